import type { HireChannel, PostRow } from '../../domain/plan/index.ts';
import type { Assumption, WordedNorm } from '../background.ts';
import type { NamedPlan } from '../plan-facts.ts';

/** The posts of one programme in one year with everything a staffing office asks about them. */
export interface StaffingRow extends PostRow {
  /** The rule behind the posts required: the norm with its value and document. Null where the plan names none. */
  readonly norm: { readonly id: string; readonly value: number | null; readonly document: string } | null;
  /** The arithmetic, such as `ceil(1441 / 19) = 76`. */
  readonly arithmetic: string | null;
  /** The base year: establishment posts, staff in them and purchased posts; null where unknown. */
  readonly establishment: number | null;
  readonly teachers: number | null;
  readonly purchased: number | null;
  readonly hiredBy: Readonly<Record<HireChannel, number>>;
}

/** The establishment of a district; null where it is unknown. */
export interface DistrictEstablishment {
  readonly districtId: string | null;
  readonly posts: number | null;
}

/** Everything that the staffing tables show. */
export interface StaffingContents extends NamedPlan {
  readonly rows: readonly StaffingRow[];
  readonly districts: readonly DistrictEstablishment[];
  /** The norms behind the posts, and what is taken for granted about posts. */
  readonly norms: readonly WordedNorm[];
  readonly assumptions: readonly Assumption[];
  /** The plan that the first one is compared with; null for none. */
  readonly other: (NamedPlan & { readonly rows: readonly StaffingRow[] }) | null;
}
