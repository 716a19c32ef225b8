import { X } from 'lucide-react';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { type ColumnDeclaration, fieldName, TABLES } from '../../../src/domain/tables/index.ts';
import { useApi } from '../../api/queries.ts';
import { useSchools } from '../../app/schools.ts';
import { useSelection } from '../../app/selection.ts';
import { Badge } from '../../components/Badge.tsx';
import { Button } from '../../components/Button.tsx';
import { Answer } from '../../components/Loading.tsx';
import { useFormat } from '../../i18n/format.ts';
import { type Issue, useIssueText } from '../../i18n/issues.ts';
import { useNames } from '../../i18n/names.ts';
import styles from './Data.module.css';

/** Issues of one kind that are shown before the rest is counted. */
const SHOWN = 100;

/** Every problem of the data, errors first; each leads to its cell. */
export function HealthPanel({ onClose }: { onClose: () => void }) {
  const { t } = useTranslation();
  const health = useApi('data.health', {});
  return (
    <aside className={styles.health} aria-label={t('data.health')}>
      <header className={styles.healthHeader}>
        <h2>{t('data.health')}</h2>
        <Button kind="quiet" aria-label={t('common.close')} icon={<X aria-hidden />} onClick={onClose} />
      </header>
      <Answer answer={health}>
        {({ ready, issues }) => (
          <>
            <p>
              <Badge kind={ready ? 'success' : 'danger'}>{ready ? t('bureau.ready') : t('bureau.notReady')}</Badge>
            </p>
            {issues.length === 0 ? <p>{t('data.noIssues')}</p> : <Groups issues={issues} />}
          </>
        )}
      </Answer>
    </aside>
  );
}

function Groups({ issues }: { issues: readonly Issue[] }) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  const issueText = useIssueText();
  const { go, selection } = useSelection();
  const { nameOf } = useSchools();
  const groups = useMemo(
    () => [...Map.groupBy(issues, ({ code, table }) => `${table ?? ''} ${code}`).values()],
    [issues],
  );

  /** The key of a row as people read it: a school's code with its name, a stage by its name. */
  function rowName(rowId: string, table: Issue['table']): string {
    const parts: unknown[] = JSON.parse(rowId);
    const keys = table === null ? [] : TABLES[table].columns.filter((column: ColumnDeclaration) => column.key === true);
    return parts
      .map((part, index) => {
        const column: ColumnDeclaration | undefined = keys[index];
        if (typeof part !== 'string' || column === undefined) return String(part ?? '');
        if (column.choices !== undefined) return names.choice(column.name, part);
        const name = column.name === 'school_id' ? nameOf(part) : part;
        return name === part ? part : `${part} ${name}`;
      })
      .join(' ');
  }

  function show({ table, rowId, column }: Issue): void {
    if (table === null) return;
    go(`/data/${table}`, {
      table,
      row: rowId,
      field: column === null ? null : fieldName(column),
      why: selection.why,
    });
  }

  return (
    <div className={styles.groups}>
      {groups.map((group) => {
        const [first] = group;
        if (first === undefined) return null;
        return (
          <details key={`${first.table} ${first.code}`} open={groups.length <= 6}>
            <summary>
              <Badge kind={first.severity === 'error' ? 'danger' : 'warning'}>{t(`severity.${first.severity}`)}</Badge>{' '}
              {first.table === null ? t('data.whole') : names.table(first.table)} · {format.number(group.length)}
            </summary>
            <ul>
              {group.slice(0, SHOWN).map((issue, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: issues have no identity of their own.
                <li key={index}>
                  <button type="button" className={styles.issue} onClick={() => show(issue)}>
                    {issue.column !== null && issue.table !== null && (
                      <strong>{names.column(issue.table, issue.column)} </strong>
                    )}
                    {issue.rowId !== null && <span className={styles.place}>{rowName(issue.rowId, issue.table)} </span>}
                    {issueText(issue)}
                  </button>
                </li>
              ))}
            </ul>
            {group.length > SHOWN && <p>{t('data.moreIssues', { shown: format.number(group.length - SHOWN) })}</p>}
          </details>
        );
      })}
    </div>
  );
}
