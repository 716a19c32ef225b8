import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ApiFailure, SavePurpose } from '../../src/api/index.ts';
import { useClient } from '../api/client-context.ts';
import { asFailure } from '../api/queries.ts';
import { writeTabSeparated } from '../grid/tab-separated.ts';
import { useFormat } from '../i18n/format.ts';

export interface Taking {
  /** How the last try went, in words; empty before the first. */
  readonly said: string;
  readonly busy: boolean;
  readonly failure: ApiFailure | null;
  /** Hides the failure. */
  dismiss(): void;
  /** Puts rows on the clipboard as a spreadsheet takes them. */
  copy(rows: readonly (readonly string[])[]): Promise<void>;
  /** Lets the user say where to, writes with `write`, and delivers the file. */
  save(
    target: { readonly purpose: SavePurpose; readonly suggestedName: string },
    write: (token: string) => Promise<{ readonly size: number }>,
  ): Promise<void>;
}

/** Takes what is on the screen along: to the clipboard, or to a file. */
export function useTaking(): Taking {
  const { t } = useTranslation();
  const client = useClient();
  const format = useFormat();
  const [said, setSaid] = useState('');
  const [busy, setBusy] = useState(false);
  const [failure, setFailure] = useState<ApiFailure | null>(null);
  return {
    said,
    busy,
    failure,
    dismiss: () => setFailure(null),
    async copy(rows) {
      try {
        await navigator.clipboard.writeText(writeTabSeparated(rows));
        setSaid(t('results.copiedOut'));
      } catch {
        setSaid(t('results.notCopied'));
      }
    },
    async save(target, write) {
      setFailure(null);
      setSaid('');
      setBusy(true);
      try {
        const picked = await client.call('shell.pickSaveTarget', target);
        if (picked === null) return;
        setSaid(t('exports.writing'));
        const { size } = await write(picked.token);
        await client.call('shell.deliverFile', { token: picked.token });
        setSaid(t('exports.written', { name: picked.name, size: format.size(size) }));
      } catch (thrown) {
        setSaid('');
        setFailure(asFailure(thrown));
      } finally {
        setBusy(false);
      }
    },
  };
}
