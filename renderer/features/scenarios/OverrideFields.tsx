import { useTranslation } from 'react-i18next';
import { PROJECTION_VARIANTS } from '../../../src/domain/projection.ts';
import { STAGES } from '../../../src/domain/stage.ts';
import { BUDGET_KINDS, FUNDING_LEVELS } from '../../../src/domain/tables/index.ts';
import { useApi } from '../../api/queries.ts';
import { useSchools } from '../../app/schools.ts';
import { Field } from '../../components/Field.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import { NORMS_OF_FORM, type OverrideForm, type OverrideFormName } from './override-form.ts';

type Name = Exclude<keyof OverrideForm, 'what' | 'allowed'>;

/** Which fields each kind of change asks for. */
const FIELDS: Readonly<Record<OverrideFormName, readonly Name[]>> = {
  budgetFactor: ['factorKind', 'factor'],
  budget: ['year', 'level', 'budgetKind', 'district', 'amount'],
  norm: ['norm', 'value'],
  price: ['norm', 'value'],
  redirectionLimit: ['norm', 'value'],
  entrants: ['district', 'entrantsStage', 'factor'],
  births: ['district', 'year', 'factor'],
  projectNotBefore: ['project', 'year'],
  redirectionBetween: ['school', 'otherSchool'],
  projection: ['variant'],
  horizon: ['years'],
  redirection: [],
  policyShare: ['tier', 'year', 'share'],
  projectLock: ['project', 'year'],
  roomsLock: ['school', 'stage', 'rooms', 'year'],
  redirectionLock: ['school', 'direction'],
};

type Choices = readonly (readonly [value: string, text: string])[];

interface OverrideFieldsProps {
  readonly form: OverrideForm;
  readonly onChange: (form: OverrideForm) => void;
}

/** The fields of one kind of change. */
export function OverrideFields({ form, onChange }: OverrideFieldsProps) {
  const { t } = useTranslation();
  const choices = useChoices(form.what);
  if (form.what === 'redirection') {
    return (
      <Field label={t('overrides.fields.redirection')}>
        {(id) => (
          <select
            id={id}
            value={form.allowed ? 'allowed' : 'refused'}
            onChange={(event) => onChange({ ...form, allowed: event.target.value === 'allowed' })}
          >
            <option value="refused">{t('overrides.redirection.refused')}</option>
            <option value="allowed">{t('overrides.redirection.allowed')}</option>
          </select>
        )}
      </Field>
    );
  }
  return FIELDS[form.what].map((name) => {
    const set = (value: string) => onChange({ ...form, [name]: value });
    const list = choices(name);
    return (
      <Field
        key={name}
        label={t(`overrides.fields.${name}`)}
        hint={t(`overrides.hints.${form.what}.${name}`, { defaultValue: '' })}
      >
        {(id, describedBy) =>
          list === null ? (
            <input
              id={id}
              aria-describedby={describedBy}
              inputMode="decimal"
              value={form[name]}
              onChange={(event) => set(event.target.value)}
            />
          ) : (
            <select
              id={id}
              aria-describedby={describedBy}
              value={form[name]}
              onChange={(event) => set(event.target.value)}
            >
              {list.map(([value, text]) => (
                <option key={value} value={value}>
                  {text}
                </option>
              ))}
            </select>
          )
        }
      </Field>
    );
  });
}

/** The choices of a field, or null where it is typed. */
function useChoices(what: OverrideFormName): (name: Name) => Choices | null {
  const { t } = useTranslation();
  const names = useNames();
  const { language } = useFormat();
  const { list, districts } = useSchools();
  const norms = useApi('norms.list', {}).data?.norms ?? [];
  return (name) => {
    switch (name) {
      case 'factorKind':
        return [
          ['', t('overrides.allBudgets')],
          ...BUDGET_KINDS.map((kind) => [kind, names.choice('kind', kind)] as const),
        ];
      case 'budgetKind':
        return BUDGET_KINDS.map((kind) => [kind, names.choice('kind', kind)] as const);
      case 'level':
        return FUNDING_LEVELS.map((level) => [level, names.choice('level', level)] as const);
      case 'district':
        return [['', t('overrides.wholeBureau')], ...districts];
      case 'norm':
        return [
          ['', t('overrides.choose')],
          ...norms
            .filter(({ id }) => NORMS_OF_FORM[what]?.(id) ?? false)
            .map(({ id, description }) => [id, description[language]] as const),
        ];
      case 'variant':
        return PROJECTION_VARIANTS.map((variant) => [variant, t(`overrides.projection.${variant}`)] as const);
      case 'tier':
        return (['large', 'superLarge'] as const).map((tier) => [tier, t(`overrides.tiers.${tier}`)] as const);
      case 'project':
        return [
          ['', t('overrides.choose')],
          ...list.filter(({ project }) => project).map(({ id, name: text }) => [id, text] as const),
        ];
      case 'school':
      case 'otherSchool':
        return [
          ['', t('overrides.choose')],
          ...list.filter(({ project }) => !project).map(({ id, name: text }) => [id, text] as const),
        ];
      case 'entrantsStage':
        return [['', t('overrides.allStages')], ...STAGES.map((stage) => [stage, names.stage(stage)] as const)];
      case 'stage':
        return STAGES.map((stage) => [stage, names.stage(stage)] as const);
      case 'direction':
        return (['from', 'to'] as const).map((way) => [way, t(`overrides.directions.${way}`)] as const);
      default:
        return null;
    }
  };
}
