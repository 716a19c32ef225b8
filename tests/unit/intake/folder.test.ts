import { describe, expect, it } from 'vitest';
import { issueText, readSources } from '../../../src/intake/index.ts';
import { codes, folderWith, GOOD_FILES, readSpoilt, shown } from './sources.ts';

/** The good enrolment with rows added. */
const enrolment = (...rows: string[]) => `${GOOD_FILES['enrolment.csv']}${rows.join('\n')}\n`;
const schools = (...rows: string[]) => `${GOOD_FILES['schools.csv']}${rows.join('\n')}\n`;

describe('a good folder', () => {
  it('imports without an issue, budgets of zero included', async () => {
    const result = await readSpoilt({});
    expect(shown(result)).toEqual([]);
    expect(result.outcome).toBe('read');
    expect(result.tables.schools[1]).toEqual({
      schoolId: '002',
      name: '二小',
      districtId: 'D1',
      kind: 'primary',
      locale: 'urban',
      ownership: 'public',
      lon: 101.8,
      lat: 36.7,
      boardingPupils: null,
      locked: null,
    });
    expect(result.tables.budgets[0]?.amount).toBe(0);
    expect(result.counts.enrolment).toEqual({ accepted: 3, refused: 0 });
    expect(result.origins.enrolment[2]).toEqual({ file: 'enrolment.csv', sheet: 'enrolment.csv', row: 4 });
  });

  it('may have Chinese names, headers and choices, other delimiters, units, and columns in any order', async () => {
    const result = await readSpoilt({
      'schools.csv': null,
      '学校.csv':
        '学校名称\t学校代码\t学校类别\t城乡类型\t锁定\n一小\t001\t小学\t镇区\t是\n二小\t002\t教学点\t乡村\t否\n三小\t003\t\t\t\n',
      'enrolment.csv': null,
      '学生.csv':
        '学校代码;学段;年级;学年;学生数（人）;班数 classes\n001;小学;1;2026;"1,060";２\n002;小学;1;2026;40;1\n003;primary;1;2026;9;1\n',
    });
    expect(codes(result)).toEqual(['class-size-absurd']);
    expect(result.tables.schools.map(({ kind, locale, locked }) => [kind, locale, locked])).toEqual([
      ['primary', 'town', true],
      ['teaching_point', 'rural', false],
      [null, null, null],
    ]);
    expect(result.tables.enrolment[0]).toMatchObject({ stage: 'primary', pupils: 1060, classes: 2 });
  });

  it('may be named file by file', async () => {
    const folder = folderWith(GOOD_FILES);
    const result = await readSources(Object.keys(GOOD_FILES).map((name) => `${folder}/${name}`));
    expect(shown(result)).toEqual([]);
  });

  it('counts rows as a spreadsheet program does: blank lines count, a quoted line break does not', async () => {
    const result = await readSpoilt({
      'schools.csv': 'school_id,name,lon,lat\n\n001,"一\n小",,\n002,二小,x,\n003,三小,,\n',
    });
    expect(shown(result)[0]).toBe('error value-not-a-number schools.csv:4 lon=x');
    expect(result.tables.schools[0]?.name).toBe('一\n小');
  });

  it('finds the header below a title', async () => {
    const result = await readSpoilt({
      'programmes.csv': '学段表,,\n学校代码,学段,教室数\n001,小学,2\n002,小学,1\n003,小学,1\n',
    });
    expect(shown(result)).toEqual(['warning rows-above-header programmes.csv']);
    expect(result.tables.programmes).toHaveLength(3);
  });

  it('takes the first wide row for the headers where none is known, so that they can be assigned by hand', async () => {
    const folder = folderWith({ 'population.csv': '出生统计,,,\n县,统计年,出生,备注\nD1,2026,10,\n' });
    const result = await readSources([folder]);
    const unknown = result.issues.filter(({ code }) => code === 'column-unknown');
    expect(unknown.map(({ row, column }) => `${row} ${column}`)).toEqual(['2 县', '2 统计年', '2 出生', '2 备注']);
  });
});

