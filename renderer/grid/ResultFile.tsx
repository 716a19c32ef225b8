import type { GridApi } from 'ag-grid-community';
import { FileDown } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure, InputOf } from '../../src/api/index.ts';
import { useClient } from '../api/client-context.ts';
import { asFailure } from '../api/queries.ts';
import { Button } from '../components/Button.tsx';
import { Failure } from '../components/Failure.tsx';
import { ToolMenu } from '../components/ToolMenu.tsx';
import { useFormat } from '../i18n/format.ts';
import { shownTable } from './result-copy.ts';

const KINDS = ['workbook', 'csv'] as const satisfies readonly InputOf<'export.grid'>['kind'][];

/** Writes a table of results as it is shown, filtered and sorted, to a workbook or a CSV file. */
export function ResultFile<Row>({ title, grid }: { title: string; grid: RefObject<GridApi<Row> | null> }) {
  const { t } = useTranslation();
  const { language } = useFormat();
  const client = useClient();
  const [failure, setFailure] = useState<ApiFailure | null>(null);

  async function writeFile(kind: (typeof KINDS)[number]): Promise<void> {
    setFailure(null);
    try {
      const target = await client.call('shell.pickSaveTarget', { purpose: kind, suggestedName: title });
      if (target === null || grid.current === null || grid.current.isDestroyed()) return;
      await client.call('export.grid', { title, ...shownTable(grid.current), kind, target: target.token, language });
      await client.call('shell.deliverFile', { token: target.token });
    } catch (thrown) {
      setFailure(asFailure(thrown));
    }
  }

  return (
    <>
      <ToolMenu label={t('results.file')} icon={<FileDown aria-hidden />}>
        {(close) =>
          KINDS.map((kind) => (
            <Button
              key={kind}
              kind="quiet"
              onClick={() => {
                close();
                void writeFile(kind);
              }}
            >
              {t(`results.files.${kind}`)}
            </Button>
          ))
        }
      </ToolMenu>
      {failure !== null && <Failure failure={failure} onDismiss={() => setFailure(null)} />}
    </>
  );
}
