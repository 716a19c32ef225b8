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
  | { readonly kind: 'table'; readonly headers: readonly string[]; readonly rows: readonly (readonly Cell[])[] }
  | {
      readonly kind: 'figure';
      readonly svg: string;
      readonly width: number;
      readonly height: number;
      readonly caption: string;
    };

/** Numbers stand to the right, texts to the left; null is unknown and shown as a dash. */
export type Cell = string | number | null;

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
  readonly sections: readonly Section[];
}