describe('cells', () => {
  it.each([
    ['12.5', 'value-fractional'],
    ['-3', 'value-below-minimum'],
    ['99999999', 'value-above-maximum'],
    ['about 30', 'value-not-a-number'],
    ['30间', 'value-not-a-number'],
    ['2026-09-01', 'value-is-date'],
    ['=B2+C2', 'formula-without-value'],
    ['', 'value-required'],
    ['NaN', 'value-not-a-number'],
    ['Infinity', 'value-not-a-number'],
    ['1e400', 'value-not-a-number'],
  ])('refuse %s as a number of pupils', async (pupils, code) => {
    const result = await readSpoilt({ 'enrolment.csv': enrolment(`001,primary,2,2026,${pupils},1`) });
    expect(shown(result)).toEqual([`error ${code} enrolment.csv:5 pupils=${pupils}`]);
    expect(result.tables.enrolment).toHaveLength(3);
    expect(result.counts.enrolment).toEqual({ accepted: 3, refused: 1 });
  });

  it.each(['2026-09-01', '2026/9/1', '2026年9月1日', '1.9.2026'])('refuse the date %s as a year', async (year) => {
    const result = await readSpoilt({ 'enrolment.csv': enrolment(`001,primary,2,${year},30,1`) });
    expect(shown(result)).toEqual([`error value-is-date enrolment.csv:5 year=${year}`]);
  });

  it('refuse what is no choice, no flag or no code', async () => {
    const result = await readSpoilt({
      'schools.csv': schools(
        '004,四小,D1,college,,,,,,',
        '005,五小,D1,,,,,,,maybe',
        '1.1E+05,六小,D1,,,,,,,',
        ',七小,D1,,,,,,,',
      ),
    });
    expect(shown(result).slice(0, 4)).toEqual([
      'error value-not-a-choice schools.csv:5 kind=college',
      'error value-not-a-flag schools.csv:6 locked=maybe',
      'error code-shown-as-power schools.csv:7 school_id=1.1E+05',
      'error value-required schools.csv:8 school_id=',
    ]);
  });

  it('keep a blank apart from a zero', async () => {
    const result = await readSpoilt({ 'enrolment.csv': enrolment('001,primary,2,2026,30,', '001,primary,3,2026,0,0') });
    expect(result.tables.enrolment.slice(3).map(({ classes }) => classes)).toEqual([null, 0]);
    expect(shown(result)).toEqual(['warning assumed-classes']);
  });

  it('take the forms in which programs keep leading zeros and guard against formulas', async () => {
    const result = await readSpoilt({
      'schools.csv': schools('"=""004""",\'=四小,D1,,,,,,,'),
      'enrolment.csv': enrolment('004,primary,1,2026,30,1'),
      'programmes.csv': `${GOOD_FILES['programmes.csv']}004,primary,1,0\n`,
    });
    expect(shown(result)).toEqual([]);
    expect(result.tables.schools[3]).toMatchObject({ schoolId: '004', name: '=四小' });
  });

  it('cannot hold a text that no cell of a workbook could', async () => {
    const result = await readSpoilt({ 'schools.csv': schools(`004,${'长'.repeat(32_768)},D1,,,,,,,`) });
    expect(codes(result)[0]).toBe('value-too-long');
    expect(result.issues[0]?.value).toHaveLength(81);
  });
});

