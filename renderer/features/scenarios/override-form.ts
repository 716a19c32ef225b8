import type { ProjectionVariant } from '../../../src/domain/projection.ts';
import type { Override, ShareTier } from '../../../src/domain/scenario.ts';
import type { Stage } from '../../../src/domain/stage.ts';
import type { BudgetKind, FundingLevel } from '../../../src/domain/tables/index.ts';

/** What can be changed by a form. */
export const OVERRIDE_FORMS = [
  'budgetFactor',
  'budget',
  'norm',
  'projection',
  'horizon',
  'redirection',
  'policyShare',
  'projectLock',
  'roomsLock',
  'redirectionLock',
] as const;
export type OverrideFormName = (typeof OVERRIDE_FORMS)[number];

/** Everything that was typed, kept when another kind of change is looked at. Numbers are text until they are used. */
export interface OverrideForm {
  readonly what: OverrideFormName;
  readonly factor: string;
  readonly factorKind: BudgetKind | '';
  readonly year: string;
  readonly level: FundingLevel;
  readonly budgetKind: BudgetKind;
  readonly district: string;
  /** Ten thousand yuan. */
  readonly amount: string;
  readonly norm: string;
  readonly value: string;
  readonly variant: ProjectionVariant;
  readonly years: string;
  readonly allowed: boolean;
  readonly tier: ShareTier;
  /** Per cent. */
  readonly share: string;
  readonly project: string;
  readonly school: string;
  readonly stage: Stage;
  readonly rooms: string;
  readonly direction: 'from' | 'to';
}

export const EMPTY_FORM: OverrideForm = {
  what: 'budgetFactor',
  factor: '1.2',
  factorKind: '',
  year: '',
  level: 'county',
  budgetKind: 'capital',
  district: '',
  amount: '',
  norm: '',
  value: '',
  variant: 'high',
  years: '5',
  allowed: false,
  tier: 'large',
  share: '5',
  project: '',
  school: '',
  stage: 'primary',
  rooms: '0',
  direction: 'from',
};

/** The number in a text, or null when it holds none or one outside the limits. */
export function numberOf(text: string, least: number, most: number, whole = false): number | null {
  const plain = text.replaceAll(/[,，\s]/g, '');
  const value = plain === '' ? Number.NaN : Number(plain);
  return value >= least && value <= most && (!whole || Number.isInteger(value)) ? value : null;
}

const yearOf = (text: string) => numberOf(text, 1900, 2200, true);

/** The override that a form describes, or null as long as something is missing or wrong. */
export function overrideOf(form: OverrideForm): Override | null {
  const year = yearOf(form.year);
  switch (form.what) {
    case 'budgetFactor': {
      const factor = numberOf(form.factor, 0, 1000);
      return factor === null ? null : { kind: 'budgetFactor', factor, budgetKind: form.factorKind || null };
    }
    case 'budget': {
      const amount = numberOf(form.amount, 0, 1e9);
      if (amount === null || year === null) return null;
      const { level, budgetKind, district } = form;
      return {
        kind: 'budget',
        year,
        level,
        budgetKind,
        districtId: district || null,
        amount: Math.round(amount * 10_000),
      };
    }
    case 'norm': {
      const value = numberOf(form.value, -1e12, 1e12);
      return value === null || form.norm === '' ? null : { kind: 'norm', id: form.norm, value };
    }
    case 'projection':
      return { kind: 'projection', variant: form.variant };
    case 'horizon': {
      const years = numberOf(form.years, 1, 30, true);
      return years === null ? null : { kind: 'horizon', years };
    }
    case 'redirection':
      return { kind: 'redirection', allowed: form.allowed };
    case 'policyShare': {
      const share = numberOf(form.share, 0, 100);
      return share === null || year === null
        ? null
        : { kind: 'policyShare', tier: form.tier, year, share: share / 100 };
    }
    case 'projectLock': {
      if (form.project === '' || (form.year.trim() !== '' && year === null)) return null;
      return { kind: 'lock', lock: { what: 'project', projectId: form.project, startYear: year } };
    }
    case 'roomsLock': {
      const rooms = numberOf(form.rooms, 0, 1000, true);
      if (rooms === null || form.school === '' || (rooms > 0 && year === null)) return null;
      const orders = rooms === 0 || year === null ? [] : [{ orderYear: year, rooms }];
      return { kind: 'lock', lock: { what: 'rooms', schoolId: form.school, stage: form.stage, orders } };
    }
    case 'redirectionLock': {
      if (form.school === '') return null;
      const what = form.direction === 'from' ? 'noRedirectionFrom' : 'noRedirectionTo';
      return { kind: 'lock', lock: { what, schoolId: form.school } };
    }
  }
}
