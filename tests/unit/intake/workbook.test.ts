import { deflateRawSync } from 'node:zlib';
import exceljs from 'exceljs';
import { describe, expect, it } from 'vitest';
import { type IntakeResult, issueText, readSources } from '../../../src/intake/index.ts';
import { openArchive } from '../../../src/intake/sources/workbook/archive.ts';
import { codes, folderWith, rowsXml, shown, workbookParts, zipOf } from './sources.ts';

async function readBytes(bytes: Uint8Array, name = 'bureau.xlsx'): Promise<IntakeResult> {
  return readSources([`${folderWith({ [name]: bytes })}/${name}`]);
}

const SCHOOLS = rowsXml([
  ['school_id', 'name'],
  ['001', '一小'],
]);
const SETTINGS = rowsXml([
  ['key', 'value'],
  ['base_year', '2026'],
]);
const ENROLMENT_HEADER = ['school_id', 'stage', 'grade', 'year', 'pupils', 'classes'];
const ENROLMENT_ROW = ['001', 'primary', 1, 2026, 30, 1];

/** A workbook that imports, with the given rows of enrolment after a good one. */
function workbookWith(...enrolment: (string | number | null)[][]): Uint8Array {
  const rows = rowsXml([ENROLMENT_HEADER, ENROLMENT_ROW, ...enrolment]);
  return zipOf(workbookParts({ settings: SETTINGS, 学校: SCHOOLS, '学生 enrolment': rows }));
}

/** What every minimal workbook here has besides: no budgets, no programmes. */
const EXPECTED = ['error table-missing-for-planning', 'warning assumed-programmes'];

describe('a workbook', () => {
  it('is read by the names of its sheets, sheets with examples and instructions left out', async () => {
    const parts = workbookParts({ settings: SETTINGS, 学校: SCHOOLS, '示例 schools': '<row><c><v>9</v></c></row>' });
    const enrolment = workbookParts({ enrolment: rowsXml([ENROLMENT_HEADER, ENROLMENT_ROW]) });
    expect(codes(await readBytes(zipOf(parts)))).toEqual(['required-table-empty']);
    expect(codes(await readBytes(zipOf(enrolment)))).toEqual([
      'reference-unknown',
      'required-table-empty',
      'required-table-empty',
    ]);
    const result = await readBytes(workbookWith());
    expect(shown(result)).toEqual(EXPECTED);
    expect(result.tables.enrolment).toHaveLength(1);
    expect(result.origins.enrolment[0]).toEqual({ file: 'bureau.xlsx', sheet: '学生 enrolment', row: 2 });
  });

  it('may come from exceljs, with shared and rich texts, dates and gaps between rows', async () => {
    const workbook = new exceljs.Workbook();
    const schools = workbook.addWorksheet('schools');
    schools.getCell('B2').value = 'school_id';
    schools.getCell('C2').value = 'name';
    schools.getCell('B5').value = '001';
    schools.getCell('C5').value = { richText: [{ text: '一' }, { text: '小', font: { bold: true } }] };
    const enrolment = workbook.addWorksheet('enrolment');
    enrolment.addRow(ENROLMENT_HEADER);
    enrolment.addRow(ENROLMENT_ROW);
    enrolment.addRow(['001', 'primary', 2, new Date(Date.UTC(2026, 8, 1)), 30, 1]);
    const result = await readBytes(Buffer.from(await workbook.xlsx.writeBuffer()));
    expect(shown(result)[0]).toBe('error value-is-date enrolment:3 year=2026-09-01');
    expect(result.tables.schools[0]).toMatchObject({ schoolId: '001', name: '一小' });
    expect(result.origins.schools[0]?.row).toBe(5);
  });

  it('may write every name with a prefix, and rows and cells without their places', async () => {
    const parts = workbookParts({ 学校: SCHOOLS, enrolment: rowsXml([ENROLMENT_HEADER, ENROLMENT_ROW]) });
    const prefixed = Object.fromEntries(
      Object.entries(parts).map(([name, { content }]) => [
        name,
        { content: name.startsWith('xl/w') ? String(content).replaceAll(/<(\/?)(\w)/g, '<$1x:$2') : content },
      ]),
    );
    expect((await readBytes(zipOf(prefixed))).tables.enrolment).toHaveLength(1);
  });
});