describe('rows', () => {
  it('with the key of another are reported with the other’s place', async () => {
    const result = await readSpoilt({
      'enrolment.csv': enrolment('001,primary,1,2026,61,2', '002,primary,1,2026,40,1'),
    });
    expect(shown(result)).toEqual([
      'error row-contradicts enrolment.csv:5 school_id=001',
      'warning row-repeated enrolment.csv:6 school_id=002',
    ]);
    expect(issueText(result.issues[0]!)).toContain('row 2 of enrolment.csv');
    expect(result.tables.enrolment[0]?.pupils).toBe(60);
  });

  it('that refer to nothing are kept out', async () => {
    const result = await readSpoilt({
      'schools.csv': schools('004,四小,D9,,,,,,,'),
      'enrolment.csv': enrolment('099,primary,1,2026,30,1', '004,primary,1,2026,30,1'),
    });
    expect(shown(result)).toEqual([
      'error reference-unknown schools.csv:5 district_id=D9',
      'error reference-unknown enrolment.csv:5 school_id=099',
      'error reference-kept-out enrolment.csv:6 school_id=004',
    ]);
    expect(issueText(result.issues[2]!)).toContain('because of row 5 of schools.csv');
  });

  it('fall with the district they refer to when its shares do not sum to 1', async () => {
    const districts = `${GOOD_FILES['districts.csv']}D2,西区,county,,0.5,0.2,0.2,0.2\nD3,南区,county,,0.5,,,\n`;
    const result = await readSpoilt({
      'districts.csv': districts,
      'schools.csv': schools('004,四小,D2,,,,,,,'),
      'enrolment.csv': enrolment('004,primary,1,2026,30,1'),
    });
    expect(shown(result)).toEqual([
      'error shares-sum districts.csv:3 share_central=0.5',
      'warning shares-incomplete districts.csv:4 share_central=0.5',
      'error reference-kept-out schools.csv:5 district_id=D2',
      'error reference-kept-out enrolment.csv:5 school_id=004',
    ]);
    expect(issueText(result.issues[0]!)).toContain('1.1');
  });

  it('may give shares as percentages and as thirds', async () => {
    const result = await readSpoilt({
      'districts.csv': `${GOOD_FILES['districts.csv']}D2,,,,80%,12%,8%,0\nD3,,,,0.333,0.333,0.333,0\n`,
    });
    expect(shown(result)).toEqual([]);
    expect(result.tables.districts[1]?.shareCentral).toBe(0.8);
  });

  it('with a grade that the stage does not have are refused', async () => {
    const result = await readSpoilt({
      'enrolment.csv': enrolment('001,primary,7,2026,30,1', '001,junior,6,2026,30,1'),
    });
    expect(codes(result)).toEqual(['grade-outside-stage', 'grade-outside-stage']);
  });

  it('of projects are refused when the smallest size exceeds the largest', async () => {
    const result = await readSpoilt({
      'projects.csv':
        'project_id,stage,min_rooms,max_rooms,room_step\nP1,primary,36,12,6\nP2,primary,12,20,6\nP3,primary,12,24,6\n',
    });
    expect(shown(result)).toEqual([
      'error project-rooms-reversed projects.csv:2 min_rooms=36',
      'warning project-step projects.csv:3 room_step=6',
    ]);
    expect(result.tables.projects.map(({ projectId }) => projectId)).toEqual(['P2', 'P3']);
  });
});

describe('places', () => {
  it('with longitude and latitude exchanged are refused, in range or not', async () => {
    const result = await readSpoilt({
      // 36.6 and 101.7 cannot be right; 36.6 and 80 could, but is far from the others and 80, 36.6 is not.
      'schools.csv': schools('004,四小,D1,,,,36.6,101.7,,', '005,五小,D1,,,,36.6,80,,'),
      'enrolment.csv': enrolment('004,primary,1,2026,30,1'),
    });
    expect(shown(result).slice(0, 3)).toEqual([
      'error location-swapped schools.csv:5 lat=101.7',
      'error location-swapped schools.csv:6 lon=36.6',
      'error reference-kept-out enrolment.csv:5 school_id=004',
    ]);
  });

  it('beyond all latitudes are out of range when no exchange explains them', async () => {
    const result = await readSpoilt({ 'schools.csv': schools('004,四小,D1,,,,101.7,366,,') });
    expect(shown(result)[0]).toBe('error value-above-maximum schools.csv:5 lat=366');
  });

  it('far from all others or half given are doubted', async () => {
    const result = await readSpoilt({
      'schools.csv': schools('004,四小,D1,,,,0,0,,', '005,五小,D1,,,,101.7,,,'),
      'enrolment.csv': enrolment('004,primary,1,2026,30,1', '005,primary,1,2026,30,1'),
      'programmes.csv': `${GOOD_FILES['programmes.csv']}004,primary,1,0\n005,primary,1,0\n`,
    });
    expect(shown(result)).toEqual([
      'warning location-half schools.csv:6 lat=',
      'warning location-far schools.csv:5 lon=0',
    ]);
  });
});

