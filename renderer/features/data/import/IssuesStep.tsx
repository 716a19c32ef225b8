import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyTable } from '../../../charts/CopyTable.tsx';
import { Badge } from '../../../components/Badge.tsx';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Failure.tsx';
import { UNKNOWN, useFormat } from '../../../i18n/format.ts';
import { type Issue, useIssueText } from '../../../i18n/issues.ts';
import { useNames } from '../../../i18n/names.ts';
import type { Preview } from './draft.ts';
import styles from './Import.module.css';

const SHOWN = 200;

/** What importing would do: rows by table, and every problem with its place. */
export function IssuesStep({ preview }: { preview: Preview }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  return (
    <div className={styles.step}>
      <Notice kind={preview.ready ? 'information' : 'warning'}>
        {preview.ready ? t('import.readyText') : t('import.notReadyText')}
      </Notice>
      {preview.tables.length > 0 && (
        <table className={styles.summary}>
          <thead>
            <tr>
              <th scope="col">{t('import.table')}</th>
              <th scope="col" className="number">
                {t('import.rows')}
              </th>
              <th scope="col" className="number">
                {t('import.refused')}
              </th>
            </tr>
          </thead>
          <tbody>
            {preview.tables.map(({ table, rows, refused }) => (
              <tr key={table}>
                <td>{names.table(table)}</td>
                <td className="number">{format.number(rows)}</td>
                <td className="number">{format.number(refused)}</td>
              </tr>
            ))}
          </tbody>
        </table>
      )}
      <IssueTable issues={preview.issues} />
    </div>
  );
}

/** Errors before warnings, what concerns the files before what concerns the present data; then as they stand there. */
function byPlace(one: Issue, other: Issue): number {
  const name = ({ file, sheet }: Issue) => `${file ?? ''} ${sheet ?? ''}`;
  return (
    Number(one.severity !== 'error') - Number(other.severity !== 'error') ||
    Number(one.file === null) - Number(other.file === null) ||
    name(one).localeCompare(name(other)) ||
    (one.row ?? 0) - (other.row ?? 0)
  );
}

/** Rows of one and the same problem that are named before the rest is only counted. */
const ROWS_NAMED = 12;

/** The same problem of one column, in however many rows. */
interface SameIssue {
  readonly issue: Issue;
  readonly rows: readonly number[];
}

/** Problems that differ in nothing but their row, put together at the first of them. */
function together(issues: readonly Issue[]): SameIssue[] {
  const same = Map.groupBy(issues, ({ code, file, sheet, table, column, value, parameters, row, rowId }) =>
    JSON.stringify([code, file, sheet, table, column, value, parameters, row === null ? rowId : null]),
  );
  return [...same.values()].flatMap((group) => {
    const [issue] = group;
    return issue === undefined ? [] : [{ issue, rows: group.flatMap(({ row }) => row ?? []) }];
  });
}

/** Issues of an import, with file, sheet, row, column and value. */
export function IssueTable({ issues }: { issues: readonly Issue[] }) {
  const { t } = useTranslation();
  const issueText = useIssueText();
  const format = useFormat();
  const names = useNames();
  const [all, setAll] = useState(false);
  const table = useRef<HTMLTableElement>(null);

  /** File and sheet, or the table of the data that are there already. */
  function placeOf({ file, sheet, table }: Issue): string {
    if (file === null) return table === null ? UNKNOWN : names.table(table);
    return [...new Set([file, sheet])].filter(Boolean).join(' · ');
  }

  /** The header as it stands in the file, or the name of a column of the present data. */
  function columnOf({ file, table, column }: Issue): string {
    if (column === null) return UNKNOWN;
    return file === null && table !== null ? names.column(table, column) : column;
  }

  function rowsText(rows: readonly number[]): string {
    const named = rows.slice(0, ROWS_NAMED).join(t('data.listSeparator'));
    return t('import.sameRows', {
      count: rows.length,
      rows: rows.length > ROWS_NAMED ? t('import.andMore', { rows: named }) : named,
    });
  }

  if (issues.length === 0) return <p>{t('import.noIssues')}</p>;
  const ordered = together(issues.toSorted(byPlace));
  const shown = all ? ordered : ordered.slice(0, SHOWN);
  return (
    <>
      {/* So that the list can go back to the schools that the file came from. */}
      <CopyTable table={table} title={t('import.what')} />
      <table ref={table} className={styles.issues}>
        <thead>
          <tr>
            <th scope="col">{t('import.severity')}</th>
            <th scope="col">{t('import.place')}</th>
            <th scope="col" className="number">
              {t('import.row')}
            </th>
            <th scope="col">{t('import.columnName')}</th>
            <th scope="col">{t('import.what')}</th>
          </tr>
        </thead>
        <tbody>
          {shown.map(({ issue, rows }, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: issues have no identity of their own.
            <tr key={index}>
              <td>
                <Badge kind={issue.severity === 'error' ? 'danger' : 'warning'}>
                  {t(`severity.${issue.severity}`)}
                </Badge>
              </td>
              <td>{placeOf(issue)}</td>
              <td className="number">
                {rows.length > 1 ? t('import.andMore', { rows: issue.row }) : (issue.row ?? UNKNOWN)}
              </td>
              <td>{columnOf(issue)}</td>
              <td>
                {issueText(issue)}
                {rows.length > 1 && <div className={styles.quiet}>{rowsText(rows)}</div>}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < ordered.length && (
        <Button onClick={() => setAll(true)}>
          {t('import.showAll', { shown: format.number(ordered.length - shown.length) })}
        </Button>
      )}
    </>
  );
}
