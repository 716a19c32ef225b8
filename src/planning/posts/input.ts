import type { PostsData } from '../../../models/teacher-posts/index.ts';
import type { BureauData } from '../../domain/bureau.ts';
import type {
  CertificateCheck,
  Explanation,
  HireDecision,
  MoneyLine,
  MoveDecision,
  PostRow,
} from '../../domain/plan/index.ts';
import type { Stage } from '../../domain/stage.ts';
import type { Norms } from '../../norms/index.ts';
import type { Purses } from '../money/index.ts';

/** Pupils and classes of one programme in one planned year, once places are planned. */
export interface PupilsAndClasses {
  /** The school, or the project of a new school. */
  readonly schoolId: string;
  readonly stage: Stage;
  /** Index of the planned year. */
  readonly year: number;
  readonly pupils: number;
  readonly classes: number;
}

/** Posts that special education asks of a programme, on top of what its pupils and classes require. */
export interface PostNeed {
  readonly schoolId: string;
  readonly stage: Stage;
  /** Index of the planned year. */
  readonly year: number;
  readonly posts: number;
  /** Classes of the programme, which have their teachers before a resource room has one. */
  readonly classes: number;
  /** `specialSchool` sets the posts of a special programme; `resourceRoom` adds to those of an ordinary one. */
  readonly reason: 'specialSchool' | 'resourceRoom';
  /** The arithmetic, such as `ceil(96 / 4.5) = 22`. */
  readonly arithmetic: string;
  readonly norm: string;
}

export interface PostsInput {
  readonly bureau: BureauData;
  readonly norms: Norms;
  readonly years: readonly number[];
  readonly pupilsAndClasses: readonly PupilsAndClasses[];
  /** What special education needs; empty when it is not planned. */
  readonly needs: readonly PostNeed[];
  /** Purses with the recurrent money that places and special education leave. */
  readonly purses: Purses;
}

/** Establishment posts vacated by retirements and not filled again at the programme. */
export interface PostsReturned {
  readonly schoolId: string;
  readonly stage: Stage;
  readonly year: number;
  readonly posts: number;
}

export interface PostsResult {
  /** One row a programme and planned year, in the order of the schools and then of the projects. */
  readonly rows: readonly PostRow[];
  readonly moves: readonly MoveDecision[];
  readonly hires: readonly HireDecision[];
  readonly returned: readonly PostsReturned[];
  readonly money: readonly MoneyLine[];
  readonly explanations: readonly Explanation[];
  readonly checks: readonly CertificateCheck[];
  /** By planned year; programmes whose staff is unknown count only in `postsRequired`. */
  readonly indicators: {
    readonly postsRequired: readonly number[];
    readonly postsShort: readonly number[];
    readonly postsMoved: readonly number[];
    readonly postsHired: readonly number[];
  };
  /** The model's input of each planned year, for export. */
  readonly models: readonly PostsData[];
}
