import { STAGES } from '../stage.ts';
import type { TableDeclaration } from './column.ts';

const STAGE_LABELS = ['幼儿园', '小学', '初中', '高中', '中职', '特殊教育'] as const;

const schoolId = {
  name: 'school_id',
  label: '学校代码',
  type: 'text',
  key: true,
  references: 'schools',
  note: 'The school, as in the schools table.',
  noteLabel: '与“学校”表一致的学校代码。',
} as const;
const stageValue = {
  name: 'stage',
  label: '学段',
  type: 'choice',
  choices: STAGES,
  choiceLabels: STAGE_LABELS,
  note: 'The stage taught.',
  noteLabel: '该校开设的学段。',
} as const;
const stage = { ...stageValue, key: true } as const;
const grade = {
  name: 'grade',
  label: '年级',
  type: 'integer',
  key: true,
  minimum: 1,
  maximum: 12,
  note: 'Kindergarten 1–3, primary 1–6, junior 7–9, senior and vocational 10–12, special 1–12.',
  noteLabel: '幼儿园1–3（小、中、大班），小学1–6，初中7–9，高中和中职10–12，特殊教育1–12。',
} as const;
const year = {
  name: 'year',
  label: '学年',
  type: 'integer',
  key: true,
  minimum: 1990,
  maximum: 2100,
  unit: 'year',
  note: 'The year in which the school year starts.',
  noteLabel: '学年开始的年份，如2026–27学年填2026。',
} as const;
const districtId = {
  name: 'district_id',
  label: '县区代码',
  type: 'text',
  references: 'districts',
  note: 'The district, as in the districts table.',
  noteLabel: '与“县区”表一致的县区代码。',
} as const;
const longitude = {
  name: 'lon',
  label: '经度',
  type: 'number',
  minimum: -180,
  maximum: 180,
  unit: 'degrees',
  note: 'Decimal degrees, WGS84.',
  noteLabel: '十进制度，WGS84坐标。',
} as const;
const latitude = {
  name: 'lat',
  label: '纬度',
  type: 'number',
  minimum: -90,
  maximum: 90,
  unit: 'degrees',
  note: 'Decimal degrees, WGS84.',
  noteLabel: '十进制度，WGS84坐标。',
} as const;

/** A column that counts things and may be blank. */
function count<
  const Name extends string,
  const Unit extends 'pupils' | 'classes' | 'rooms' | 'posts' | 'people' | 'hours' | 'books',
>(name: Name, label: string, unit: Unit, maximum: number, note: string, noteLabel: string) {
  return { name, label, type: 'integer', minimum: 0, maximum, unit, note, noteLabel } as const;
}

/** A column of money in yuan that may be blank. */
function money<const Name extends string>(name: Name, label: string, note: string, noteLabel: string) {
  return { name, label, type: 'number', minimum: 0, maximum: 1e12, unit: 'yuan', note, noteLabel } as const;
}

/** A funding level's share of each cost line. */
function share<const Name extends string>(name: Name, label: string) {
  return {
    name,
    label,
    type: 'number',
    minimum: 0,
    maximum: 1,
    unit: 'share',
    note: 'The share of each cost line that this level pays; the four shares sum to 1.',
    noteLabel: '该级财政对每笔支出的分担比例，四级合计为1。',
  } as const;
}

export const settingsTable = {
  name: 'settings',
  label: '设置',
  required: false,
  columns: [
    {
      name: 'key',
      label: '项目',
      type: 'text',
      key: true,
      note: 'name, base_year, horizon_years or currency.',
      noteLabel: '名称（name）、基准学年（base_year）、规划年数（horizon_years）或币种（currency）。',
    },
    { name: 'value', label: '值', type: 'text', required: true, note: 'The value.', noteLabel: '取值。' },
  ],
} as const satisfies TableDeclaration;

export const districtsTable = {
  name: 'districts',
  label: '县区',
  required: false,
  columns: [
    {
      name: 'district_id',
      label: '县区代码',
      type: 'text',
      key: true,
      note: 'A short code of your own.',
      noteLabel: '自定的简短代码。',
    },
    { name: 'name', label: '名称', type: 'text', note: 'Name of the district.', noteLabel: '县区名称。' },
    {
      name: 'kind',
      label: '类别',
      type: 'choice',
      choices: ['urban', 'county'],
      choiceLabels: ['城区', '县'],
      note: 'Urban district or county.',
      noteLabel: '城区或县。',
    },
    count(
      'establishment_posts',
      '编制总数',
      'posts',
      1_000_000,
      'Establishment posts of all its schools.',
      '所属学校教职工编制总数。',
    ),
    share('share_central', '中央分担比例'),
    share('share_province', '省级分担比例'),
    share('share_city', '市级分担比例'),
    share('share_county', '县区分担比例'),
  ],
} as const satisfies TableDeclaration;

