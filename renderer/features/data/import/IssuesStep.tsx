import { useState } from 'react';
import { useTranslation } from 'react-i18next';
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

/** Issues of an import, with file, sheet, row, column and value. */
export function IssueTable({ issues }: { issues: readonly Issue[] }) {
  const { t } = useTranslation();
  const issueText = useIssueText();
  const format = useFormat();
  const names = useNames();
  const [all, setAll] = useState(false);

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

  if (issues.length === 0) return <p>{t('import.noIssues')}</p>;
  const ordered = issues.toSorted(byPlace);
  const shown = all ? ordered : ordered.slice(0, SHOWN);
  return (
    <>
      <table className={styles.issues}>
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
          {shown.map((issue, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: issues have no identity of their own.
            <tr key={index}>
              <td>
                <Badge kind={issue.severity === 'error' ? 'danger' : 'warning'}>
                  {t(`severity.${issue.severity}`)}
                </Badge>
              </td>
              <td>{placeOf(issue)}</td>
              <td className="number">{issue.row ?? UNKNOWN}</td>
              <td>{columnOf(issue)}</td>
              <td>{issueText(issue)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      {shown.length < issues.length && (
        <Button onClick={() => setAll(true)}>
          {t('import.showAll', { shown: format.number(issues.length - shown.length) })}
        </Button>
      )}
    </>
  );
}
