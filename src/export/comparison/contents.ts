import type { BureauData } from '../../domain/bureau.ts';
import type { PlanOutcome } from '../../domain/plan/index.ts';
import type { Override } from '../../domain/scenario.ts';
import type { Stage } from '../../domain/stage.ts';
import type { BudgetKind, FundingLevel } from '../../domain/tables/index.ts';

type Values = readonly (number | null)[];

/** One of the plans compared, with what it was made with otherwise than the reference. */
export interface ComparedPlanFacts {
  readonly planId: number;
  readonly scenarioName: string;
  /** ISO 8601, UTC. */
  readonly createdAt: string;
  readonly outcome: PlanOutcome;
  readonly dataVersion: number;
  readonly sameData: boolean;
  readonly synthetic: boolean;
  readonly certified: boolean;
  readonly stale: readonly ('data' | 'norms' | 'scenario')[];
  readonly overrides: readonly {
    readonly reference: Override | null;
    readonly plan: Override | null;
    readonly ownValue: number | null;
  }[];
  readonly norms: readonly { readonly id: string; readonly reference: number | null; readonly plan: number | null }[];
  readonly posts: readonly {
    readonly districtId: string | null;
    readonly required: Values;
    readonly short: Values;
    readonly unknown: Values;
  }[];
  readonly schools: readonly {
    readonly schoolId: string;
    readonly outcome: 'wins' | 'loses' | 'mixed';
    readonly changes: readonly { readonly measure: string; readonly reference: number; readonly plan: number }[];
  }[];
}

/** The posts of one programme in one year under one plan, with the rule behind the posts required. */
export interface ComparedPosts {
  readonly required: number;
  readonly allotted: number | null;
  readonly short: number | null;
  readonly norm: { readonly id: string; readonly value: number | null; readonly document: string } | null;
  readonly arithmetic: string | null;
}

/** Everything that the tables of a comparison show; plans are named by their place in the list. */
export interface ComparisonContents {
  readonly bureau: BureauData;
  readonly reference: number;
  readonly plans: readonly ComparedPlanFacts[];
  readonly comparison: {
    readonly years: readonly number[];
    readonly indicators: readonly { readonly indicator: string; readonly plan: number; readonly values: Values }[];
    readonly districtMoney: readonly {
      readonly kind: BudgetKind;
      readonly level: FundingLevel;
      readonly districtId: string | null;
      readonly plan: number;
      readonly values: Values;
    }[];
    readonly rows: readonly {
      readonly plan: number;
      readonly change: 'modified' | 'added' | 'removed';
      readonly section: string;
      readonly schoolId: string;
      readonly otherSchoolId: string | null;
      readonly stage: Stage | null;
      readonly year: number;
      readonly size: number | null;
      readonly fields: readonly {
        readonly field: string;
        readonly reference: number | null;
        readonly plan: number | null;
      }[];
    }[];
  };
  /** The posts of each plan other than the reference that differ from the reference's. */
  readonly staffing: readonly {
    readonly plan: number;
    readonly rows: readonly {
      readonly schoolId: string;
      readonly stage: Stage;
      readonly year: number;
      readonly change: 'same' | 'modified' | 'added' | 'removed';
      readonly reference: ComparedPosts | null;
      readonly plan: ComparedPosts | null;
    }[];
  }[];
}

/** The tables of a comparison, each a sheet of the workbook or a CSV file of its own. */
export const COMPARISON_PARTS = ['plans', 'indicators', 'money', 'districts', 'rows', 'schools', 'staffing'] as const;
export type ComparisonPart = (typeof COMPARISON_PARTS)[number];
