import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parse } from 'csv-parse/sync';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { csvText, nodeFileSystem, planTables, writePlanCsv } from '../../../src/export/index.ts';
import { smallBureau, smallPlan } from './small-plan.ts';

const GOLDEN = join(import.meta.dirname, '../../fixtures/golden/plan-csv');

let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-plan-csv-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

describe('a plan as CSV', () => {
  it('has the tables and the bytes of the golden files', async () => {
    await writePlanCsv(smallPlan, smallBureau, folder);
    expect(readdirSync(folder).sort()).toEqual(readdirSync(GOLDEN).sort());
    for (const name of readdirSync(GOLDEN)) {
      expect(readFileSync(join(folder, name), 'utf8'), name).toBe(readFileSync(join(GOLDEN, name), 'utf8'));
    }
  });

  it('is UTF-8 with a byte order mark and CRLF at every line end', async () => {
    await writePlanCsv(smallPlan, smallBureau, folder);
    const bytes = readFileSync(join(folder, 'special.csv'));
    expect([...bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
    expect(bytes.toString('utf8')).not.toMatch(/[^\r]\n/);
    expect(bytes.toString('utf8').endsWith('\r\n')).toBe(true);
  });

  it('can be read back: every table has its rows, every row its columns', () => {
    for (const table of planTables(smallPlan, smallBureau)) {
      const [headers, ...rows] = parse(csvText(table), { bom: true }) as string[][];
      expect(headers, table.name).toEqual(table.headers);
      expect(rows, table.name).toHaveLength(table.rows.length);
    }
  });

  it('adds up to the plan’s own figures', () => {
    const [headers, ...rows] = parse(csvText(tableOf('money')), { bom: true }) as string[][];
    const amount = headers?.indexOf('amount') ?? -1;
    const sum = rows.reduce((total, row) => total + Number(row[amount]), 0);
    // 2 × 2,500,000.25 + 2 × 6,500,000 + 300,000 + 183,580
    expect(sum).toBe(18_483_580.5);
  });

  it('makes names plain that a spreadsheet would run, and leaves the unknown blank', () => {
    const places = csvText(tableOf('places'));
    expect(places).toContain(`"'=HYPERLINK(""http://example.invalid"",""第一小学"")"`);
    expect(csvText(tableOf('posts'))).toContain(',S3,S3,primary,2028,0,,0,0,0,\r\n');
  });

  it('makes the folder and leaves other files in it alone', async () => {
    const inner = join(folder, 'new', 'inner');
    await writePlanCsv(smallPlan, smallBureau, inner);
    writeFileSync(join(inner, 'notes.txt'), 'mine');
    await writePlanCsv(smallPlan, smallBureau, inner);
    expect(readFileSync(join(inner, 'notes.txt'), 'utf8')).toBe('mine');
  });

  it('refuses a folder that is a file, and a table that is a folder', async () => {
    writeFileSync(join(folder, 'file'), '');
    await expect(writePlanCsv(smallPlan, smallBureau, join(folder, 'file'))).rejects.toMatchObject({
      code: 'folderMissing',
    });
    mkdirSync(join(folder, 'money.csv'));
    await expect(writePlanCsv(smallPlan, smallBureau, folder)).rejects.toMatchObject({ code: 'targetIsFolder' });
    expect(readdirSync(folder).sort()).toEqual(['file', 'money.csv']);
  });

  it('leaves the old files whole when the disk is full', async () => {
    await writePlanCsv(smallPlan, smallBureau, folder);
    const before = readFileSync(join(folder, 'posts.csv'), 'utf8');
    const full = {
      ...nodeFileSystem,
      writeThrough: (path: string, content: Uint8Array | string) =>
        path.includes('money')
          ? Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' }))
          : nodeFileSystem.writeThrough(path, content),
    };
    const changed = { ...smallPlan, posts: [] };
    await expect(writePlanCsv(changed, smallBureau, folder, full)).rejects.toMatchObject({ code: 'diskFull' });
    expect(readFileSync(join(folder, 'posts.csv'), 'utf8')).toBe(before);
    expect(readdirSync(folder)).toHaveLength(planTables(smallPlan, smallBureau).length);
  });
});

function tableOf(name: string) {
  const table = planTables(smallPlan, smallBureau).find((candidate) => candidate.name === name);
  if (table === undefined) throw new Error(`no table ${name}`);
  return table;
}
