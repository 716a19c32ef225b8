import type { TFunction } from 'i18next';
import { type ResultColumn, textColumn } from '../../../grid/ResultGrid.tsx';
import type { Names } from '../../../i18n/names.ts';

/** The frozen columns with which every table by school begins; the name holds the words of the sum row. */
export function schoolColumns<Row extends { readonly schoolId: string; readonly stage?: string | null }>(
  t: TFunction,
  names: Names,
  schools: { nameOf(id: string): string; districtOf(id: string): string },
  withStage = true,
): ResultColumn<Row>[] {
  return [
    textColumn('schoolId', t('plan.columns.schoolId'), (row) => row.schoolId, {
      width: names.language === 'en' ? 96 : 84,
      pinned: 'left',
    }),
    textColumn('name', t('plan.columns.school'), (row) => schools.nameOf(row.schoolId), {
      width: 222,
      pinned: 'left',
      tooltipValueGetter: ({ value }) => value,
    }),
    textColumn('district', t('plan.columns.district'), (row) => schools.districtOf(row.schoolId), { width: 88 }),
    ...(withStage
      ? [
          textColumn<Row>('stage', t('plan.columns.stage'), (row) => (row.stage ? names.stage(row.stage) : ''), {
            width: 96,
          }),
        ]
      : []),
  ];
}

/** Pixels of a column of counts in one year: as narrow as its heading allows, so that many years are in sight. */
export const YEAR_WIDTH = 72;

/** Years as a group of columns. */
export function yearGroup<Row>(headerName: string, columns: ResultColumn<Row>[]): ResultColumn<Row> {
  return { headerName, children: columns as never, marryChildren: true };
}
