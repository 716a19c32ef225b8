import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { SchoolFigures } from '../features/plan/SchoolFigures.tsx';
import { WhyCell } from '../features/why/WhyCell.tsx';
import { WhyLock } from '../features/why/WhyLock.tsx';
import { WhyNorm } from '../features/why/WhyNorm.tsx';
import { WhyPlan } from '../features/why/WhyPlan.tsx';
import { WhySchool } from '../features/why/WhySchool.tsx';
import { usePainted } from './painted.ts';
import { useSelection } from './selection.ts';
import styles from './WhyDrawer.module.css';

/** Why: from whatever is selected to the decision, the rule, the arithmetic, the norm and the rows of data. */
export function WhyDrawer() {
  const { t } = useTranslation();
  const { selection, change } = useSelection();
  // Room is made for the drawer first, which is much work beside a table.
  const painted = usePainted();
  const { school, year, rule, norm, table, row } = selection;
  const nothing = school === null && year === null && rule === null && norm === null && row === null;
  return (
    <aside className={styles.drawer} aria-label={t('why.title')} data-region>
      <header className={styles.header}>
        <h2>{t('why.title')}</h2>
        <Button
          kind="quiet"
          aria-label={t('common.close')}
          icon={<X aria-hidden />}
          onClick={() => change({ why: false })}
        />
      </header>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by the keyboard. */}
      <section className={styles.body} tabIndex={0} aria-label={t('why.title')}>
        {painted && (
          <>
            {nothing && <p className={styles.quiet}>{t('why.nothing')}</p>}
            {table !== null && row !== null && <WhyCell table={table} rowId={row} field={selection.field} />}
            {school !== null && <WhySchool schoolId={school} />}
            {school !== null && <SchoolFigures schoolId={school} stage={selection.stage} />}
            {school !== null && <WhyLock schoolId={school} />}
            {(school !== null || year !== null || rule !== null) && (
              <WhyPlan schoolId={school} year={year} rule={rule} />
            )}
            {norm !== null && <WhyNorm normId={norm} />}
          </>
        )}
      </section>
    </aside>
  );
}
