import type { Lock } from '../../../src/domain/lock.ts';
import type { ProjectionVariant } from '../../../src/domain/projection.ts';
import type { Override, ShareTier } from '../../../src/domain/scenario.ts';
import type { Stage } from '../../../src/domain/stage.ts';
import type { BudgetKind, FundingLevel } from '../../../src/domain/tables/index.ts';

/** What can be changed by a form. */
export const OVERRIDE_FORMS = [
  'budgetFactor',
  'budget',
  'price',
  'entrants',
  'births',
  'projection',
  'policyShare',
  'horizon',
  'projectLock',
  'projectNotBefore',
  'roomsLock',
  'redirection',
  'redirectionLimit',
  'redirectionLock',
  'redirectionBetween',
  'norm',
] as const;
export type OverrideFormName = (typeof OVERRIDE_FORMS)[number];

/** Which norms are wages and prices, and which limit redirection; every norm can be changed by the form for norms. */
export const NORMS_OF_FORM: Readonly<Partial<Record<OverrideFormName, (normId: string) => boolean>>> = {
  price: (id) => /cost/i.test(id) || /^funds\.(perPupil|boarder|textbooks)|^teachers\.tuitionFee/.test(id),
  redirectionLimit: (id) => id.startsWith('redirect.'),
  norm: () => true,
};

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
  readonly otherSchool: string;
  /** Blank: all stages. */
  readonly entrantsStage: Stage | '';
  readonly stage: Stage;
  readonly rooms: string;
  readonly direction: 'from' | 'to';
}

const EMPTY_FORM: OverrideForm = {
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
  otherSchool: '',
  entrantsStage: '',
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
    case 'norm':
    case 'price':
    case 'redirectionLimit': {
      const value = numberOf(form.value, -1e12, 1e12);
      return value === null || form.norm === '' ? null : { kind: 'norm', id: form.norm, value };
    }
    case 'entrants': {
      const factor = numberOf(form.factor, 0, 1000);
      const { district, entrantsStage } = form;
      return factor === null
        ? null
        : { kind: 'entrants', districtId: district || null, stage: entrantsStage || null, factor };
    }
    case 'births': {
      const factor = numberOf(form.factor, 0, 1000);
      if (factor === null || year === null) return null;
      return { kind: 'births', districtId: form.district || null, fromYear: year, factor };
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
    case 'projectNotBefore':
      if (form.project === '' || year === null) return null;
      return { kind: 'lock', lock: { what: 'projectNotBefore', projectId: form.project, year } };
    case 'redirectionBetween': {
      const { school, otherSchool } = form;
      if (school === '' || otherSchool === '' || school === otherSchool) return null;
      return {
        kind: 'lock',
        lock: { what: 'noRedirectionBetween', schoolId: school, otherSchoolId: otherSchool },
      };
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

/** The form that describes an override, filled with it; an empty one to add a change. */
export function formOf(override: Override | null): OverrideForm {
  if (override === null) return EMPTY_FORM;
  switch (override.kind) {
    case 'budgetFactor':
      return {
        ...EMPTY_FORM,
        what: 'budgetFactor',
        factor: String(override.factor),
        factorKind: override.budgetKind ?? '',
      };
    case 'budget': {
      const { year, level, budgetKind, districtId, amount } = override;
      return {
        ...EMPTY_FORM,
        what: 'budget',
        year: String(year),
        level,
        budgetKind,
        district: districtId ?? '',
        amount: String(amount / 10_000),
      };
    }
    case 'norm': {
      const what = (['price', 'redirectionLimit'] as const).find((form) => NORMS_OF_FORM[form]?.(override.id));
      return { ...EMPTY_FORM, what: what ?? 'norm', norm: override.id, value: String(override.value) };
    }
    case 'entrants': {
      const { districtId, stage, factor } = override;
      return {
        ...EMPTY_FORM,
        what: 'entrants',
        district: districtId ?? '',
        entrantsStage: stage ?? '',
        factor: String(factor),
      };
    }
    case 'births': {
      const { districtId, fromYear, factor } = override;
      return {
        ...EMPTY_FORM,
        what: 'births',
        district: districtId ?? '',
        year: String(fromYear),
        factor: String(factor),
      };
    }
    case 'projection':
      return { ...EMPTY_FORM, what: 'projection', variant: override.variant };
    case 'horizon':
      return { ...EMPTY_FORM, what: 'horizon', years: String(override.years) };
    case 'redirection':
      return { ...EMPTY_FORM, what: 'redirection', allowed: override.allowed };
    case 'policyShare': {
      // A share such as 0.07 times 100 is not exactly 7.
      const share = String(Number((override.share * 100).toFixed(6)));
      return { ...EMPTY_FORM, what: 'policyShare', tier: override.tier, year: String(override.year), share };
    }
    case 'lock':
      return formOfLock(override.lock);
  }
}

function formOfLock(lock: Lock): OverrideForm {
  switch (lock.what) {
    case 'project':
      return {
        ...EMPTY_FORM,
        what: 'projectLock',
        project: lock.projectId,
        year: lock.startYear === null ? '' : String(lock.startYear),
      };
    case 'projectNotBefore':
      return { ...EMPTY_FORM, what: 'projectNotBefore', project: lock.projectId, year: String(lock.year) };
    case 'rooms': {
      const [order] = lock.orders;
      return {
        ...EMPTY_FORM,
        what: 'roomsLock',
        school: lock.schoolId,
        stage: lock.stage,
        rooms: String(order?.rooms ?? 0),
        year: order === undefined ? '' : String(order.orderYear),
      };
    }
    case 'noRedirectionBetween':
      return {
        ...EMPTY_FORM,
        what: 'redirectionBetween',
        school: lock.schoolId,
        otherSchool: lock.otherSchoolId,
      };
    case 'noRedirectionFrom':
    case 'noRedirectionTo':
      return {
        ...EMPTY_FORM,
        what: 'redirectionLock',
        school: lock.schoolId,
        direction: lock.what === 'noRedirectionFrom' ? 'from' : 'to',
      };
  }
}

/** Whether the form can show an override whole: a lock with orders in several years is made elsewhere and kept as it is. */
export function isEditable(override: Override): boolean {
  return override.kind !== 'lock' || override.lock.what !== 'rooms' || override.lock.orders.length <= 1;
}
