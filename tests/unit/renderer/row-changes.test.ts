import { QueryClient } from '@tanstack/react-query';
import { beforeEach, describe, expect, it } from 'vitest';
import { changed, takeOver } from '../../../renderer/api/row-changes.ts';

const row = (rowId: string, pupils = 1) => ({ rowId, cells: { pupils } });
const key = (table: string, more = {}) => ['data.rows', { table, ...more }];
let queries: QueryClient;
const kept = (table: string) =>
  queries.getQueryData(key(table)) as { dataVersion: number; total: number; rows: ReturnType<typeof row>[] };

beforeEach(() => {
  queries = new QueryClient();
  queries.setQueryData(key('schools'), { dataVersion: 7, total: 1, rows: [row('s')] });
  queries.setQueryData(key('enrolment'), { dataVersion: 7, total: 3, rows: [row('a'), row('b'), row('c')] });
  queries.setQueryData(key('enrolment', { offset: 1, limit: 1 }), { dataVersion: 7, total: 3, rows: [row('b')] });
});

const enrolment = {
  table: 'enrolment' as const,
  changed: [{ before: 'b', row: row('B', 2) }],
  added: [row('d')],
  removed: ['a'],
};

describe('rows that the core tells of', () => {
  it('take the places of the former ones, are added at the end or leave', () => {
    const rows = [row('a'), row('b'), row('c')];
    const after = changed(rows, enrolment);
    expect(after.map(({ rowId }) => rowId)).toEqual(['B', 'c', 'd']);
    expect(after[0]?.cells.pupils).toBe(2);
    // What has not changed stays the same object, so that the grid does not draw it again.
    expect(after[1]).toBe(rows[2]);
  });

  it('bring whole tables up to date, leave other tables as they are, and have parts asked for again', () => {
    const { rows } = kept('schools');
    const upToDate = takeOver(queries, { tables: ['enrolment'], dataVersion: 8, rows: [enrolment] });
    expect(kept('enrolment')).toMatchObject({ dataVersion: 8, total: 3 });
    expect(kept('schools').dataVersion).toBe(8);
    expect(kept('schools').rows).toBe(rows);
    expect(upToDate.size).toBe(2);
    const part = queries.getQueryCache().find({ queryKey: key('enrolment', { offset: 1, limit: 1 }) });
    expect(upToDate.has(part!.queryHash)).toBe(false);
  });

  it('are not trusted where one was missed, or where there are too many to tell', () => {
    expect(takeOver(queries, { tables: ['enrolment'], dataVersion: 9, rows: [enrolment] }).size).toBe(0);
    expect(kept('enrolment').dataVersion).toBe(7);
    expect(takeOver(queries, { tables: ['enrolment'], dataVersion: 8 }).size).toBe(1);
    expect(kept('schools').dataVersion).toBe(8);
  });

  it('change nothing twice, but put what was written in place of what was typed', () => {
    queries.setQueryData(key('enrolment'), { dataVersion: 8, total: 1, rows: [row('b', 99)] });
    const again = { ...enrolment, changed: [{ before: 'b', row: row('b', 2) }] };
    takeOver(queries, { tables: ['enrolment'], dataVersion: 8, rows: [again] });
    expect(kept('enrolment')).toEqual({ dataVersion: 8, total: 1, rows: [row('b', 2)] });
  });
});
