import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSchools } from '../../app/schools.ts';
import { useSelection } from '../../app/selection.ts';
import { DataTable, type DataTableRow } from '../../charts/DataTable.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import styles from './Policy.module.css';
import { type PolicyStanding, type Target, type TargetStanding, usePolicyText } from './policy-view.ts';
import { StandingBadge } from './StandingBadge.tsx';

/** Schools and districts that are named; the number of all stands behind them. */
const CASES_SHOWN = 8;

/** A target: where it stands, its numbers by year, the arithmetic, and norms, tables and schools behind it. */
export function TargetCard({
  target,
  policy,
  standing,
}: {
  target: Target;
  policy: PolicyStanding | undefined;
  standing: TargetStanding | undefined;
}) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = usePolicyText();
  const { language } = format;
  return (
    <section className={styles.card}>
      <header className={styles.cardHeader}>
        <h3>{target.description[language]}</h3>
        {/* Without a figure in the policy there is nothing to judge. */}
        {standing !== undefined && target.value !== null && <StandingBadge standing={standing.standing} />}
        <span>
          {t('policy.wanted')} <strong className={styles.wanted}>{text.wanted(target)}</strong>
          {target.year !== null && ` · ${t('policy.byYear', { year: target.year })}`}
        </span>
      </header>
      {policy !== undefined && standing !== undefined && (
        <>
          <Values policy={policy} target={target} standing={standing} />
          <Says target={target} standing={standing} years={policy.years} />
          <Behind policy={policy} standing={standing} unit={target.unit} />
        </>
      )}
    </section>
  );
}

function Values({ policy, target, standing }: { policy: PolicyStanding; target: Target; standing: TargetStanding }) {
  const { t } = useTranslation();
  const format = useFormat();
  const text = usePolicyText();
  const { values, numerators, denominators, terms } = standing;
  if (values.every((value) => value === null)) return null;
  const plain = (amounts: readonly (number | null)[]) => amounts.map((amount) => format.number(amount, 1));
  const unit = text.unitOf(target.unit);
  const rows: DataTableRow[] = [
    {
      key: 'value',
      heading: unit === '' ? t('policy.reached') : t('common.withUnit', { name: t('policy.reached'), unit }),
      cells: values.map((value) => text.value(value, target.unit)),
      total: true,
    },
    ...(terms === null
      ? []
      : [
          { key: 'numerator', heading: terms.numerator[format.language], cells: plain(numerators), quiet: true },
          {
            key: 'denominator',
            heading: `÷ ${terms.denominator[format.language]}`,
            cells: plain(denominators),
            quiet: true,
          },
        ]),
  ];
  return (
    <DataTable
      caption={target.description[format.language]}
      columns={[
        t(`policy.basis.${standing.basis}`),
        ...policy.years.map((year, index) => `${format.schoolYear(year)}${index === 0 ? ` ${t('policy.now')}` : ''}`),
      ]}
      rows={rows}
    />
  );
}

/** In sentences: why it stands there, since when it holds, what is unknown. */
function Says({ target, standing, years }: { target: Target; standing: TargetStanding; years: readonly number[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { reachedIn, reason, unknown, basis, indicator } = standing;
  const sentences = [
    reason?.[format.language],
    reachedIn !== null && reachedIn !== years[0] ? t('policy.reachedIn', { year: format.schoolYear(reachedIn) }) : null,
    unknown > 0 ? t('policy.unknownRows', { count: unknown }) : null,
    basis === 'reported' && standing.values.every((value) => value === null)
      ? t('policy.reportAs', { indicator: target.scope === 'rural' ? `${indicator}.rural` : indicator })
      : null,
  ].filter((sentence) => sentence);
  return sentences.length === 0 ? null : <p>{sentences.join(format.language === 'zh' ? '' : ' ')}</p>;
}

function Behind({ policy, standing, unit }: { policy: PolicyStanding; standing: TargetStanding; unit: string }) {
  const { t } = useTranslation();
  const format = useFormat();
  const names = useNames();
  const text = usePolicyText();
  const { addressOf } = useSelection();
  const { nameOf, districts } = useSchools();
  const norms = standing.norms.flatMap((id) => policy.norms.find((norm) => norm.id === id) ?? []);
  const byDocument = Map.groupBy(norms, ({ document }) => document);
  const cases = standing.cases.slice(0, CASES_SHOWN);
  const caseText = (value: number | null): string => {
    // A milestone is done or not; the name says enough.
    if (value === null || unit === 'done') return '';
    if (standing.caseUnit === 'same') return ` ${text.value(value, unit)}`;
    return ` ${t(`policy.caseUnits.${standing.caseUnit}`, { value: format.number(value) })}`;
  };
  return (
    <dl className={styles.behind}>
      {norms.length > 0 && (
        <>
          <dt>{t('policy.norms')}</dt>
          <dd>
            {[...byDocument].map(([document, group]) => (
              <span key={document} className={styles.line}>
                {group.map(({ id, description, value, unit: normUnit }, index) => (
                  <span key={id}>
                    {index > 0 && t('common.listComma')}
                    <Link to={addressOf('/norms', { norm: id, why: true })}>
                      {description[format.language].replace(/[。.]$/, '')}
                    </Link>{' '}
                    {text.norm(value, normUnit)}
                  </span>
                ))}
                {document !== '' && <span className={styles.quiet}> {document}</span>}
              </span>
            ))}
          </dd>
        </>
      )}
      {standing.tables.length > 0 && (
        <>
          <dt>{t('policy.tables')}</dt>
          <dd>
            {standing.tables.map(({ table, rows }, index) => (
              <span key={table}>
                {index > 0 && t('common.listComma')}
                <Link to={addressOf(`/data/${table}`)}>{names.table(table)}</Link>{' '}
                <span className={styles.quiet}>{t('policy.rows', { count: rows })}</span>
              </span>
            ))}
          </dd>
        </>
      )}
      {cases.length > 0 && (
        <>
          <dt>{t('policy.cases')}</dt>
          <dd>
            {cases.map(({ schoolId, districtId, value }, index) => (
              <span key={`${schoolId} ${districtId}`}>
                {index > 0 && t('common.listComma')}
                {schoolId === null ? (
                  (districts.get(districtId ?? '') ?? districtId)
                ) : (
                  <Link to={addressOf('/plan/overview', { school: schoolId, why: true })}>{nameOf(schoolId)}</Link>
                )}
                {caseText(value)}
              </span>
            ))}
            {standing.caseCount > cases.length && (
              <span className={styles.quiet}> {t('policy.allCases', { count: standing.caseCount })}</span>
            )}
          </dd>
        </>
      )}
    </dl>
  );
}
