import { useTranslation } from 'react-i18next';
import { useSchools } from '../../app/schools.ts';
import { DataTable } from '../../charts/DataTable.tsx';
import { Badge } from '../../components/Badge.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import styles from './Policy.module.css';
import { ProgressEditor } from './ProgressEditor.tsx';
import {
  type Measure,
  type MeasureStanding,
  type PolicyStanding,
  type Register,
  usePolicyText,
} from './policy-view.ts';
import { StandingBadge } from './StandingBadge.tsx';
import { TargetCard } from './TargetCard.tsx';

/** One measure: what it asks for, of whom, where each target stands and why, and what the bureau says of it. */
export function MeasureDetail({
  register,
  measure,
  policy,
  standing,
}: {
  register: Register;
  measure: Measure;
  policy: PolicyStanding | undefined;
  standing: MeasureStanding | undefined;
}) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { number, subject, summary, offices, roles, targets, handling, source } = measure;
  const officeOf = new Map(register.offices.map(({ id, name }) => [id, name[language]]));
  const [lead, ...others] = offices.map((id) => officeOf.get(id) ?? id);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <article className={styles.detail} tabIndex={0} aria-label={`${number} ${subject[language]}`}>
      <header className={styles.detailHeader}>
        <h2>
          {number}. {subject[language]}
        </h2>
        {standing !== undefined && <StandingBadge standing={standing.standing} />}
        {standing?.tracked && <span className={styles.quiet}>{t('policy.byWord')}</span>}
        {roles.map((role) => (
          <Badge key={role}>{t(`policy.roles.${role}`)}</Badge>
        ))}
      </header>
      <p>{summary[language]}</p>
      <p className={styles.quiet}>
        {t('policy.lead')} <strong>{lead}</strong>
        {others.length > 0 && ` · ${t('policy.others')} ${others.join(t('common.listComma'))}`}
      </p>
      <p className={styles.quiet}>
        {t('policy.source', { document: source.document, item: source.item })} · {handling[language]}
      </p>
      {targets.map((target, index) => (
        <TargetCard
          key={`${target.indicator} ${target.scope} ${target.year}`}
          target={target}
          policy={policy}
          standing={standing?.targets[index]}
        />
      ))}
      {targets.length === 0 && <p>{t('policy.noTargets')}</p>}
      {policy !== undefined && standing !== undefined && standing.figures.length > 0 && (
        <Figures policy={policy} standing={standing} />
      )}
      {number === 5 && policy !== undefined && <Variations policy={policy} />}
      {standing !== undefined && (
        <ProgressEditor
          measure={number}
          byDistrict={roles.includes('M') || targets.some(({ scope }) => scope === 'district')}
          progress={standing.progress}
        />
      )}
    </article>
  );
}

function Figures({ policy, standing }: { policy: PolicyStanding; standing: MeasureStanding }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = usePolicyText();
  return (
    <section className={styles.card}>
      <h3>{t('policy.figures')}</h3>
      <DataTable
        caption={t('policy.figures')}
        columns={[t('policy.indicator'), ...policy.years.map((year) => format.schoolYear(year))]}
        rows={standing.figures.map(({ indicator, name, unit, values }) => ({
          key: indicator,
          heading:
            text.unitOf(unit) === ''
              ? name[format.language]
              : t('common.withUnit', { name: name[format.language], unit: text.unitOf(unit) }),
          cells: values.map((value) => text.value(value, unit)),
        }))}
      />
    </section>
  );
}

const BALANCE = [
  'aboveRequiredDegree',
  'backbone',
  'peArt',
  'teachingArea',
  'sportsArea',
  'equipment',
  'multimedia',
] as const;

/** Equity: how unequal the schools of each district are. */
function Variations({ policy }: { policy: PolicyStanding }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const { districts } = useSchools();
  const groups = Map.groupBy(policy.variations, ({ districtId, stage }) => `${districtId}|${stage}`);
  if (groups.size === 0) return null;
  return (
    <section className={styles.card}>
      <h3>{t('policy.variations')}</h3>
      <DataTable
        caption={t('policy.variations')}
        textColumns={2}
        columns={[
          t('columns.districts.name'),
          t('columns.programmes.stage'),
          ...BALANCE.map((indicator) => t(`policy.balance.${indicator}`)),
          t('policy.limit'),
        ]}
        rows={[...groups].map(([key, rows]) => ({
          key,
          heading: districts.get(rows[0]!.districtId) ?? rows[0]!.districtId,
          cells: [
            names.stage(rows[0]!.stage),
            ...BALANCE.map((indicator) => {
              const row = rows.find((one) => one.indicator === indicator);
              return format.number(row?.variation, 3, true);
            }),
            format.number(rows[0]!.limit, 2),
          ],
        }))}
      />
      <p className={styles.note}>{t('policy.variationsNote')}</p>
    </section>
  );
}
