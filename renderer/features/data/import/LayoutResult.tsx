import { useTranslation } from 'react-i18next';
import { Button } from '../../../components/Button.tsx';
import { Notice } from '../../../components/Failure.tsx';
import { useFormat } from '../../../i18n/format.ts';
import { useNames } from '../../../i18n/names.ts';
import type { Layout, Preview } from './draft.ts';
import styles from './Import.module.css';

interface LayoutResultProps {
  readonly layout: Layout;
  readonly preview: Preview;
  /** Whether the files are still being read, so that nothing is known of them yet. */
  readonly busy: boolean;
  readonly onLeave: () => void;
}

/** What a mapping file makes of the files: it decides about every column, so that here is nothing to assign. */
export function LayoutResult({ layout, preview, busy, onLeave }: LayoutResultProps) {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  // A sheet with a column for each grade feeds one table several times.
  const tables = Map.groupBy(
    preview.sources.filter(({ table }) => table !== null),
    ({ file, table }) => `${file} ${table}`,
  );
  return (
    <>
      <Notice actions={<Button onClick={onLeave}>{t('import.leaveLayout')}</Button>}>
        {t('import.readByLayout', { name: layout.name })}
        {!busy && tables.size === 0 && ` ${t('import.layoutReadsNothing')}`}
      </Notice>
      {tables.size > 0 && (
        <table className={styles.columns}>
          <thead>
            <tr>
              <th scope="col">{t('import.file')}</th>
              <th scope="col">{t('import.table')}</th>
              <th scope="col">{t('import.rowsRead')}</th>
            </tr>
          </thead>
          <tbody>
            {[...tables].map(([key, sources]) => {
              const { file, table } = sources[0]!;
              return (
                <tr key={key}>
                  <td>{file}</td>
                  <td>{table !== null && names.table(table)}</td>
                  <td className="number">{format.number(sources.reduce((sum, { rows }) => sum + rows, 0))}</td>
                </tr>
              );
            })}
          </tbody>
        </table>
      )}
    </>
  );
}
