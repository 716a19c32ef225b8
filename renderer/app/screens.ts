import { FolderOpen, type LucideIcon } from 'lucide-react';
import { type ComponentType, type LazyExoticComponent, lazy } from 'react';

/** A screen of the left rail. Its code is loaded when it is first opened. */
export interface ScreenEntry {
  /** First part of the address, and key of its name in the locale files: `screens.<name>`. */
  readonly name: string;
  readonly icon: LucideIcon;
  readonly view: LazyExoticComponent<ComponentType>;
  /** Whether the screen shows something only when a bureau is open. */
  readonly needsBureau: boolean;
}

/** Every screen in the order of the rail; a screen stands here only when the core answers what it asks. */
export const SCREENS: readonly ScreenEntry[] = [
  {
    name: 'bureau',
    icon: FolderOpen,
    view: lazy(() => import('../features/bureau/BureauScreen.tsx')),
    needsBureau: false,
  },
];
