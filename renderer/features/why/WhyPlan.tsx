import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isStanding, sameOfYears } from '../../../src/domain/plan/index.ts';
import { useApi } from '../../api/queries.ts';
import { usePlans } from '../../app/current.ts';
import { useSelection } from '../../app/selection.ts';
import { Badge, type BadgeKind } from '../../components/Badge.tsx';
import { Answer } from '../../components/Loading.tsx';
import { useFormat } from '../../i18n/format.ts';
import { useReasons } from '../../i18n/reasons.ts';
import styles from './Why.module.css';

const KINDS: Readonly<Record<string, BadgeKind>> = { decision: 'accent', shortfall: 'warning', relaxation: 'success' };
const SHOWN = 60;

/** What the plan decided about the selection and how it stands, and why: rule, arithmetic with its numbers, norms. */
export function WhyPlan({
  schoolId,
  year,
  rule,
}: {
  schoolId: string | null;
  year: number | null;
  rule: string | null;
}) {
  const { t } = useTranslation();
  const { current } = usePlans();
  const reasons = useReasons();
  const format = useFormat();
  const { addressOf, selection } = useSelection();
  const input = { planId: current?.planId ?? '', schoolId, year, constraint: rule };
  const answer = useApi('plan.explain', input, { enabled: current !== null });
  const told = useMemo(
    () =>
      sameOfYears(answer.data ?? [], ({ kind, constraint, schoolId: of, facts }) => ({ kind, constraint, of, facts })),
    [answer.data],
  );
  if (current === null) return <p className={styles.quiet}>{t('why.noPlan')}</p>;
  return (
    <section className={styles.part}>
      <h3>
        {t('why.decisions')}
        {year !== null && ` · ${format.schoolYear(year)}`}
        {rule !== null && ` · ${reasons.rule(rule)}`}
      </h3>
      <Answer answer={answer}>
        {(found) =>
          found.length === 0 ? (
            <p className={styles.quiet}>{t('why.noReasons')}</p>
          ) : (
            <ul className={styles.list}>
              {told.slice(0, SHOWN).map(([reason, ...others], index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: reasons have no identity of their own and never move.
                <li key={index} className={styles.reason}>
                  <div className={styles.reasonHead}>
                    {isStanding(reason) ? (
                      <Badge kind="plain">{t('why.kinds.standing')}</Badge>
                    ) : (
                      <Badge kind={KINDS[reason.kind] ?? 'plain'}>{t(`why.kinds.${reason.kind}`)}</Badge>
                    )}
                    <span className={styles.rule}>{reasons.rule(reason.constraint)}</span>
                    {reason.year !== null && <span className={styles.quiet}>{format.schoolYear(reason.year)}</span>}
                  </div>
                  <p>
                    {reasons.text(reason)}
                    {others.length > 0 &&
                      t('why.sameYears', {
                        years: others
                          .map(({ year: other }) => (other === null ? '' : format.schoolYear(other)))
                          .join(t('data.listSeparator')),
                      })}
                  </p>
                  {reason.schoolId !== undefined && reason.schoolId !== schoolId && (
                    <p className={styles.quiet}>
                      <Link to={addressOf('/plan/places', { school: reason.schoolId, why: true })}>
                        {t('why.toSchool')}
                      </Link>
                    </p>
                  )}
                  {reason.norms.map((norm) => (
                    <p key={norm.id} className={styles.quiet}>
                      <Link to={addressOf('/norms', { ...selection, norm: norm.id })}>
                        {norm.description[format.language]}
                      </Link>
                      {norm.document !== '' && ` ${norm.document} ${norm.clause}`}
                    </p>
                  ))}
                </li>
              ))}
            </ul>
          )
        }
      </Answer>
      {told.length > SHOWN && <p className={styles.quiet}>{t('why.more', { count: told.length - SHOWN })}</p>}
    </section>
  );
}
