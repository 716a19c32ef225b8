import type { NormSet } from '../../domain/norm.ts';
import type { Plan } from '../../domain/plan/index.ts';
import type { ScenarioSettings } from '../../domain/scenario.ts';
import type { BureauTables } from '../../domain/tables/index.ts';

/** Which plan a package holds. */
export interface PackageManifest {
  readonly format: 'junheng-plan-package';
  readonly version: 1;
  readonly planId: number;
  readonly scenarioName: string;
  /** ISO 8601, UTC: when the plan was saved. */
  readonly createdAt: string;
  readonly data: { readonly version: number; readonly hash: string };
}

/** A plan with everything that is needed to verify it elsewhere. */
export interface PlanPackage {
  readonly manifest: PackageManifest;
  readonly tables: BureauTables;
  readonly normSet: NormSet;
  readonly settings: ScenarioSettings;
  readonly plan: Plan;
}

/** Files of a package beside the tables, which are `tables/<name>.json`. */
export const FILES = {
  manifest: 'manifest.json',
  norms: 'norms.json',
  settings: 'scenario.json',
  plan: 'plan.json',
  certificate: 'certificate.json',
} as const;

/** The digests of all files, as `sha256sum` prints and checks them. */
export const DIGESTS = 'SHA256SUMS';
