import { existsSync, readFileSync } from 'node:fs';
import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { type Mapping, parseMapping, readMapping, readSources } from '../../../src/intake/index.ts';
import { codes, folderWith, shown } from './sources.ts';

const ROOT = `${import.meta.dirname}/../../..`;
const REAL_DATA = `${ROOT}/../shared/data/tw-primary-113.csv`;
const SYNTHETIC = readFileSync(`${ROOT}/tests/fixtures/intake/taiwan-primary-synthetic.csv`);

async function taiwan(): Promise<Mapping> {
  const mapping = await readMapping(`${ROOT}/resources/templates/mappings/taiwan-primary.json`);
  if ('code' in mapping) throw new Error(mapping.code);
  return mapping;
}

function sum(numbers: Iterable<number | null>): number {
  let total = 0;
  for (const number of numbers) total += number ?? 0;
  return total;
}

describe('the mapping of Taiwan’s primary schools', () => {
  it('makes rows of a wide file and reports its dirt', async () => {
    const folder = folderWith({ 'synthetic.csv': SYNTHETIC });
    const result = await readSources([folder], { mapping: await taiwan() });
    expect(result.outcome).toBe('read');
    expect(result.tables.settings).toEqual([{ key: 'base_year', value: '2024' }]);
    expect(result.tables.districts.map(({ districtId }) => districtId)).toEqual(['甲縣', '乙市']);
    expect(result.tables.schools[0]).toMatchObject({
      schoolId: '000001',
      name: '示例甲國小',
      locale: null,
      lon: 121.5,
    });
    expect(result.tables.schools[1]).toMatchObject({ locale: 'rural', kind: 'primary' });
    // The first school: 10 + 11 boys and girls in grade 1, one class.
    expect(result.tables.enrolment[0]).toEqual({
      schoolId: '000001',
      stage: 'primary',
      grade: 1,
      year: 2024,
      pupils: 21,
      classes: 1,
    });
    expect(result.tables.enrolment).toHaveLength(4 * 6);
    expect(result.tables.staffing.map(({ teachers }) => teachers)).toEqual([9, 0, 8, 0]);
    expect(shown(result).filter((line) => !line.includes('mapping-left-out'))).toEqual([
      'warning column-unknown synthetic.csv:1 備註=備註',
      'warning mapping-check-blank synthetic.csv:3 地址=',
      'warning mapping-check-range synthetic.csv:4 X 坐標=-12097.73',
      'warning mapping-check-sum synthetic.csv:5 學生人數=130',
      'warning letters-replaced synthetic.csv:4 學校名稱=?林國小',
      'error mapping-value-unknown synthetic.csv:6 學校級別=實驗學校',
      // Kept out with it: its enrolment, told once for all six grades, and below its staff.
      'error reference-kept-out synthetic.csv:6 學校代碼=000005',
      'warning class-without-pupils synthetic.csv:4 1年級班級數=1',
      'warning pupils-without-class synthetic.csv:4 2年級班級數=0',
      'error reference-kept-out synthetic.csv:6 學校代碼=000005',
      'error table-missing-for-planning',
      'warning school-without-pupils synthetic.csv:3 學校代碼=000002',
      'warning teacher-missing synthetic.csv:3 男專任教師 + 女專任教師=0',
      'warning pupils-without-teacher synthetic.csv:5 男專任教師 + 女專任教師=0',
      'warning assumed-programmes',
    ]);
    // Four schools in grade 1 come first, then the same four in grade 2.
    expect(result.origins.enrolment[5]).toMatchObject({ file: 'synthetic.csv', row: 3 });
    expect(result.counts.schools).toEqual({ accepted: 4, refused: 1 });
  });

  it.each(['gb18030', 'big5'])('reads the file in %s as well', async (encoding) => {
    const folder = folderWith({ 'synthetic.csv': iconv.encode(SYNTHETIC.toString('utf8'), encoding) });
    const result = await readSources([folder], { mapping: await taiwan() });
    expect(result.sources[0]?.encoding).toBe(encoding);
    expect(result.tables.schools).toHaveLength(4);
  });

  it.skipIf(!existsSync(REAL_DATA))(
    'brings in the real file to the last pupil (skipped where the real data set is not beside the checkout)',
    async () => {
      const result = await readSources([REAL_DATA], { mapping: await taiwan() });
      expect(result.tables.schools).toHaveLength(2668);
      expect(sum(result.tables.enrolment.map(({ pupils }) => pupils))).toBe(1_202_761);
      expect(sum(result.tables.enrolment.map(({ classes }) => classes))).toBe(52_398);
      expect(sum(result.tables.staffing.map(({ teachers }) => teachers))).toBe(100_374);
      expect(result.tables.schools[0]?.schoolId).toBe('011301');
      const count = (code: string) => codes(result).filter((found) => found === code).length;
      expect({
        classesWithoutPupils: count('class-without-pupils'),
        pupilsWithoutClass: count('pupils-without-class'),
        foreignZone: count('mapping-check-range'),
        withoutAddress: count('mapping-check-blank'),
        withoutTeacher: count('teacher-missing') + count('pupils-without-teacher'),
        pupilsWithoutTeacher: count('pupils-without-teacher'),
        withoutPupils: count('school-without-pupils'),
        errors: result.issues.filter(({ severity }) => severity === 'error').map(({ code }) => code),
      }).toEqual({
        classesWithoutPupils: 3,
        pupilsWithoutClass: 2,
        foreignZone: 19,
        withoutAddress: 2,
        withoutTeacher: 13,
        pupilsWithoutTeacher: 1,
        // Twelve without a class and one whose only class has no pupils.
        withoutPupils: 13,
        errors: ['table-missing-for-planning'],
      });
    },
  );

  it.skipIf(!existsSync(REAL_DATA))(
    'reports the ten names that a program could not write in Big5 (skipped where the real data set is not beside the checkout)',
    async () => {
      // The usual Big5 tables lack these letters; programs write a question mark instead.
      const lossy = readFileSync(REAL_DATA, 'utf8').replaceAll(/[脚濓菓舘槺塩廍坔磘坂喆]/g, '?');
      const folder = folderWith({ 'big5.csv': iconv.encode(lossy, 'big5') });
      const result = await readSources([folder], { mapping: await taiwan() });
      expect(result.issues.filter(({ code }) => code === 'letters-replaced')).toHaveLength(10);
      expect(result.tables.schools).toHaveLength(2668);
    },
  );

  if (!existsSync(REAL_DATA)) console.warn(`${REAL_DATA} is not there: the mapping is tried on synthetic rows only.`);
});

