import { type ReactNode, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CopyTable } from './CopyTable.tsx';
import styles from './DataTable.module.css';

export interface DataTableContent {
  /** Headings; the first is that of the row headings. */
  readonly columns: readonly string[];
  readonly rows: readonly DataTableRow[];
  /** What the numbers are, such as `万元`. */
  readonly unit?: string;
}

export interface DataTableRow {
  readonly key: string;
  readonly heading: ReactNode;
  readonly cells: readonly ReactNode[];
  /** Sums stand apart from what they sum. */
  readonly total?: boolean;
  readonly quiet?: boolean;
}

/** A small table of numbers with row and column headings. */
export function DataTable({
  caption,
  columns,
  rows,
  unit,
  showCaption = false,
  textColumns = 1,
  dense = false,
  copyable = false,
}: DataTableContent & {
  readonly caption: string;
  readonly showCaption?: boolean;
  /** How many columns hold words, row headings included; the others hold numbers. */
  readonly textColumns?: number;
  /** For the drawer: headings wrap, and columns stand close. */
  readonly dense?: boolean;
  /** Offers to copy the table for a spreadsheet. */
  readonly copyable?: boolean;
}) {
  const { t } = useTranslation();
  const table = useRef<HTMLTableElement>(null);
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable with the keyboard.
    <section className={styles.scroll} tabIndex={0} aria-label={caption}>
      {copyable && <CopyTable table={table} title={caption} />}
      <table ref={table} className={`${styles.table} ${dense ? styles.dense : ''}`}>
        <caption className={showCaption ? styles.caption : 'visually-hidden'}>
          {caption}
          {unit !== undefined && t('common.unit', { unit })}
        </caption>
        <thead>
          <tr>
            {columns.map((column, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other identity than their place.
              <th key={index} scope="col" className={index < textColumns ? styles.text : undefined}>
                {column}
                {index === 0 && unit !== undefined && !showCaption && <span className={styles.unit}> {unit}</span>}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, heading, cells, total, quiet }) => (
            <tr key={key} className={`${total ? styles.total : ''} ${quiet ? styles.quiet : ''}`}>
              <th scope="row">{heading}</th>
              {cells.map((cell, index) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: cells have no other identity than their column.
                <td key={index} className={index + 1 < textColumns ? styles.text : undefined}>
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