describe('cells of a workbook', () => {
  it.each([
    ['<c><f>B2*2</f><v>60</v></c>', ['warning formula-value-taken 学生 enrolment:3 pupils='], 60],
    ['<c><f>B2*2</f></c>', ['error formula-without-value 学生 enrolment:3 pupils==B2*2'], null],
    ['<c t="e"><f>1/0</f><v>#DIV/0!</v></c>', ['error value-is-error 学生 enrolment:3 pupils=#DIV/0!'], null],
    ['<c s="1"><v>46266</v></c>', ['error value-is-date 学生 enrolment:3 pupils=2026-09-01'], null],
    ['<c t="d"><v>2026-09-01</v></c>', ['error value-is-date 学生 enrolment:3 pupils=2026-09-01'], null],
    ['<c t="b"><v>1</v></c>', ['error value-not-a-number 学生 enrolment:3 pupils=true'], null],
    ['<c><v>29.999999999999996</v></c>', [], 30],
    ['<c t="inlineStr"><is><r><t>1</t></r><r><t>2</t></r><rPh><t>x</t></rPh></is></c>', [], 12],
    ['<c t="str"><v>thirty</v></c>', ['error value-not-a-number 学生 enrolment:3 pupils=thirty'], null],
  ])('such as %s', async (cell, expected, pupils) => {
    const result = await readBytes(workbookWith(['001', 'primary', 2, 2026, cell, 1]));
    expect(shown(result)).toEqual([...expected, ...EXPECTED]);
    expect(result.tables.enrolment[1]?.pupils ?? null).toBe(pupils);
  });

  it('tell a formula that gives an empty text from one that was never computed', async () => {
    const result = await readBytes(
      workbookWith(['001', 'primary', 2, 2026, 30, '<c t="str"><f>IF(1,"")</f><v></v></c>']),
    );
    expect(result.tables.enrolment[1]?.classes).toBeNull();
    expect(codes(result)).toContain('formula-value-taken');
  });

  it('with codes stored as numbers are doubted once for the column', async () => {
    const parts = workbookParts({
      schools: rowsXml([
        ['school_id', 'name'],
        [11301, '甲'],
        [11302, '乙'],
      ]),
      enrolment: rowsXml([ENROLMENT_HEADER, [11301, 'primary', 1, 2026, 30, 1]]),
    });
    const result = await readBytes(zipOf(parts));
    expect(shown(result).slice(0, 2)).toEqual([
      'warning code-typed-as-number schools:2 school_id=',
      'warning code-typed-as-number enrolment:2 school_id=',
    ]);
    expect(result.tables.schools[0]?.schoolId).toBe('11301');
  });
});

