import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { ColumnDeclaration } from '../../src/domain/tables/index.ts';
import { UNKNOWN, useFormat } from './format.ts';
import { useNames } from './names.ts';

export type CellValue = string | number | boolean | null;

export interface Cells {
  /** Name of a column with its unit, as it heads a grid. */
  header(table: string, column: ColumnDeclaration): string;
  /** One sentence about what belongs into a column. */
  note(column: ColumnDeclaration): string;
  /** A value as it is read. Years and codes have no thousands separators. */
  shown(column: ColumnDeclaration, value: CellValue | undefined): string;
  /** A value as it is typed and copied: plain digits, labels of choices, yes and no. */
  typed(column: ColumnDeclaration, value: CellValue | undefined): string;
}

/** The cells of the input tables in words. Money stays in yuan here, as in the files, because it is typed. */
export function useCells(): Cells {
  const { t } = useTranslation();
  const names = useNames();
  const format = useFormat();
  return useMemo(() => {
    const [yes, no] = [t('common.yes'), t('common.no')];
    // A filter reads every cell of thousands of rows, and looking a text up takes much longer than remembering it.
    const choices = new Map<string, string>();
    function choice(column: string, value: string): string {
      const key = `${column} ${value}`;
      const known = choices.get(key);
      if (known !== undefined) return known;
      const word = names.choice(column, value);
      choices.set(key, word);
      return word;
    }
    function worded(column: ColumnDeclaration, value: string | boolean): string {
      if (typeof value === 'boolean') return value ? yes : no;
      return column.type === 'choice' ? choice(column.name, value) : value;
    }
    return {
      header(table, column) {
        const label = names.column(table, column.name);
        const unit = column.unit;
        if (unit === undefined || unit === 'year') return label;
        const unitText = t(`cellUnits.${unit}`);
        // `Boarding pupils (pupils)` would say the same twice.
        const isSaid = label.toLowerCase().split(' ').includes(unitText.toLowerCase());
        return isSaid ? label : t('cells.header', { label, unit: unitText });
      },
      note: (column) => (format.language === 'zh' ? column.noteLabel : column.note),
      shown(column, value) {
        if (value === null || value === undefined || value === '') return UNKNOWN;
        if (typeof value !== 'number') return worded(column, value);
        return column.unit === 'year' || column.name === 'grade' || column.name === 'measure'
          ? String(value)
          : column.unit === 'degrees'
            ? format.number(value, 5, true)
            : format.number(value, 4);
      },
      typed(column, value) {
        if (value === null || value === undefined) return '';
        return typeof value === 'number' ? String(value) : worded(column, value);
      },
    };
  }, [t, names, format]);
}
