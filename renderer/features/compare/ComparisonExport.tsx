import { FileSpreadsheet, FileText } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure, InputOf, SavePurpose } from '../../../src/api/index.ts';
import { useClient } from '../../api/client-context.ts';
import { asFailure } from '../../api/queries.ts';
import { useBureau } from '../../app/current.ts';
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
  const [busy, setBusy] = useState(false);
  const [said, setSaid] = useState('');
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  const compared = { planIds: [...planIds], reference: planIds[0] ?? null, ...filter, language: format.language };
  const table = TABLES[part] ?? 'plans';

  async function take(
    purpose: SavePurpose,
    what: string,
    write: (target: string) => Promise<{ readonly size: number }>,
  ): Promise<void> {
    setFailure(null);
    setSaid('');
    setBusy(true);
    try {
      const suggestedName = [bureau?.name ?? '', t('screens.compare'), what].filter(Boolean).join(' ');
      const target = await client.call('shell.pickSaveTarget', { purpose, suggestedName });
      if (target === null) return;
      setSaid(t('exports.writing'));
      const { size } = await write(target.token);
      await client.call('shell.deliverFile', { token: target.token });
      setSaid(t('exports.written', { name: target.name, size: format.size(size) }));
    } catch (thrown) {
      setSaid('');
      setFailure(asFailure(thrown));
    } finally {
      setBusy(false);
    }
  }

  return (
    <>
      {failure !== null && <Failure failure={failure} onDismiss={() => setFailure(null)} />}
      <span role="status" className={styles.quiet}>
        {said}
      </span>
      <Button
        icon={<FileText aria-hidden />}
        disabled={busy}
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
        disabled={busy}
        onClick={() => void take('workbook', '', (target) => client.call('compare.workbook', { ...compared, target }))}
      >
        {t('compare.export.workbook')}
      </Button>
    </>
  );
}