describe('a mapping', () => {
  const columns = { school_id: { column: 'code', prefix: 'X-' }, name: { column: 'who' } };
  const file = { file: 'a*.csv', tables: [{ table: 'schools', columns }] };
  const text = (files: unknown) => JSON.stringify({ name: 'test', files });

  it.each([
    ['not json', 'it is not JSON'],
    ['{}', 'name'],
    [text([]), 'files'],
    [text([{ ...file, tables: [{ table: 'teachers', columns }] }]), 'files.0.tables.0.table'],
    [text([{ ...file, tables: [{ table: 'schools', columns: { colour: { constant: 1 } } }] }]), 'columns.colour'],
    [text([{ ...file, colour: 'red' }]), 'colour'],
  ])('of %s is refused', (content, reason) => {
    const read = parseMapping(content, 'mapping.json');
    expect(read).toMatchObject({ code: 'mapping-invalid', file: 'mapping.json' });
    expect(JSON.stringify(read)).toContain(reason);
  });

  it('that is not there is refused', async () => {
    expect(await readMapping(`${folderWith()}/none.json`)).toMatchObject({ code: 'source-missing' });
  });

  it('puts prefixes before codes, and mapped and plain files together', async () => {
    const mapping = parseMapping(text([file]));
    if ('code' in mapping) throw new Error(mapping.code);
    const folder = folderWith({
      'all.csv': 'code,who\n1,甲\n2,乙\n,丙\n',
      'enrolment.csv': 'school_id,stage,grade,year,pupils,classes\nX-1,primary,1,2026,30,1\n',
    });
    const result = await readSources([folder], { mapping });
    expect(result.tables.schools.map(({ schoolId }) => schoolId)).toEqual(['X-1', 'X-2']);
    expect(shown(result)[0]).toBe('error value-required all.csv:4 code=');
  });

  it('says which columns a file lacks, and which part fits no file', async () => {
    const mapping = parseMapping(text([file, { ...file, file: 'b.csv' }]));
    if ('code' in mapping) throw new Error(mapping.code);
    const result = await readSources([folderWith({ 'all.csv': 'code,name\n1,甲\n' })], { mapping });
    expect(shown(result)).toEqual([
      'error mapping-column-missing all.csv:1',
      'warning mapping-unused',
      'error no-tables',
    ]);
    expect(result.issues[0]?.parameters).toEqual({ columns: 'who' });
    expect(result.outcome).toBe('refused');
  });

  it('never turns a blank or bad part of a sum into a number', async () => {
    const enrolment = {
      table: 'enrolment',
      columns: {
        school_id: { column: 'code' },
        stage: { constant: 'primary' },
        grade: { constant: 1 },
        year: { constant: 2026 },
        pupils: { sum: ['boys', 'girls'] },
      },
    };
    const schools = { table: 'schools', columns: { school_id: { column: 'code' } } };
    const mapping = parseMapping(text([{ file: '*', tables: [schools, enrolment] }]));
    if ('code' in mapping) throw new Error(mapping.code);
    const content = 'code,boys,girls\n1,10,11\n2,10,\n3,ten,11\n4,-3,11\n5,1.5,11\n6,0,0\n';
    const result = await readSources([folderWith({ 'all.csv': content })], { mapping });
    expect(result.tables.enrolment.map(({ schoolId, pupils }) => [schoolId, pupils])).toEqual([
      ['1', 21],
      ['6', 0],
    ]);
    expect(shown(result).slice(0, 4)).toEqual([
      'error value-required all.csv:3 boys + girls=',
      'error value-not-a-number all.csv:4 boys + girls=ten',
      'error value-below-minimum all.csv:5 boys + girls=-3',
      'error value-fractional all.csv:6 boys + girls=12.5',
    ]);
  });
});