describe('a workbook that would do harm', () => {
  const big = '<row><c><v>1</v></c></row>';

  it('is refused when a sheet has 200 MB, without unpacking it', async () => {
    const parts = workbookParts({ schools: SCHOOLS, enrolment: big });
    const sheet = { content: Buffer.alloc(200 * 1024 * 1024, big) };
    const bytes = zipOf({ ...parts, 'xl/worksheets/sheet2.xml': sheet });
    expect(bytes.length).toBeLessThan(1024 * 1024);
    const before = process.memoryUsage().arrayBuffers;
    const result = await readBytes(bytes);
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
    expect(shown(result)).toEqual(['error workbook-too-large bureau.xlsx']);
    expect(issueText(result.issues[0]!)).toContain('would take 201 MB unpacked; at most 128 MB are read');
    expect(result.outcome).toBe('refused');
  });

  it('is refused when a part unpacks as a bomb does', async () => {
    const bomb = { content: Buffer.alloc(64 * 1024 * 1024) };
    const result = await readBytes(zipOf({ ...workbookParts({ schools: SCHOOLS }), 'xl/media/image1.png': bomb }));
    expect(codes(result)).toEqual(['workbook-suspicious']);
    expect(issueText(result.issues[0]!)).toMatch(/unpacks to (9|10)\d\d times its size/);
  });

  it('is refused when many parts share the same bytes', () => {
    const part = { content: deflateRawSync(Buffer.alloc(10)), claimed: 1024 * 1024 * 1024 };
    const names = Array.from({ length: 20 }, (_, index) => [`xl/worksheets/sheet${index}.xml`, part] as const);
    expect(openArchive(zipOf(Object.fromEntries(names)), 'x.xlsx')).toMatchObject({ code: 'workbook-too-large' });
  });

  it('is refused when a part is larger than its directory says, before it is unpacked', async () => {
    const parts = workbookParts({ schools: SCHOOLS });
    const liar = { content: Buffer.alloc(64 * 1024 * 1024, big), claimed: 1000 };
    const before = process.memoryUsage().arrayBuffers;
    const result = await readBytes(zipOf({ ...parts, 'xl/worksheets/sheet1.xml': liar }));
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(16 * 1024 * 1024);
    expect(codes(result)).toEqual(['workbook-damaged']);
  });

  it('is refused when it declares XML entities', async () => {
    const laughs = `<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "${'&a;'.repeat(100)}">]><worksheet><sheetData/></worksheet>`;
    const parts = { ...workbookParts({ schools: SCHOOLS }), 'xl/worksheets/sheet1.xml': { content: laughs } };
    expect(shown(await readBytes(zipOf(parts)))).toEqual(['error workbook-entities bureau.xlsx']);
  });

  it.each([
    ['a row beyond the last', '<row r="99999999999"><c><v>1</v></c></row>'],
    ['a column beyond the last', '<row><c r="ZZZ1"><v>1</v></c></row>'],
    ['a text that is missing', '<row><c t="s"><v>7</v></c></row>'],
    ['broken XML', '<row><c></row>'],
    ['an undeclared entity', '<row><c><v>&boom;</v></c></row>'],
  ])('is refused with %s', async (_, rows) => {
    const result = await readBytes(zipOf(workbookParts({ schools: rows })));
    expect(codes(result)).toEqual(['workbook-damaged']);
  });

  it('reads a cell in the last corner of the sheet without filling the rest', async () => {
    const corner = `${SCHOOLS}<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`;
    const parts = workbookParts({ schools: corner, enrolment: rowsXml([ENROLMENT_HEADER, ENROLMENT_ROW]) });
    const result = await readBytes(zipOf(parts));
    expect(shown(result).slice(0, 2)).toEqual([
      'warning cells-without-header schools',
      'error value-required schools:1048576 school_id=',
    ]);
  });
});

describe('a workbook that is none', () => {
  const good = workbookWith();

  it.each([0.2, 0.6, 0.95])('because only %s of it is there, is refused as damaged', async (share) => {
    const result = await readBytes(good.subarray(0, Math.floor(good.length * share)));
    expect(codes(result)).toEqual(['workbook-damaged']);
    expect(result.outcome).toBe('refused');
  });

  it('because a byte changed, is refused as damaged', async () => {
    const bytes = Buffer.from(good);
    const sheet = bytes.indexOf('xl/worksheets/sheet2.xml') + 'xl/worksheets/sheet2.xml'.length;
    bytes[sheet + 40] = bytes[sheet + 40]! ^ 0xff;
    expect(codes(await readBytes(bytes))).toEqual(['workbook-damaged']);
  });

  it.each([
    ['bureau.xlsx', Buffer.from('school_id,name\n001,x\n'), 'source-misnamed'],
    ['schools.csv', Buffer.from(good), 'source-misnamed'],
    ['bureau.xlsx', zipOf({ 'word/document.xml': { content: '<w/>' } }), 'source-misnamed'],
    ['bureau.xlsx', zipOf({ 'xl/workbook.xml': { content: '<html/>' } }), 'source-misnamed'],
    ['bureau.xlsx', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'workbook-old-or-encrypted'],
    ['bureau.xls', Buffer.from('d0cf11e0a1b11ae1', 'hex'), 'workbook-old-or-encrypted'],
    ['bureau.xlsx', Buffer.alloc(0), 'source-empty'],
    ['bureau.xlsx', Buffer.from('%PDF-1.7'), 'source-misnamed'],
  ])('%s with other content is refused', async (name, bytes, code) => {
    expect(codes(await readBytes(bytes, name))).toEqual([code]);
  });

  it('because it is encrypted, is refused', async () => {
    const bytes = Buffer.from(good);
    for (let at = bytes.indexOf('PK\x01\x02', 'latin1'); at >= 0; at = bytes.indexOf('PK\x01\x02', at + 1, 'latin1'))
      bytes[at + 8] = 1;
    expect(codes(await readBytes(bytes))).toEqual(['workbook-old-or-encrypted']);
  });

  it('because it is too large to be one, is refused before it is read', async () => {
    const bytes = Buffer.alloc(33 * 1024 * 1024);
    bytes.set(good);
    expect(shown(await readBytes(bytes))).toEqual(['error source-too-large bureau.xlsx']);
  });
});
