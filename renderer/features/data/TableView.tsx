import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { isRequired, TABLES, type TableDeclaration, type TableName } from '../../../src/domain/tables/index.ts';
import { useApi } from '../../api/queries.ts';
import { useUnsaved } from '../../app/unsaved.tsx';
import { Button } from '../../components/Button.tsx';
import { Empty } from '../../components/Empty.tsx';
import { Failure, Notice } from '../../components/Failure.tsx';
import { Answer } from '../../components/Loading.tsx';
import { useNames } from '../../i18n/names.ts';
import { AddRowDialog } from './AddRowDialog.tsx';
import styles from './Data.module.css';
import { EditGrid, type EditGridHandle } from './EditGrid.tsx';
import { useEditing } from './editing.ts';
import { TableTools } from './TableTools.tsx';

/** One table: tools, the grid, and what could not be written. */
export function TableView({ table }: { table: TableName }) {
  const { t } = useTranslation();
  const names = useNames();
  const rows = useApi('data.rows', { table }, { keep: true });
  const editing = useEditing(table);
  const grid = useRef<EditGridHandle>(null);
  const [search, setSearch] = useState('');
  const [adding, setAdding] = useState(false);
  const [selectedRows, setSelectedRows] = useState(0);
  const declaration: TableDeclaration = TABLES[table];
  useUnsaved(editing.refused.size > 0);

  // Typing waits a moment, so that filtering thousands of rows does not hold up the keys.
  const [quickFilter, setQuickFilter] = useState('');
  useEffect(() => {
    const timer = setTimeout(() => setQuickFilter(search), 150);
    return () => clearTimeout(timer);
  }, [search]);

  return (
    <div className={styles.view}>
      <TableTools
        table={table}
        search={search}
        onSearch={setSearch}
        onAdd={() => setAdding(true)}
        selectedRows={selectedRows}
        onDelete={() => void editing.remove(grid.current?.selectedRowIds() ?? [])}
        onCopy={() => grid.current?.copy()}
        grid={grid}
      />
      {editing.failure !== null && (
        <Failure
          failure={editing.failure}
          onDismiss={editing.dismiss}
          {...(editing.retry === null ? {} : { onRetry: editing.retry })}
        />
      )}
      {editing.failure === null && editing.refused.size > 0 && (
        <Notice kind="warning" actions={<Button onClick={editing.discardRefused}>{t('data.discardRefused')}</Button>}>
          {t('data.refused', { count: editing.refused.size })} {[...editing.refused.values()][0]?.reason}
        </Notice>
      )}
      <Answer answer={rows}>
        {(data) =>
          data.total === 0 ? (
            <Empty
              title={t('data.emptyTitle', { table: names.table(table) })}
              actions={<Button onClick={() => setAdding(true)}>{t('data.add')}</Button>}
            >
              <p>
                {t('data.emptyText', {
                  columns: declaration.columns
                    .filter(isRequired)
                    .map(({ name }) => names.column(table, name))
                    .join(t('data.listSeparator')),
                })}
              </p>
            </Empty>
          ) : (
            <EditGrid
              ref={grid}
              table={table}
              rows={data.rows}
              editing={editing}
              quickFilter={quickFilter}
              onRowsSelected={setSelectedRows}
            />
          )
        }
      </Answer>
      {adding && <AddRowDialog table={table} editing={editing} onClose={() => setAdding(false)} />}
    </div>
  );
}