export const schoolsTable = {
  name: 'schools',
  label: '学校',
  required: true,
  columns: [
    {
      name: 'school_id',
      label: '学校代码',
      type: 'text',
      key: true,
      note: 'The school’s code; leading zeros count.',
      noteLabel: '学校标识码，按文本填写，保留前导零。',
    },
    { name: 'name', label: '学校名称', type: 'text', note: 'Name of the school.', noteLabel: '学校全称。' },
    districtId,
    {
      name: 'kind',
      label: '学校类别',
      type: 'choice',
      choices: [
        'kindergarten',
        'primary',
        'junior',
        'nine_year',
        'senior',
        'complete_secondary',
        'vocational',
        'special',
        'teaching_point',
      ],
      choiceLabels: [
        '幼儿园',
        '小学',
        '初中',
        '九年一贯制学校',
        '高中',
        '完全中学',
        '中职学校',
        '特殊教育学校',
        '教学点',
      ],
      note: 'The kind of school; a teaching point keeps its pupils where they are.',
      noteLabel: '学校类别；教学点的学生不参与分流。',
    },
    {
      name: 'locale',
      label: '城乡类型',
      type: 'choice',
      choices: ['urban', 'town', 'rural'],
      choiceLabels: ['城区', '镇区', '乡村'],
      note: 'Urban, town or rural.',
      noteLabel: '城区、镇区或乡村。',
    },
    {
      name: 'ownership',
      label: '举办者',
      type: 'choice',
      choices: ['public', 'private'],
      choiceLabels: ['公办', '民办'],
      note: 'Public or private.',
      noteLabel: '公办或民办。',
    },
    longitude,
    latitude,
    count('boarding_pupils', '寄宿生数', 'pupils', 50_000, 'Pupils who board.', '在校寄宿学生数。'),
    {
      name: 'locked',
      label: '锁定',
      type: 'flag',
      note: 'Whether no rooms are built here and no pupils are redirected.',
      noteLabel: '是否锁定：锁定的学校不增建教室、不参与分流。',
    },
  ],
} as const satisfies TableDeclaration;

export const programmesTable = {
  name: 'programmes',
  label: '学段',
  required: false,
  columns: [
    schoolId,
    stage,
    count('rooms', '教室数', 'rooms', 1000, 'General classrooms in use for this stage.', '该学段使用的普通教室数。'),
    count('max_new_rooms', '可增教室数', 'rooms', 1000, 'Rooms the site could still take.', '校园内还可增建的教室数。'),
    money('room_cost', '每间教室造价', 'Cost of one more room.', '增建一间教室的造价（元）。'),
  ],
} as const satisfies TableDeclaration;

export const enrolmentTable = {
  name: 'enrolment',
  label: '学生',
  required: true,
  columns: [
    schoolId,
    stage,
    grade,
    year,
    { ...count('pupils', '学生数', 'pupils', 20_000, 'Pupils in the grade.', '该年级在校学生数。'), required: true },
    count('classes', '班数', 'classes', 500, 'Classes in the grade.', '该年级教学班数。'),
  ],
} as const satisfies TableDeclaration;

/** Official bins of class sizes in the yearly statistics sheets (基础基212/213). */
export const CLASS_SIZE_BINS = [
  '<=25',
  '26-30',
  '31-35',
  '36-40',
  '41-45',
  '46-50',
  '51-55',
  '56-60',
  '61-65',
  '>=66',
] as const;
export type ClassSizeBin = (typeof CLASS_SIZE_BINS)[number];

export const classSizesTable = {
  name: 'class_sizes',
  label: '班额',
  required: false,
  columns: [
    schoolId,
    stage,
    { ...grade, required: false },
    year,
    {
      name: 'class_no',
      label: '班号',
      type: 'text',
      key: true,
      required: false,
      note: 'The class, in a class list.',
      noteLabel: '班级名册中的班号。',
    },
    {
      name: 'bin',
      label: '班额档',
      type: 'choice',
      key: true,
      required: false,
      choices: CLASS_SIZE_BINS,
      note: 'The bin, in the official table of class sizes.',
      noteLabel: '统计报表中的班额分档。',
    },
    count(
      'pupils',
      '学生数',
      'pupils',
      500,
      'Pupils in the class, in a class list.',
      '该班学生数（按班级名册填写时）。',
    ),
    count('classes', '班数', 'classes', 500, 'Classes in the bin.', '该档班数（按分档填写时）。'),
  ],
} as const satisfies TableDeclaration;

