import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSchools } from '../../app/schools.ts';
import { useSelection } from '../../app/selection.ts';
import { UNKNOWN } from '../../i18n/format.ts';
import { useNames } from '../../i18n/names.ts';
import styles from './Why.module.css';

const TABLES_OF_SCHOOL = ['schools', 'programmes', 'enrolment', 'staffing', 'special_needs', 'facilities'] as const;

/** The selected school: what it is, and the way to its rows of data. */
export function WhySchool({ schoolId }: { schoolId: string }) {
  const { t } = useTranslation();
  const names = useNames();
  const { byId, districts } = useSchools();
  const { addressOf } = useSelection();
  const school = byId.get(schoolId);
  if (school === undefined) return <p className={styles.quiet}>{t('why.unknownSchool', { id: schoolId })}</p>;
  const district = school.districtId === null ? UNKNOWN : (districts.get(school.districtId) ?? school.districtId);
  return (
    <section className={styles.part}>
      <h3>{school.name}</h3>
      <dl className={styles.facts}>
        <dt>{t('columns.schools.school_id')}</dt>
        <dd>{school.id}</dd>
        <dt>{t('plan.columns.district')}</dt>
        <dd>{district}</dd>
        {school.kind !== null && (
          <>
            <dt>{t('columns.schools.kind')}</dt>
            <dd>{names.choice('kind', school.kind)}</dd>
          </>
        )}
        {school.locale !== null && (
          <>
            <dt>{t('columns.schools.locale')}</dt>
            <dd>{names.choice('locale', school.locale)}</dd>
          </>
        )}
        {school.project && (
          <>
            <dt>{t('why.kind')}</dt>
            <dd>{t('why.project')}</dd>
          </>
        )}
      </dl>
      <h3>{t('why.data')}</h3>
      <nav className={styles.links} aria-label={t('why.data')}>
        {(school.project ? (['projects'] as const) : TABLES_OF_SCHOOL).map((table) => (
          <Link key={table} to={addressOf(`/data/${table}`, { school: schoolId, why: true })}>
            {t(`tables.${table}`)}
          </Link>
        ))}
      </nav>
    </section>
  );
}
