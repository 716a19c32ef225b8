import {
  BookOpenText,
  ChartSpline,
  ClipboardList,
  Columns3,
  Database,
  FileOutput,
  FolderOpen,
  GitFork,
  type LucideIcon,
  Scale,
} from 'lucide-react';
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
  { name: 'data', icon: Database, view: lazy(() => import('../features/data/DataScreen.tsx')), needsBureau: true },
  { name: 'norms', icon: Scale, view: lazy(() => import('../features/norms/NormsScreen.tsx')), needsBureau: true },
  {
    name: 'scenarios',
    icon: GitFork,
    view: lazy(() => import('../features/scenarios/ScenariosScreen.tsx')),
    needsBureau: true,
  },
  { name: 'plan', icon: ClipboardList, view: lazy(() => import('../features/plan/PlanScreen.tsx')), needsBureau: true },
  {
    name: 'compare',
    icon: Columns3,
    view: lazy(() => import('../features/compare/CompareScreen.tsx')),
    needsBureau: true,
  },
  {
    name: 'frontier',
    icon: ChartSpline,
    view: lazy(() => import('../features/frontier/FrontierScreen.tsx')),
    needsBureau: true,
  },
  {
    name: 'policy',
    icon: BookOpenText,
    view: lazy(() => import('../features/policy/PolicyScreen.tsx')),
    needsBureau: false,
  },
  {
    name: 'export',
    icon: FileOutput,
    view: lazy(() => import('../features/export/ExportScreen.tsx')),
    // A plan package from elsewhere can be opened without one.
    needsBureau: false,
  },
];
