import { FileSpreadsheet, FileText } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import type { InputOf, SavePurpose } from '../../../src/api/index.ts';
import { useClient } from '../../api/client-context.ts';
import { useBureau } from '../../app/current.ts';
import { useTaking } from '../../app/taking.ts';
import { Button } from '../../components/Button.tsx';
import { Failure } from '../../components/Failure.tsx';
import { useFormat } from '../../i18n/format.ts';
import styles from './Compare.module.css';
import type { RowFilter } from './RowFilters.tsx';

/** The table that each part of the screen is written as. */
const TABLES: Readonly<Record<string, InputOf<'compare.csv'>['part']>> = {
  summary: 'plans',
  indicators: 'indicators',
  money: 'money',
  rows: 'rows',
  schools: 'schools',
  posts: 'staffing',
  map: 'schools',
};

/** Takes the comparison along: everything as a workbook, or the part on the screen as CSV, filtered as on the screen. */
export function ComparisonExport({
  planIds,
  part,
  filter,
}: {
  planIds: readonly string[];
  part: string;
  filter: RowFilter;
}) {
  const { t } = useTranslation();
  const client = useClient();
  const bureau = useBureau();
  const format = useFormat();
  const taking = useTaking();
  const compared = { planIds: [...planIds], reference: planIds[0] ?? null, ...filter, language: format.language };
  const table = TABLES[part] ?? 'plans';

  function take(
    purpose: SavePurpose,
    what: string,
    write: (target: string) => Promise<{ readonly size: number }>,
  ): Promise<void> {
    const suggestedName = [bureau?.name ?? '', t('screens.compare'), what].filter(Boolean).join(' ');
    return taking.save({ purpose, suggestedName }, write);
  }

  return (
    <>
      {taking.failure !== null && <Failure failure={taking.failure} onDismiss={taking.dismiss} />}
      <span role="status" className={styles.quiet}>
        {taking.said}
      </span>
      <Button
        icon={<FileText aria-hidden />}
        disabled={taking.busy}
        onClick={() =>
          void take('csv', t(`compare.tables.${table}`), (target) =>
            client.call('compare.csv', { ...compared, part: table, target }),
          )
        }
      >
        {t('compare.export.csv', { table: t(`compare.tables.${table}`) })}
      </Button>
      <Button
        icon={<FileSpreadsheet aria-hidden />}
        disabled={taking.busy}
        onClick={() => void take('workbook', '', (target) => client.call('compare.workbook', { ...compared, target }))}
      >
        {t('compare.export.workbook')}
      </Button>
    </>
  );
}
