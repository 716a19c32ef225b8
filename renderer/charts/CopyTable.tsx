import { ClipboardCopy } from 'lucide-react';
import { type RefObject, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../components/Button.tsx';
import { cellText } from '../grid/result-copy.ts';
import { writeTabSeparated } from '../grid/tab-separated.ts';
import styles from './DataTable.module.css';

/** Copies a table as spreadsheets take it: numbers without separators, and without what stands beside them. */
export function CopyTable({ table, title }: { table: RefObject<HTMLTableElement | null>; title: string }) {
  const { t } = useTranslation();
  const [said, setSaid] = useState('');
  async function copy(): Promise<void> {
    if (table.current === null) return;
    const rows = [...table.current.rows].map((row) => [...row.cells].map(plainText));
    try {
      await navigator.clipboard.writeText(writeTabSeparated(rows));
      setSaid(t('results.copiedOut'));
    } catch {
      setSaid(t('results.notCopied'));
    }
  }
  return (
    <div className={styles.copy}>
      <span role="status" className={styles.unit}>
        {said}
      </span>
      <Button
        kind="quiet"
        icon={<ClipboardCopy aria-hidden />}
        aria-label={t('charts.copyTable', { title })}
        onClick={() => void copy()}
      >
        {t('results.copyOut')}
      </Button>
    </div>
  );
}

/** What a cell says by itself; a number as a number. */
function plainText(cell: HTMLTableCellElement): string {
  const own = cell.cloneNode(true) as HTMLElement;
  for (const beside of own.querySelectorAll('[data-beside]')) beside.remove();
  const text = (own.textContent ?? '').trim();
  const number = text.replaceAll(',', '').replace('−', '-');
  return /^-?\d+(\.\d+)?$/.test(number) ? number : cellText(text);
}
