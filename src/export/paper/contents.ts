import type { PolicyRegister } from '../../norms/index.ts';
import type { BudgetContents } from '../budget/contents.ts';
import type { NamedPlan } from '../plan-facts.ts';

/** Everything that the decision paper is made of. */
export interface PaperContents {
  readonly budget: BudgetContents;
  /** A second plan to set beside the first; null for none. */
  readonly other: NamedPlan | null;
  readonly policy: PolicyRegister;
}

/** A part of a paper, the same for every format. */
export type Block =
  | { readonly kind: 'paragraph'; readonly text: string; readonly strong?: true }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'subtitle'; readonly text: string }
  | Table
  | BarsFigure
  | MapFigure;

export interface Table {
  readonly kind: 'table';
  readonly headers: readonly string[];
  readonly rows: readonly (readonly Cell[])[];
  /** The last row sums up the others. */
  readonly hasTotal?: true;
}

/** Yuan, shown in ten thousands with two decimals; the header of the column or the text beside it says so. */
export interface Money {
  readonly yuan: number;
}

/** Numbers and money stand to the right, texts to the left; null is unknown and shown as a dash. */
export type Cell = string | number | Money | null;

/** Series of numbers by school year, as bars or lines on one axis. */
export interface BarsFigure {
  readonly kind: 'bars';
  readonly caption: string;
  /** What the axis of values counts, and what the other one lists. */
  readonly unit: string;
  readonly categoryName: string;
  readonly categories: readonly string[];
  readonly series: readonly {
    readonly name: string;
    readonly values: readonly (number | null)[];
    readonly colour: string;
    readonly drawn: 'outlined' | 'filled' | 'line';
  }[];
}

export const TIERS = ['standard', 'large', 'superLarge'] as const;
/** The largest class of a school: below 56 pupils, 56 to 65, or 66 and more. */
export type Tier = (typeof TIERS)[number];

/** Schools where they lie, with their largest class and whether rooms are added. */
export interface MapFigure {
  readonly kind: 'map';
  readonly caption: string;
  readonly schools: readonly {
    /** Kilometres east and north of the middle of the map. */
    readonly east: number;
    readonly north: number;
    readonly tier: Tier;
    readonly isBuilt: boolean;
  }[];
  /** Names of the districts, in the middle of their schools. */
  readonly labels: readonly { readonly east: number; readonly north: number; readonly text: string }[];
  readonly words: Readonly<Record<Tier | 'built' | 'districts' | 'kilometres' | 'eastwards' | 'northwards', string>>;
}

export interface Section {
  readonly id: string;
  readonly title: string;
  readonly blocks: readonly Block[];
}

export interface Paper {
  readonly language: 'zh-CN' | 'en';
  readonly title: string;
  readonly subtitle: string;
  /** The notice that the data are synthetic; null where they are real. */
  readonly notice: string | null;
  readonly facts: readonly (readonly [string, string])[];
  readonly contentsTitle: string;
  /** How a page says its number: a text for the number and one for the number of pages. */
  readonly pageWords: readonly [before: string, between: string, after: string];
  readonly sections: readonly Section[];
}
