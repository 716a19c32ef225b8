import { useState } from 'react';
import type { ApiFailure, Client, SavePurpose } from '../../../src/api/index.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure } from '../../api/queries.ts';

/** Where the writing of one file stands; null before the first try. */
export type WritingState =
  | { readonly step: 'busy' }
  | { readonly step: 'written'; readonly name: string; readonly size: number | null; readonly token: string | null }
  | { readonly step: 'failed'; readonly failure: ApiFailure; readonly again: () => void };

export interface Writing {
  readonly state: WritingState | null;
  /** Lets the user say where to, writes with `write`, and delivers the file. */
  write(
    target: { readonly purpose: SavePurpose; readonly suggestedName: string },
    write: (token: string) => Promise<{ readonly size: number | null }>,
  ): void;
  /** Does something that leaves no file, such as printing; false where the user dismissed it. */
  run(name: string, work: () => Promise<boolean>): void;
  /** Shows the written file in its folder, or downloads it again. */
  show(token: string): void;
}

/** Writes files one at a time and keeps how the last one ended. */
export function useWriting(): Writing {
  const client = useClient();
  const [state, setState] = useState<WritingState | null>(null);

  function attempt(work: (client: Client) => Promise<WritingState | null>): void {
    setState({ step: 'busy' });
    work(client).then(setState, (thrown) =>
      setState({ step: 'failed', failure: asFailure(thrown), again: () => attempt(work) }),
    );
  }

  return {
    state,
    write(target, write) {
      attempt(async () => {
        const picked = await client.call('shell.pickSaveTarget', target);
        if (picked === null) return null;
        const { size } = await write(picked.token);
        await client.call('shell.deliverFile', { token: picked.token });
        return { step: 'written', name: picked.name, size, token: picked.token };
      });
    },
    run(name, work) {
      attempt(async () => ((await work()) ? { step: 'written', name, size: null, token: null } : null));
    },
    show(token) {
      client.call('shell.showFile', { token }).catch((thrown) => {
        setState({ step: 'failed', failure: asFailure(thrown), again: () => this.show(token) });
      });
    },
  };
}
