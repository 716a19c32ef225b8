import { ClipboardCopy, FileDown, Plus, Redo2, Search, Trash2, Undo2 } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure } from '../../../src/api/index.ts';
import type { TableName } from '../../../src/domain/tables/index.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure } from '../../api/queries.ts';
import { useUndo } from '../../app/undo.tsx';
import { Button } from '../../components/Button.tsx';
import { Failure } from '../../components/Failure.tsx';
import { SavedViews } from '../../grid/SavedViews.tsx';
import { useNames } from '../../i18n/names.ts';
import { ColumnChoice } from './ColumnChoice.tsx';
import styles from './Data.module.css';
import type { EditGridHandle } from './EditGrid.tsx';

interface TableToolsProps {
  readonly table: TableName;
  readonly search: string;
  readonly onSearch: (text: string) => void;
  readonly onAdd: () => void;
  readonly selectedRows: number;
  readonly onDelete: () => void;
  readonly onCopy: () => void;
  readonly grid: RefObject<EditGridHandle | null>;
}

/** Above a grid: filter, undo, rows, copy, columns, views, file. */
export function TableTools(props: TableToolsProps) {
  const { table, search, onSearch, onAdd, selectedRows, onDelete, onCopy, grid } = props;
  const { t } = useTranslation();
  const names = useNames();
  const client = useClient();
  const { undoLabel, redoLabel, undo, redo, busy } = useUndo();
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  async function writeFile(): Promise<void> {
    setFailure(null);
    try {
      const target = await client.call('shell.pickSaveTarget', { purpose: 'csv', suggestedName: names.table(table) });
      if (target === null) return;
      await client.call('export.table', { table, target: target.token });
      await client.call('shell.deliverFile', { token: target.token });
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }

  return (
    <>
      <div className={styles.tools} role="toolbar" aria-label={t('data.tools')}>
        <label className={styles.search}>
          <Search aria-hidden />
          <span className="visually-hidden">{t('common.search')}</span>
          <input
            type="search"
            value={search}
            placeholder={t('data.searchHint')}
            onChange={(event) => onSearch(event.target.value)}
          />
        </label>
        <Button
          kind="quiet"
          icon={<Undo2 aria-hidden />}
          disabled={undoLabel === null || busy}
          title={undoLabel ?? undefined}
          onClick={() => void undo()}
        >
          {t('undo.undo')}
        </Button>
        <Button
          kind="quiet"
          icon={<Redo2 aria-hidden />}
          disabled={redoLabel === null || busy}
          title={redoLabel ?? undefined}
          onClick={() => void redo()}
        >
          {t('undo.redo')}
        </Button>
        <Button kind="quiet" icon={<Plus aria-hidden />} onClick={onAdd}>
          {t('data.add')}
        </Button>
        <Button kind="quiet" icon={<Trash2 aria-hidden />} disabled={selectedRows === 0} onClick={onDelete}>
          {selectedRows > 1 ? t('data.deleteRows', { shown: selectedRows }) : t('data.deleteRow')}
        </Button>
        <Button kind="quiet" icon={<ClipboardCopy aria-hidden />} title={t('data.copyTip')} onClick={onCopy}>
          {t('data.copy')}
        </Button>
        <ColumnChoice table={table} grid={grid} />
        <SavedViews table={table} grid={grid} search={search} onSearch={onSearch} />
        <Button kind="quiet" icon={<FileDown aria-hidden />} onClick={() => void writeFile()}>
          {t('data.csv')}
        </Button>
      </div>
      {failure !== null && <Failure failure={failure} onDismiss={() => setFailure(null)} />}
    </>
  );
}
