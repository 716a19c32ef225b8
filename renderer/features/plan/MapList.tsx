import { X } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { Button } from '../../components/Button.tsx';
import { type ResultColumn, ResultGrid } from '../../grid/ResultGrid.tsx';
import styles from './MapPart.module.css';

/** What a list beside a map is told about the schools chosen on it. */
export interface MapListProps {
  readonly lassoed: boolean;
  readonly selectedId: string | null;
  readonly onSelect: (id: string) => void;
  readonly onClear: () => void;
}

interface Props<Row extends object> extends MapListProps {
  /** How many schools these are. */
  readonly title: string;
  readonly rows: readonly Row[];
  readonly columns: ResultColumn<Row>[];
  readonly idOf: (row: Row) => string;
}

/** The schools on a map, or those chosen on it, as a table with sums: for the keyboard, and for figures. */
export function MapList<Row extends object>({
  title,
  rows,
  columns,
  idOf,
  lassoed,
  selectedId,
  onSelect,
  onClear,
}: Props<Row>) {
  const { t } = useTranslation();
  return (
    <div className={styles.list}>
      <div className={styles.listHead} role="status">
        <span>{title}</span>
        {lassoed && (
          <Button kind="quiet" icon={<X aria-hidden />} onClick={onClear}>
            {t('map.clearLasso')}
          </Button>
        )}
      </div>
      <ResultGrid
        label={t('map.list')}
        rows={rows}
        columns={columns}
        rowId={idOf}
        labelColumn="school"
        selectedId={selectedId}
        onSelect={(row) => onSelect(idOf(row))}
      />
    </div>
  );
}
