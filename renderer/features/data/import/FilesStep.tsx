import { FileSpreadsheet, FolderOpen } from 'lucide-react';
import { useTranslation } from 'react-i18next';
import { useClient } from '../../../api/client-context.ts';
import { Button } from '../../../components/Button.tsx';
import { useFormat } from '../../../i18n/format.ts';
import type { ImportDraft, Preview } from './draft.ts';
import styles from './Import.module.css';

interface FilesStepProps {
  readonly draft: ImportDraft;
  readonly preview: Preview | null;
  readonly busy: boolean;
  readonly onPick: () => void;
}

/** Workbooks and CSV files to read; the empty template can be taken along. */
export function FilesStep({ draft, preview, busy, onPick }: FilesStepProps) {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();

  async function template(): Promise<void> {
    const target = await client.call('shell.pickSaveTarget', {
      purpose: 'workbook',
      suggestedName: t('bureau.templateName'),
    });
    if (target === null) return;
    await client.call('intake.template', { target: target.token });
    await client.call('shell.deliverFile', { token: target.token });
  }

  return (
    <div className={styles.step}>
      <p>{t('import.filesText')}</p>
      <div className={styles.row}>
        <Button kind="primary" icon={<FolderOpen aria-hidden />} disabled={busy} onClick={onPick}>
          {t('import.pick')}
        </Button>
        <Button icon={<FileSpreadsheet aria-hidden />} onClick={() => void template().catch(() => undefined)}>
          {t('bureau.template')}
        </Button>
      </div>
      {preview !== null && (
        <ul className={styles.files}>
          {draft.files.map((file) => (
            <li key={file.token}>
              {file.name} · {format.size(file.size)}
            </li>
          ))}
        </ul>
      )}
    </div>
  );
}