export const specialNeedsTable = {
  name: 'special_needs',
  label: '特需学生',
  required: false,
  columns: [
    schoolId,
    year,
    {
      name: 'form',
      label: '安置形式',
      type: 'choice',
      key: true,
      choices: ['special_school', 'inclusive', 'home'],
      choiceLabels: ['特教学校', '随班就读', '送教上门'],
      note: 'Special school, inclusive class or home teaching.',
      noteLabel: '特教学校、随班就读或送教上门。',
    },
    { ...count('pupils', '学生数', 'pupils', 5000, 'Pupils with special needs.', '特殊需要学生数。'), required: true },
    count('special_teachers', '特教教师数', 'people', 1000, 'Special teachers in post.', '在岗特殊教育教师数。'),
    {
      name: 'resource_room',
      label: '资源教室',
      type: 'flag',
      note: 'Whether the school has a resource room.',
      noteLabel: '是否已建资源教室。',
    },
  ],
} as const satisfies TableDeclaration;

export const staffingTable = {
  name: 'staffing',
  label: '教职工',
  required: false,
  columns: [
    schoolId,
    stage,
    count('establishment_posts', '编制数', 'posts', 5000, 'Establishment posts allotted now.', '现有核定编制数。'),
    count('teachers', '在编教职工', 'people', 5000, 'Staff in establishment posts now.', '现有在编教职工数。'),
    count('special_teachers', '特教教师数', 'people', 1000, 'Special teachers among them.', '其中特殊教育教师数。'),
    count('carers', '保育员数', 'people', 1000, 'Carers in kindergartens.', '幼儿园保育员数。'),
    count('purchased_posts', '购买服务岗位', 'posts', 1000, 'Posts bought as a service.', '政府购买服务岗位数。'),
  ],
} as const satisfies TableDeclaration;

export const retirementsTable = {
  name: 'retirements',
  label: '退休',
  required: false,
  columns: [
    schoolId,
    stage,
    year,
    {
      ...count('people', '人数', 'people', 1000, 'Staff who retire during the year.', '该年退休人数。'),
      required: true,
    },
  ],
} as const satisfies TableDeclaration;

export const projectsTable = {
  name: 'projects',
  label: '项目',
  required: false,
  columns: [
    {
      name: 'project_id',
      label: '项目代码',
      type: 'text',
      key: true,
      note: 'Code of the project.',
      noteLabel: '项目代码。',
    },
    { name: 'name', label: '项目名称', type: 'text', note: 'Name of the new school.', noteLabel: '新建学校名称。' },
    districtId,
    { ...stageValue, required: true },
    longitude,
    latitude,
    {
      ...count('min_rooms', '最少教室数', 'rooms', 1000, 'Rooms at the smallest size.', '最小规模教室数。'),
      required: true,
    },
    {
      ...count('max_rooms', '最多教室数', 'rooms', 1000, 'Rooms at the largest size.', '最大规模教室数。'),
      required: true,
    },
    count('room_step', '教室步长', 'rooms', 1000, 'Rooms between one size and the next.', '规模档次之间的教室数差。'),
    money('fixed_cost', '固定投资', 'Cost that does not depend on the size.', '与规模无关的投资（元）。'),
    money('cost_per_room', '每间教室投资', 'Cost per room.', '每间教室的投资（元）。'),
    {
      name: 'earliest_year',
      label: '最早开工学年',
      type: 'integer',
      minimum: 1990,
      maximum: 2100,
      unit: 'year',
      note: 'First year in which work can be ordered.',
      noteLabel: '最早可以开工的学年。',
    },
    {
      name: 'lead_years',
      label: '建设周期',
      type: 'integer',
      minimum: 0,
      maximum: 10,
      unit: 'years',
      note: 'Years from order to opening.',
      noteLabel: '从开工到投入使用的年数。',
    },
    money('running_cost', '年运行费', 'Running cost a year once open.', '投入使用后每年的运行经费（元）。'),
    {
      name: 'land_ready',
      label: '土地落实',
      type: 'flag',
      note: 'Whether the land is ready.',
      noteLabel: '土地是否已落实。',
    },
  ],
} as const satisfies TableDeclaration;

export const FUNDING_LEVELS = ['central', 'province', 'city', 'county'] as const;
export type FundingLevel = (typeof FUNDING_LEVELS)[number];
export const BUDGET_KINDS = ['capital', 'recurrent'] as const;
export type BudgetKind = (typeof BUDGET_KINDS)[number];

