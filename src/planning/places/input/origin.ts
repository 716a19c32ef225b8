import type { Project, School } from '../../../domain/bureau.ts';
import type { CompleteProgramme } from '../../../domain/programme-defaults.ts';
import type { Stage } from '../../../domain/stage.ts';
import type { Part } from '../../money/index.ts';

/** What stands behind one site of the model: a programme of a school, or a project. */
export interface SiteOrigin {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly districtId: string | null;
  readonly programme: CompleteProgramme | null;
  readonly school: School | null;
  readonly project: Project | null;
  /** Year in which each settled cohort of the site entered, in the order of the site's settled cohorts. */
  readonly settledEntryYears: readonly number[];
  /** What one unit of cost charges each capital purse by planned year, in whole fen. */
  readonly roomParts: readonly (readonly Part[])[];
  readonly startParts: readonly (readonly Part[])[];
  readonly stepParts: readonly (readonly Part[])[];
  readonly runningParts: readonly (readonly Part[])[];
}
