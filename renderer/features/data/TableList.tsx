import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { TABLE_NAMES, type TableName } from '../../../src/domain/tables/index.ts';
import { useApi } from '../../api/queries.ts';
import { useSelection } from '../../app/selection.ts';
import { useFormat } from '../../i18n/format.ts';
import styles from './Data.module.css';

/** The tables with how many rows and how many errors each has. */
export function TableList({ current }: { current: TableName }) {
  const { t } = useTranslation();
  const format = useFormat();
  const overview = useApi('bureau.overview', {});
  const health = useApi('data.health', {});
  const { addressOf, selection } = useSelection();
  const rows = new Map(overview.data?.tables.map((one) => [one.table, one.rows]));
  const errors = Map.groupBy(
    health.data?.issues.filter(({ severity }) => severity === 'error') ?? [],
    ({ table }) => table,
  );
  return (
    <nav className={styles.tables} aria-label={t('data.tables')}>
      {TABLE_NAMES.map((table) => {
        const wrong = errors.get(table)?.length ?? 0;
        return (
          <NavLink
            key={table}
            to={addressOf(`/data/${table}`, { school: selection.school })}
            className={styles.table ?? ''}
            aria-current={table === current ? 'page' : undefined}
          >
            <span>{t(`tables.${table}`)}</span>
            {wrong > 0 && (
              <span className={styles.wrong} title={t('data.errors', { count: wrong })}>
                {format.number(wrong)}
              </span>
            )}
            <span className={styles.count}>{format.number(rows.get(table) ?? null)}</span>
          </NavLink>
        );
      })}
    </nav>
  );
}
