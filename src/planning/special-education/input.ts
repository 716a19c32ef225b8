import type { RoomsData } from '../../../models/special-education/index.ts';
import type { BureauData } from '../../domain/bureau.ts';
import type { CertificateCheck, Explanation, HireDecision, MoneyLine, SpecialRow } from '../../domain/plan/index.ts';
import type { Stage } from '../../domain/stage.ts';
import type { Norms } from '../../norms/index.ts';
import type { Solver } from '../../solve/solver.ts';
import type { Purses } from '../money/index.ts';
import type { PostNeed, PupilsAndClasses } from '../posts/index.ts';

export interface SpecialInput {
  readonly bureau: BureauData;
  readonly norms: Norms;
  readonly years: readonly number[];
  /** Tells the stages a school teaches and the pupils of special schools in the planned years. */
  readonly pupilsAndClasses: readonly PupilsAndClasses[];
  /** Purses with the money left; rooms are paid from capital, auxiliaries from recurrent money. */
  readonly purses: Purses;
  /**
   * Whether schools below the threshold get shared rooms with the money left. Rooms that the norm requires come before
   * places and shared rooms after them, so special education is planned twice: first without, then with shared rooms.
   */
  readonly sharedRooms: boolean;
  /** What the first round decided; its rooms and auxiliaries stand and are not paid again from `purses`. */
  readonly decided?: SpecialResult;
  readonly solver: Solver;
  /** Wall-clock seconds for each model; every model has an answer at once that the solver can only improve. */
  readonly timeLimitSeconds: number;
  readonly signal?: AbortSignal;
}

/** A resource room that is opened; it is in use in the year it is ordered. */
export interface RoomDecision {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly year: number;
  /** The norm requires it; otherwise it is shared by schools below the threshold. */
  readonly isObliged: boolean;
  /** Yuan. */
  readonly cost: number;
}

export interface SpecialResult {
  /** One row for every school with pupils with special needs and planned year. */
  readonly rows: readonly SpecialRow[];
  readonly rooms: readonly RoomDecision[];
  /** Posts that the posts model is to fill. */
  readonly needs: readonly PostNeed[];
  /** Auxiliaries bought for special schools; empty while the norm has no value. */
  readonly auxiliaries: readonly HireDecision[];
  /** All lines, those of the first round included. */
  readonly money: readonly MoneyLine[];
  /** Hours a week by planned year; null while `special.homeTeaching.hours` has no value. */
  readonly homeTeachingHours: readonly number[] | null;
  readonly explanations: readonly Explanation[];
  readonly checks: readonly CertificateCheck[];
  /** The model's input of each planned year, for export. */
  readonly models: readonly RoomsData[];
}
