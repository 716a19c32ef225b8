import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { fieldName, TABLES, type TableDeclaration, type TableName } from '../../../src/domain/tables/index.ts';
import { useApi } from '../../api/queries.ts';
import { useSelection } from '../../app/selection.ts';
import { Answer } from '../../components/Loading.tsx';
import { useCells } from '../../i18n/cells.ts';
import { useIssueText } from '../../i18n/issues.ts';
import styles from './Why.module.css';

/** The selected row of data: its values, what is wrong with it, and the file, sheet and row that it came from. */
export function WhyCell({ table, rowId, field }: { table: string; rowId: string; field: string | null }) {
  return Object.hasOwn(TABLES, table) ? <KnownCell table={table as TableName} rowId={rowId} field={field} /> : null;
}

function KnownCell({ table, rowId, field }: { table: TableName; rowId: string; field: string | null }) {
  const { t } = useTranslation();
  const cells = useCells();
  const issueText = useIssueText();
  const { addressOf } = useSelection();
  const rows = useApi('data.rows', { table });
  const row = rows.data?.rows.find((one) => one.rowId === rowId);
  const origin = useApi('data.origin', { table, rowId }, { enabled: row !== undefined });
  const issues = useApi('data.health', {}).data?.issues.filter(
    (issue) => issue.table === table && issue.rowId === rowId,
  );
  const declaration: TableDeclaration = TABLES[table];
  const column = declaration.columns.find(({ name }) => fieldName(name) === field);
  const school = typeof row?.cells.schoolId === 'string' ? row.cells.schoolId : null;
  if (row === undefined) return rows.isPending ? null : <p className={styles.quiet}>{t('why.rowGone')}</p>;
  return (
    <section className={styles.part}>
      <h3>{t('why.row', { table: t(`tables.${table}`) })}</h3>
      {column !== undefined && (
        <p className={styles.quiet}>
          {t(`columns.${table}.${column.name}`)} · {cells.note(column)}
        </p>
      )}
      <dl className={styles.facts}>
        {declaration.columns.map((one) => (
          <Fact
            key={one.name}
            label={cells.header(table, one)}
            value={cells.shown(one, row.cells[fieldName(one.name)])}
          />
        ))}
        <dt>{t('why.origin')}</dt>
        <dd>
          <Answer answer={origin}>
            {(place) =>
              place === null
                ? t('why.typed')
                : t(place.sheet === place.file ? 'why.placeFile' : 'why.place', { ...place })
            }
          </Answer>
        </dd>
      </dl>
      {issues?.map((issue, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: issues have no identity of their own.
        <p key={index}>{issueText(issue)}</p>
      ))}
      {school !== null && table !== 'schools' && (
        <Link to={addressOf('/data/schools', { school, why: true })}>{t('why.toSchool')}</Link>
      )}
    </section>
  );
}

function Fact({ label, value }: { label: string; value: string }) {
  return (
    <>
      <dt>{label}</dt>
      <dd>{value}</dd>
    </>
  );
}