describe('tables together', () => {
  it('show pupils without a room, a class or a teacher', async () => {
    const result = await readSpoilt({
      'programmes.csv': 'school_id,stage,rooms\n001,primary,0\n002,primary,1\n003,primary,1\n003,junior,3\n',
      'enrolment.csv': enrolment('001,primary,2,2026,30,0', '001,primary,3,2026,0,1'),
      'staffing.csv': 'school_id,stage,teachers,special_teachers\n001,primary,0,\n002,primary,3,4\n002,junior,0,\n',
      'retirements.csv': 'school_id,stage,year,people\n002,primary,2027,5\n',
    });
    expect(shown(result)).toEqual([
      'warning pupils-without-class enrolment.csv:5 classes=0',
      'warning class-without-pupils enrolment.csv:6 classes=1',
      'warning staff-part-exceeds staffing.csv:3 special_teachers=4',
      'warning programme-without-room programmes.csv:2 rooms=0',
      'warning programme-without-enrolment programmes.csv:5',
      'warning pupils-without-teacher staffing.csv:2 teachers=0',
      'warning teacher-missing staffing.csv:4 teachers=0',
      'warning staff-part-exceeds retirements.csv:2 people=5',
    ]);
    expect(issueText(result.issues[3]!)).toContain('90 pupils in 2026');
  });

  it('show rooms and new schools that would cost nothing', async () => {
    const project = (id: string, costs: string) => `${id},新校,D1,primary,12,24,12,${costs}`;
    const result = await readSpoilt({
      'programmes.csv':
        'school_id,stage,rooms,max_new_rooms,room_cost\n001,primary,4,2,0\n002,primary,1,0,0\n003,primary,1,2,\n003,junior,3,,0\n',
      'projects.csv': [
        'project_id,name,district_id,stage,min_rooms,max_rooms,room_step,fixed_cost,cost_per_room',
        ...[project('P1', ',0'), project('P2', '0,0'), project('P3', '5000000,0'), project('P4', '0,'), ''],
      ].join('\n'),
    });
    expect(shown(result).filter((line) => line.includes('nothing'))).toEqual([
      'warning rooms-for-nothing programmes.csv:2 room_cost=0',
      'warning project-for-nothing projects.csv:2 cost_per_room=0',
      'warning project-for-nothing projects.csv:3 cost_per_room=0',
    ]);
    expect(issueText(result.issues.find(({ code }) => code === 'rooms-for-nothing')!)).toContain('2 more rooms');
  });

  it('show enrolment that is missing in the base year', async () => {
    const result = await readSpoilt({
      'schools.csv': schools('004,四小,D1,,,,,,,', '005,五小,D1,,,,,,,'),
      'enrolment.csv': GOOD_FILES['enrolment.csv']!.replace('001,primary,1,2026', '001,primary,1,2025').replace(
        ',9,1',
        ',0,0',
      ),
      'programmes.csv': null,
    });
    expect(shown(result)).toEqual([
      'warning base-year-missing enrolment.csv:2 year=001',
      'warning school-without-pupils schools.csv:4 school_id=003',
      'warning school-without-enrolment schools.csv:5 school_id=004',
      'warning school-without-enrolment schools.csv:6 school_id=005',
      'warning assumed-programmes',
    ]);
  });

  it('say so when nobody has enrolment in the base year', async () => {
    const result = await readSpoilt({
      'settings.csv': 'key,value\nbase_year,2030\nhorizon_years,1\n',
      'budgets.csv': null,
    });
    expect(shown(result)).toContain('error base-year-missing-everywhere');
    expect(result.outcome).toBe('read');
  });

  it('compare class sizes with the enrolment in both of their forms', async () => {
    const result = await readSpoilt({
      'class_sizes.csv':
        'school_id,stage,grade,year,class_no,bin,pupils,classes\n' +
        '001,primary,1,2026,1,,30,\n001,primary,1,2026,2,,31,\n001,primary,1,2026,3,,,\n' +
        '002,primary,,2026,,36-40,,2\n' +
        '003,primary,,2026,,≤25,,1\n003,primary,1,2026,1,,9,\n' +
        '003,primary,,2026,,56–60,,\n003,primary,9,2026,2,,1,\n',
    });
    expect(shown(result)).toEqual([
      'error class-size-form class_sizes.csv:4',
      'error class-size-form class_sizes.csv:8',
      'error grade-outside-stage class_sizes.csv:9 grade=9',
      'warning class-size-pupils-differ class_sizes.csv:2',
      'warning class-size-classes-differ class_sizes.csv:5',
      'warning class-size-two-forms class_sizes.csv:6 bin=003',
    ]);
  });

  it('have budgets in planned years', async () => {
    const result = await readSpoilt({
      'settings.csv': 'key,value\nbase_year,2026\nhorizon_years,2\ncolour,red\ncurrency,USD\n',
      'budgets.csv': 'year,level,kind,amount\n2026,city,capital,5\n2027,市级,基本建设,5\n2028,city,recurrent,5\n',
    });
    expect(shown(result)).toEqual([
      'warning setting-unknown settings.csv:4 key=colour',
      'warning setting-currency settings.csv:5 value=USD',
      'warning budget-before-plan budgets.csv:2 year=2026',
      'warning budget-years-missing',
    ]);
    expect(issueText(result.issues[3]!)).toContain('for 2028;');
  });

  it('say what is assumed when little is given', async () => {
    const result = await readSpoilt({
      'settings.csv': 'key,value\nhorizon_years,soon\n',
      'districts.csv': null,
      'programmes.csv': null,
      'enrolment.csv': GOOD_FILES['enrolment.csv']!.replace('60,2', '60,'),
      'budgets.csv': null,
    });
    expect(shown(result)).toEqual([
      'error setting-not-whole settings.csv:2 value=soon',
      'warning assumed-districts',
      'error table-missing-for-planning',
      'warning assumed-base-year',
      'warning assumed-classes',
      'warning assumed-programmes',
      'warning assumed-rooms',
    ]);
    expect(result.tables.districts.map(({ districtId, name }) => [districtId, name])).toEqual([['D1', null]]);
    expect(result.outcome).toBe('read');
  });
});

