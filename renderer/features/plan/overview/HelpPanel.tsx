import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { OutputOf } from '../../../../src/api/index.ts';
import { useApi } from '../../../api/queries.ts';
import { useSelection } from '../../../app/selection.ts';
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

/** What would help most: relaxations that the plan offers, the rules that stop more, and the purses that are used up. */
export function HelpPanel({ overview }: { overview: PlanOverview }) {
  const { t } = useTranslation();
  const { planId } = overview.summary;
  const reasons = useReasons();
  const shortfalls = useApi('plan.shortfalls', { planId });
  const relaxations = overview.findings.filter(({ kind }) => kind === 'relaxation');
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
      <h3>{t('plan.help.limits')}</h3>
      <Answer answer={shortfalls}>
        {(groups) => (groups.length === 0 ? <p>{t('plan.help.noLimits')}</p> : <Limits groups={groups} />)}
      </Answer>
      <UsedUp overview={overview} />
    </Panel>
  );
}

function Limits({ groups }: { groups: OutputOf<'plan.shortfalls'> }) {
  const { t } = useTranslation();
  const format = useFormat();
  const reasons = useReasons();
  const { addressOf } = useSelection();
  const ordered = [...groups].sort((one, other) => (other.year ?? 0) - (one.year ?? 0) || other.amount - one.amount);
  return (
    <ul className={styles.list}>
      {ordered.map(({ constraint, year, of, amount }) => (
        <li key={`${constraint} ${year} ${of}`} className={styles.item}>
          <span className={styles.itemText}>
            <Link to={addressOf('/plan/overview', { rule: constraint, year, why: true })}>
              {reasons.rule(constraint)}
            </Link>
            {year !== null && <span className={styles.quiet}> · {format.schoolYear(year)}</span>}
          </span>
          <span className={styles.itemNumber}>{t(`plan.help.of.${of}`, { number: format.number(amount) })}</span>
        </li>
      ))}
    </ul>
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
                year: purse.year,
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