export const budgetsTable = {
  name: 'budgets',
  label: '预算',
  required: true,
  columns: [
    year,
    {
      name: 'level',
      label: '资金来源',
      type: 'choice',
      key: true,
      choices: FUNDING_LEVELS,
      choiceLabels: ['中央', '省级', '市级', '县区'],
      note: 'The level of government that pays.',
      noteLabel: '出资的政府层级。',
    },
    {
      name: 'kind',
      label: '预算类别',
      type: 'choice',
      key: true,
      choices: BUDGET_KINDS,
      choiceLabels: ['基本建设', '经常性'],
      note: 'Capital or recurrent.',
      noteLabel: '基本建设或经常性支出。',
    },
    { ...districtId, key: true, required: false, note: 'Blank for the whole bureau.', noteLabel: '全局预算留空。' },
    { ...money('amount', '金额', 'Yuan available in the year.', '该年可用金额（元）。'), required: true },
    {
      name: 'carry_over',
      label: '可结转',
      type: 'flag',
      note: 'Whether money left over may be spent the next year.',
      noteLabel: '结余可否结转下年使用。',
    },
  ],
} as const satisfies TableDeclaration;

export const populationTable = {
  name: 'population',
  label: '人口',
  required: false,
  columns: [
    { ...districtId, key: true },
    year,
    count('births', '出生人数', 'people', 1_000_000, 'Births in the year.', '该年出生人数。'),
    count('children_3_5', '3–5岁儿童数', 'people', 1_000_000, 'Children aged 3 to 5.', '3至5岁儿童数。'),
    {
      name: 'net_migration',
      label: '净迁入',
      type: 'integer',
      minimum: -1_000_000,
      maximum: 1_000_000,
      unit: 'people',
      note: 'Children moving in less children moving out.',
      noteLabel: '学龄人口净迁入数。',
    },
  ],
} as const satisfies TableDeclaration;

export const facilitiesTable = {
  name: 'facilities',
  label: '条件',
  required: false,
  columns: [
    schoolId,
    count(
      'multimedia_classes',
      '多媒体班数',
      'classes',
      1000,
      'Classes with multimedia equipment.',
      '配备多媒体设备的班数。',
    ),
    {
      name: 'computer_room',
      label: '计算机教室',
      type: 'flag',
      note: 'Whether there is a computer room.',
      noteLabel: '是否有计算机教室。',
    },
    {
      name: 'bandwidth_mbps',
      label: '带宽',
      type: 'number',
      minimum: 0,
      maximum: 100_000,
      unit: 'Mbps',
      note: 'Network bandwidth.',
      noteLabel: '网络接入带宽（Mbps）。',
    },
    {
      name: 'teaching_area',
      label: '教学用房面积',
      type: 'number',
      minimum: 0,
      maximum: 1e6,
      unit: 'square metres',
      note: 'Teaching area.',
      noteLabel: '教学及辅助用房面积（平方米）。',
    },
    {
      name: 'sports_area',
      label: '体育场地面积',
      type: 'number',
      minimum: 0,
      maximum: 1e6,
      unit: 'square metres',
      note: 'Sports area.',
      noteLabel: '体育运动场馆面积（平方米）。',
    },
    money('equipment_value', '设备值', 'Value of teaching equipment.', '教学仪器设备值（元）。'),
    count('books', '图书数', 'books', 10_000_000, 'Books.', '图书册数。'),
  ],
} as const satisfies TableDeclaration;

export const qualificationsTable = {
  name: 'qualifications',
  label: '教师素质',
  required: false,
  columns: [
    schoolId,
    stage,
    count(
      'above_required_degree',
      '高于规定学历',
      'people',
      5000,
      'Teachers above the required degree.',
      '高于规定学历教师数。',
    ),
    count(
      'backbone',
      '骨干教师',
      'people',
      5000,
      'Backbone teachers, county level and above.',
      '县级及以上骨干教师数。',
    ),
    count(
      'pe_art',
      '体育艺术教师',
      'people',
      5000,
      'Teachers of physical education, music and art.',
      '体育、音乐、美术专任教师数。',
    ),
    count('certified', '持证教师', 'people', 5000, 'Teachers with a certificate.', '持教师资格证人数。'),
    count('double_qualified', '双师型教师', 'people', 5000, 'Double-qualified teachers.', '“双师型”教师数。'),
    count('trained_hours', '培训学时', 'hours', 10_000_000, 'Hours of training in the year.', '年度培训学时总数。'),
  ],
} as const satisfies TableDeclaration;

export const measuresTable = {
  name: 'measures',
  label: '任务进展',
  required: false,
  columns: [
    {
      name: 'measure',
      label: '任务序号',
      type: 'integer',
      key: true,
      minimum: 1,
      maximum: 29,
      note: 'Number of the measure in the policy.',
      noteLabel: '方案中的任务序号（1–29）。',
    },
    { ...districtId, key: true, required: false },
    year,
    {
      name: 'indicator',
      label: '指标',
      type: 'text',
      key: true,
      required: false,
      note: 'The indicator.',
      noteLabel: '指标名称。',
    },
    {
      name: 'value',
      label: '值',
      type: 'text',
      required: true,
      note: 'The value or state reached.',
      noteLabel: '已达到的数值或状态。',
    },
  ],
} as const satisfies TableDeclaration;
