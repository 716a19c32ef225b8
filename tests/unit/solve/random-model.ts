import fc from 'fast-check';
import type { Model, NamedModel } from '../../../models/kit/index.ts';

interface Column {
  readonly lower: number;
  readonly upper: number;
  readonly cost: number;
  readonly integer: boolean;
}

interface Row {
  readonly coefficients: readonly number[];
  readonly lower: number;
  readonly upper: number;
}

const small = fc.integer({ min: -9, max: 9 });

/** Columns with bounds on both sides. */
const boxedColumn: fc.Arbitrary<Column> = fc
  .record({ lower: fc.integer({ min: -5, max: 3 }), width: fc.nat({ max: 8 }), cost: small, integer: fc.boolean() })
  .map(({ lower, width, cost, integer }) => ({ lower, upper: lower + width, cost, integer }));

/** Columns some of which lack one bound or both. */
const anyColumn: fc.Arbitrary<Column> = fc
  .record({ column: boxedColumn, noLower: fc.boolean(), noUpper: fc.boolean() })
  .map(({ column, noLower, noUpper }) => ({
    ...column,
    lower: noLower ? Number.NEGATIVE_INFINITY : column.lower,
    upper: noUpper ? Number.POSITIVE_INFINITY : column.upper,
  }));

const row = (columns: number): fc.Arbitrary<Row> =>
  fc
    .record({
      coefficients: fc.array(fc.oneof(fc.constant(0), fc.integer({ min: -6, max: 6 })), {
        minLength: columns,
        maxLength: columns,
      }),
      limit: fc.integer({ min: -8, max: 15 }),
      kind: fc.constantFrom('atMost', 'atLeast', 'equal', 'between', 'free'),
      width: fc.integer({ min: 1, max: 9 }),
    })
    .map(({ coefficients, limit, kind, width }) => ({
      coefficients,
      lower: kind === 'atMost' || kind === 'free' ? Number.NEGATIVE_INFINITY : limit,
      upper:
        kind === 'atLeast' || kind === 'free' ? Number.POSITIVE_INFINITY : kind === 'between' ? limit + width : limit,
    }));

function modelOf(column: fc.Arbitrary<Column>): fc.Arbitrary<Model> {
  return fc
    .array(column, { minLength: 1, maxLength: 8 })
    .chain((columns) => fc.array(row(columns.length), { maxLength: 6 }).map((rows) => assemble(columns, rows)));
}

function assemble(columns: readonly Column[], rows: readonly Row[]): Model {
  const starts = [0];
  const indices: number[] = [];
  const values: number[] = [];
  for (const { coefficients } of rows) {
    coefficients.forEach((coefficient, column) => {
      if (coefficient === 0) return;
      indices.push(column);
      values.push(coefficient);
    });
    starts.push(indices.length);
  }
  return {
    name: 'random',
    columnCount: columns.length,
    rowCount: rows.length,
    cost: Float64Array.from(columns, (column) => column.cost),
    columnLower: Float64Array.from(columns, (column) => column.lower),
    columnUpper: Float64Array.from(columns, (column) => column.upper),
    integer: Uint8Array.from(columns, (column) => (column.integer ? 1 : 0)),
    rowLower: Float64Array.from(rows, (member) => member.lower),
    rowUpper: Float64Array.from(rows, (member) => member.upper),
    starts: Int32Array.from(starts),
    indices: Int32Array.from(indices),
    values: Float64Array.from(values),
  };
}

/** Small models of every shape: feasible, infeasible and unbounded ones. */
export const modelArbitrary = modelOf(anyColumn);

/** Small models whose columns all have two bounds, so that none is unbounded. */
export const boxedModelArbitrary = modelOf(boxedColumn);

/** A model with two made-up families, for what needs names. */
export function namedByPosition(model: Model): NamedModel {
  const columnFamily = { id: 'x', sentence: 'A column.', unit: '1', indices: ['column'] };
  const rowFamily = {
    kind: 'constraint',
    id: 'r',
    sentence: 'A row.',
    unit: '1',
    indices: ['row'],
    formula: 'a',
  } as const;
  return {
    model,
    columnFamilies: [{ ...columnFamily, kind: 'variable', integer: false }],
    rowFamilies: [rowFamily],
    columnKey: (column) => ({ family: { ...columnFamily, kind: 'variable', integer: false }, key: [column] }),
    rowKey: (index) => ({ family: rowFamily, key: [index] }),
    columnName: (column) => `x[${column}]`,
    rowName: (index) => `r[${index}]`,
  };
}