describe('columns and files', () => {
  it('that are unknown or repeated are reported and left out', async () => {
    const result = await readSpoilt({
      'schools.csv': 'school_id,name,学校名称,headmaster,\n001,一小,甲,王,x\n002,二小,乙,李,\n003,三小,丙,张,\n',
      'teachers.csv': 'name\n王\n',
      'README.txt': 'not data',
      'notes.md': 'not data',
    });
    expect(shown(result)).toEqual([
      'warning column-repeated schools.csv:1 学校名称=',
      'warning column-unknown schools.csv:1 headmaster=headmaster',
      'warning cells-without-header schools.csv',
      'warning table-unknown teachers.csv',
    ]);
    expect(result.tables.schools[0]?.name).toBe('一小');
  });

  it('without a required column give no rows', async () => {
    const result = await readSpoilt({ 'enrolment.csv': 'school_id,stage,grade,year\n001,primary,1,2026\n' });
    expect(shown(result)).toEqual(['error column-missing enrolment.csv:1 pupils=', 'error required-table-empty']);
    expect(result.outcome).toBe('refused');
    expect(result.tables.schools).toEqual([]);
  });

  it.each(['schools', 'enrolment'])('are refused without the table %s', async (table) => {
    const result = await readSpoilt({ [`${table}.csv`]: null });
    expect(result.outcome).toBe('refused');
    expect(shown(result)).toContain('error required-table-empty');
    expect(result.issues.map(issueText).join()).toContain(`The table ${table} (`);
  });

  it('that cannot be read do not stop the others', async () => {
    const result = await readSpoilt({
      'staffing.csv': 'school_id,stage,teachers\n001,"primary,3\n',
      'population.csv': '',
      'facilities.csv': 'PK\x03\x04 a packed file',
      'retirements.csv': '%PDF-1.7',
      'measures.csv': '<html><table></table></html>',
      'qualifications.csv': Buffer.from([1, 0, 2, 0]),
      'projects.xls': Buffer.from('d0cf11e0a1b11ae1', 'hex'),
    });
    expect(shown(result)).toEqual([
      'error source-misnamed facilities.csv',
      'error source-misnamed measures.csv',
      'error source-empty population.csv',
      'error workbook-old-or-encrypted projects.xls',
      'error source-misnamed qualifications.csv',
      'error source-misnamed retirements.csv',
      'error text-damaged staffing.csv',
    ]);
    expect(result.outcome).toBe('read');
  });

  it('that are not there, or are nothing, are refused', async () => {
    const folder = folderWith({ 'x.dat': '%PDF-1.7', 'things.csv': 'a,b\n1,2\n' });
    expect(codes(await readSources([`${folder}/none.csv`]))).toEqual(['source-missing']);
    expect(codes(await readSources([]))).toEqual(['no-sources']);
    expect(codes(await readSources([folderWith()]))).toEqual(['no-sources']);
    expect(codes(await readSources([`${folder}/things.csv/inside.csv`]))).toEqual(['source-unreadable']);
    expect(codes(await readSources([`${folder}/x.dat`]))).toEqual(['source-kind-unknown']);
    expect(codes(await readSources([`${folder}/things.csv`]))).toEqual(['table-unknown', 'no-tables']);
  });

  it('of the same table are read together', async () => {
    const folder = folderWith({
      ...GOOD_FILES,
      'more/学校.csv': '学校代码,学校名称,县区代码\n004,四小,D1\n001,另一所,D1\n',
    });
    const result = await readSources([folder, `${folder}/more`]);
    expect(shown(result).slice(0, 2)).toEqual([
      'error row-contradicts 学校.csv:3 学校代码=001',
      'warning school-without-enrolment 学校.csv:2 学校代码=004',
    ]);
    expect(result.tables.schools).toHaveLength(4);
  });

  it('may be assigned to tables and columns by the user', async () => {
    const assignments = [
      {
        sheet: 'pupils',
        table: 'enrolment' as const,
        columns: [
          { header: '人', column: 'pupils' },
          { header: 'x', column: null },
        ],
      },
      { sheet: 'notes', table: null, columns: [] },
    ];
    const result = await readSpoilt(
      {
        'enrolment.csv': null,
        'pupils.csv': `${GOOD_FILES['enrolment.csv']}`.replace('pupils,classes', '人,classes,x'),
        'notes.csv': 'a\nb\n',
      },
      { assignments },
    );
    expect(shown(result)).toEqual([]);
    expect(result.tables.enrolment).toHaveLength(3);
    expect(result.sources.find(({ sheet }) => sheet === 'notes.csv')?.table).toBeNull();
  });
});

describe('a long import', () => {
  it('stops when it is told to, and says how far it is', async () => {
    const stop = new AbortController();
    const phases: string[] = [];
    const reading = readSpoilt(
      {},
      {
        signal: stop.signal,
        onProgress: ({ phase, subject }) => {
          phases.push(`${phase} ${subject}`);
          if (subject === 'enrolment.csv') stop.abort();
        },
      },
    );
    await expect(reading).rejects.toThrow('aborted');
    expect(phases).toEqual(['reading budgets.csv', 'reading districts.csv', 'reading enrolment.csv']);
  });
});
