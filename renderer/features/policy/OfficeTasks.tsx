import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSelection } from '../../app/selection.ts';
import { useFormat } from '../../i18n/format.ts';
import styles from './Policy.module.css';
import { type Measure, type MeasureStanding, type Register, STANDINGS } from './policy-view.ts';
import { StandingBadge } from './StandingBadge.tsx';

/** What every office has to do: the measures it leads first, then those it takes part in. */
export function OfficeTasks({
  register,
  shown,
  standingOf,
  office,
}: {
  register: Register;
  shown: readonly Measure[];
  standingOf: ReadonlyMap<number, MeasureStanding>;
  /** Id of the office asked for; empty for all. */
  office: string;
}) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const { addressOf, selection } = useSelection();
  const offices = register.offices.filter(({ id }) => office === '' || id === office);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard.
    <section className={styles.scroll} tabIndex={0} aria-label={t('policy.views.offices')}>
      {offices.map(({ id, name }) => {
        const tasks = shown
          .filter((measure) => measure.offices.includes(id))
          .sort((one, other) => Number(other.offices[0] === id) - Number(one.offices[0] === id));
        if (tasks.length === 0) return null;
        const counts = STANDINGS.map((standing) => ({
          standing,
          count: tasks.filter(({ number }) => standingOf.get(number)?.standing === standing).length,
        })).filter(({ count }) => count > 0);
        return (
          <section key={id} className={styles.office}>
            <h2>
              {name[language]}{' '}
              <span className={styles.quiet}>
                {[
                  t('policy.count', { count: tasks.length }),
                  ...counts.map(({ standing, count }) => `${t(`policy.standings.${standing}`)} ${count}`),
                ].join(' · ')}
              </span>
            </h2>
            <table className={styles.table}>
              <thead>
                <tr>
                  <th scope="col" className="number">
                    {t('policy.number')}
                  </th>
                  <th scope="col">{t('policy.measure')}</th>
                  <th scope="col">{t('policy.part')}</th>
                  <th scope="col">{t('policy.standing')}</th>
                  <th scope="col">{t('policy.openTargets')}</th>
                </tr>
              </thead>
              <tbody>
                {tasks.map(({ number, subject, offices: responsible, targets }) => {
                  const of = standingOf.get(number);
                  const open = targets.filter((_, index) => {
                    const standing = of?.targets[index]?.standing;
                    return standing === 'missed' || standing === 'onCourse';
                  });
                  return (
                    <tr key={number}>
                      <td className="number">{number}</td>
                      <td>
                        <Link to={addressOf(`/policy/${number}`, selection)}>{subject[language]}</Link>
                      </td>
                      <td>{t(responsible[0] === id ? 'policy.leads' : 'policy.joins')}</td>
                      <td>{of !== undefined && <StandingBadge standing={of.standing} />}</td>
                      <td>{open.map(({ description }) => description[language]).join(t('common.listComma'))}</td>
                    </tr>
                  );
                })}
              </tbody>
            </table>
          </section>
        );
      })}
    </section>
  );
}
