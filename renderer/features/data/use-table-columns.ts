import type { ColDef } from 'ag-grid-community';
import { useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { fieldName, TABLES, type TableName } from '../../../src/domain/tables/index.ts';
import { useApi } from '../../api/queries.ts';
import { useSchools } from '../../app/schools.ts';
import { type CellValue, useCells } from '../../i18n/cells.ts';
import { useIssueText } from '../../i18n/issues.ts';
import { cellKey, type DataRow } from './data-rows.ts';
import { columnOfField, type Editing } from './editing.ts';
import { type ColumnTools, columnsOf } from './table-columns.ts';

interface Problem {
  readonly severity: 'error' | 'warning';
  readonly text: string;
}

const NO_PROBLEMS: ReadonlyMap<string, Problem> = new Map();

interface TableColumns {
  readonly definitions: ColDef<DataRow>[];
  /** A cell's value as it is copied. */
  typed(field: string, value: CellValue | undefined): string;
  /** New whenever names or marks have changed, so that the cells must be drawn again. */
  readonly marks: unknown;
}

/** The columns of a table's grid in the user's language, with names behind codes and marks for problems. */
export function useTableColumns(
  table: TableName,
  editing: Editing,
  selected: (row: number | null, column: string) => boolean,
): TableColumns {
  const { t } = useTranslation();
  const cells = useCells();
  const issueText = useIssueText();
  const schools = useSchools();
  const health = useApi('data.health', {}).data;

  const problems = useMemo(() => {
    const found = new Map<string, Problem>();
    for (const issue of health?.issues ?? []) {
      if (issue.table !== table || issue.rowId === null || issue.column === null) continue;
      const key = cellKey(issue.rowId, fieldName(issue.column));
      // Errors come first, so the first problem of a cell is its worst.
      if (!found.has(key)) found.set(key, { severity: issue.severity, text: issueText(issue) });
    }
    return found.size === 0 ? NO_PROBLEMS : found;
  }, [health, table, issueText]);

  // The grid keeps its columns; what changes with every edit is read through this.
  const latest = useRef({ editing, problems, schools });
  latest.current = { editing, problems, schools };

  const columns = useMemo(() => {
    const tools: ColumnTools = {
      cells,
      nameOf: (kind, code) =>
        kind === 'schools'
          ? (latest.current.schools.byId.get(code)?.name ?? null)
          : (latest.current.schools.districts.get(code) ?? null),
      refused: (rowId, field) => lookUp(latest.current.editing.refused, rowId, field),
      problem: (rowId, field) => lookUp(latest.current.problems, rowId, field),
      selected,
      yes: t('common.yes'),
      no: t('common.no'),
    };
    return {
      definitions: columnsOf(table, TABLES[table], tools),
      typed(field: string, value: CellValue | undefined): string {
        const column = columnOfField(table, field);
        return column === undefined ? '' : cells.typed(column, value);
      },
    };
  }, [table, cells, selected, t]);
  const { refused } = editing;
  // Schools, projects and districts arrive one after the other, and every mark draws all cells again.
  const named = schools.isReading ? null : schools;
  const marks = useMemo(() => ({ refused, problems, named }), [refused, problems, named]);
  return useMemo(() => ({ ...columns, marks }), [columns, marks]);
}

function lookUp<Value>(cells: ReadonlyMap<string, Value>, rowId: string, field: string): Value | undefined {
  return cells.size === 0 ? undefined : cells.get(cellKey(rowId, field));
}
