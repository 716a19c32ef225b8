import { Component, type ReactNode } from 'react';
import { ApiFailure, apiError } from '../../src/api/index.ts';
import { Failure } from '../components/Failure.tsx';

/** A defect in one screen leaves the rest of the window working. */
export class ScreenBoundary extends Component<{ children: ReactNode }, { failed: boolean }> {
  override state = { failed: false };

  static getDerivedStateFromError(): { failed: boolean } {
    return { failed: true };
  }

  override render(): ReactNode {
    if (!this.state.failed) return this.props.children;
    return <Failure failure={new ApiFailure(apiError('internal'))} onRetry={() => this.setState({ failed: false })} />;
  }
}
