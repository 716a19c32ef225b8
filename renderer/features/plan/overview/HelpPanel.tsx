import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OutputOf } from '../../../../src/api/index.ts';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
import { DataTable } from '../../../charts/DataTable.tsx';
import { Answer } from '../../../components/Loading.tsx';
import { Panel } from '../../../components/Screen.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useReasons } from '../../../i18n/reasons.ts';
import { usePlanSchools } from '../use-plan-schools.ts';
import type { PlanOverview } from './AnswerSentence.tsx';
import styles from './Overview.module.css';

type Balance = NonNullable<OutputOf<'plan.purses'>['balances']>[number];

/** A purse counts as used up when less than this share of it is left. */
const USED_UP = 0.02;
const SHOWN_PURSES = 6;
const SHOWN_WORTH = 5;

/** What would help most: relaxations that the plan offers, the rules that stop more, and the purses that are used up. */
export function HelpPanel({ overview }: { overview: PlanOverview }) {
  const { t } = useTranslation();
  const { planId } = overview.summary;
  const reasons = useReasons();
  const shortfalls = useApi('plan.shortfalls', { planId });
  const relaxations = overview.findings.filter(
    ({ kind, facts }) => kind === 'relaxation' && facts.reason !== 'moneyWorth',
  );
  return (
    <Panel title={t('plan.help.title')}>
      {relaxations.length > 0 && (
        <>
          <h3>{t('plan.help.relaxations')}</h3>
          <ul className={styles.list}>
            {relaxations.map((reason, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: findings have no identity of their own and never move.
              <li key={index} className={styles.item}>
                <span className={styles.itemText}>{reasons.text(reason)}</span>
              </li>
            ))}
          </ul>
        </>
      )}
      <NextMillion overview={overview} />
      <h3>{t('plan.help.limits')}</h3>
      <Answer answer={shortfalls}>
        {(groups) =>
          groups.length === 0 ? <p>{t('plan.help.noLimits')}</p> : <Limits groups={groups} years={overview.years} />
        }
      </Answer>
      <UsedUp overview={overview} />
    </Panel>
  );
}

/** Where another million yuan helps most, by the prices that the plan found; the best first. */
function NextMillion({ overview }: { overview: PlanOverview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { districts } = usePlanSchools();
  const worth = overview.findings
    .filter(({ facts }) => facts.reason === 'moneyWorth' && typeof facts.weightedClassYears === 'number')
    .sort((one, other) => Number(other.facts.weightedClassYears) - Number(one.facts.weightedClassYears));
  const [best] = worth;
  if (best === undefined) return null;
  const where = (districtId: unknown) =>
    typeof districtId === 'string' ? (districts.get(districtId) ?? districtId) : t('plan.wholeBureau');
  return (
    <>
      <h3>{t('plan.help.million')}</h3>
      <ul className={styles.list}>
        {worth.slice(0, SHOWN_WORTH).map(({ year, facts }) => (
          <li key={`${facts.budgetKind} ${facts.level} ${facts.districtId} ${year}`} className={styles.item}>
            <span className={styles.itemText}>
              {t('plan.help.purse', {
                year: format.schoolYear(year),
                where: where(facts.districtId),
                level: t(`plan.levels.${facts.level}`),
                kind: t(`plan.kinds.${facts.budgetKind}`),
              })}
            </span>
            <span className={styles.itemNumber}>
              {t('plan.help.worth', { number: format.number(Number(facts.weightedClassYears), 1) })}
            </span>
          </li>
        ))}
      </ul>
      <p className={styles.quiet}>
        {t('plan.help.worthNote', { times: format.number(Number(best.facts.superLargeCounts)) })}
      </p>
    </>
  );
}

/** The rules that stop a better result, with what each keeps away year by year; the most in the last year first. */
function Limits({ groups, years }: { groups: OutputOf<'plan.shortfalls'>; years: readonly number[] }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasons = useReasons();
  const { addressOf } = useSelection();
  const rules = [...Map.groupBy(groups, ({ constraint, of }) => `${constraint} ${of}`).values()];
  const amountIn = (rule: (typeof rules)[number], year: number | undefined) =>
    rule.find((group) => group.year === year)?.amount ?? 0;
  const open = (rule: (typeof rules)[number]) => rule.find(({ year }) => year === null)?.amount ?? null;
  const weight = (rule: (typeof rules)[number]) => amountIn(rule, years.at(-1)) || (open(rule) ?? 0);
  return (
    <DataTable
      caption={t('plan.help.limits')}
      dense
      columns={[t('plan.help.rule'), ...years.map((year) => format.schoolYear(year))]}
      rows={rules
        .sort((one, other) => weight(other) - weight(one))
        .map((rule) => {
          const { constraint, of } = rule[0]!;
          const whole = open(rule);
          return {
            key: `${constraint} ${of}`,
            heading: (
              <>
                <Link to={addressOf('/plan/overview', { rule: constraint, why: true })}>
                  {reasons.rule(constraint)}
                </Link>
                <span className={styles.quiet}> · {t(`plan.help.of.${of}`)}</span>
              </>
            ),
            cells: years.map((year, index) =>
              format.number(whole !== null && index === years.length - 1 ? whole : amountIn(rule, year)),
            ),
          };
        })}
    />
  );
}

function UsedUp({ overview }: { overview: PlanOverview }) {
  const { t } = useTranslation();
  const format = useFormat();
  const { districts } = usePlanSchools();
  const balances = useApi('plan.purses', { planId: overview.summary.planId }).data?.balances ?? [];
  const tight = balances.filter(isUsedUp).sort((one, other) => one.year - other.year || other.spent - one.spent);
  if (tight.length === 0) return null;
  const where = ({ districtId }: Balance) =>
    districtId === null ? t('plan.wholeBureau') : (districts.get(districtId) ?? districtId);
  return (
    <>
      <h3>{t('plan.help.usedUp')}</h3>
      <ul className={styles.list}>
        {tight.slice(0, SHOWN_PURSES).map((purse) => (
          <li key={`${purse.kind} ${purse.level} ${purse.districtId} ${purse.year}`} className={styles.item}>
            <span className={styles.itemText}>
              {t('plan.help.purse', {
                year: format.schoolYear(purse.year),
                where: where(purse),
                level: t(`plan.levels.${purse.level}`),
                kind: t(`plan.kinds.${purse.kind}`),
              })}
            </span>
            <span className={styles.itemNumber}>
              {t('plan.help.left', { amount: format.moneyWithUnit(purse.left) })}
            </span>
          </li>
        ))}
      </ul>
      {tight.length > SHOWN_PURSES && (
        <p className={styles.quiet}>
          {t('plan.help.morePurses', { number: format.number(tight.length - SHOWN_PURSES) })}
        </p>
      )}
    </>
  );
}

function isUsedUp({ amount, carriedIn, spent, left }: Balance): boolean {
  return amount !== null && left !== null && spent > 0 && left < USED_UP * (amount + carriedIn);
}
