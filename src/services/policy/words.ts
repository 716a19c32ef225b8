import type { Words } from '../../export/words.ts';
import type { IndicatorBasis, Standing, StandingReason } from '../../planning/policy/index.ts';

export const STANDING_WORDS: Readonly<Record<Standing, Words>> = {
  met: { en: 'met', zh: '已达标' },
  onCourse: { en: 'on course', zh: '按方案可达标' },
  missed: { en: 'missed', zh: '未达标' },
  noData: { en: 'no data', zh: '无数据' },
};

export const BASIS_WORDS: Readonly<Record<IndicatorBasis, Words>> = {
  computed: { en: 'computed from the data', zh: '按数据计算' },
  norm: { en: 'rule of the norm set', zh: '标准库中的规定' },
  reported: { en: 'reported by the bureau', zh: '本局填报' },
  tracked: { en: 'as the bureau says', zh: '按填写的进展' },
};

export const REASON_WORDS: Readonly<Record<StandingReason, Words>> = {
  noRows: { en: 'The rows it needs are not in the data.', zh: '数据表中没有计算所需的行。' },
  notInInput: {
    en: 'No input table holds it; enter it in the table of progress under the name of the indicator.',
    zh: '数据表中没有这项内容，请在“任务进展”表中按指标名称填报。',
  },
  notTracked: { en: 'Nobody has said how far it has come.', zh: '尚未填写进展。' },
  noTargetValue: { en: 'The policy gives no figure to compare with.', zh: '文件没有给出目标数值，只列出现值。' },
  noNorm: {
    en: 'A norm that it needs has no value; enter one in the norm library.',
    zh: '所需的标准没有取值，请先在标准库中填写。',
  },
  partlyUnknown: {
    en: 'Rows are unknown, and the outcome depends on them.',
    zh: '部分行缺数据，能否达标取决于这些行。',
  },
  noForecast: {
    en: 'The year of the target is still to come, and nothing says what it will be.',
    zh: '目标年份未到，没有可用于预测的数据。',
  },
  late: {
    en: 'The year of the policy is over; the plan gets there within the planned years.',
    zh: '文件规定的年份已过，按方案在规划期内达到。',
  },
  lostLater: { en: 'It holds now and is lost again in later years.', zh: '现在达标，以后年份又低于目标。' },
};

/** What is divided by what. */
export const TERM_WORDS: Readonly<Record<string, Words>> = {
  kindergartenPupils: { en: 'children in kindergartens', zh: '在园幼儿数' },
  children3to5: { en: 'children aged 3 to 5', zh: '3–5岁儿童数' },
  kindergartenTeachers: { en: 'kindergarten teachers', zh: '幼儿园教师数' },
  kindergartenClasses: { en: 'kindergarten classes', zh: '幼儿园班数' },
  carers: { en: 'carers', zh: '保育员数' },
  trainedHoursTimes3: { en: 'hours of training in the year × 3', zh: '年培训学时 × 3' },
  certifiedTeachers: { en: 'teachers with a certificate', zh: '持证教师数' },
  largeClasses: { en: 'classes of 56 or more', zh: '大班额班数' },
  superLargeClasses: { en: 'classes of 66 or more', zh: '超大班额班数' },
  classes: { en: 'classes', zh: '教学班总数' },
  grade9: { en: 'pupils of grade 9', zh: '九年级学生数' },
  grade1Before: { en: 'pupils of grade 1 eight years before', zh: '八年前一年级学生数' },
  grade10: { en: 'entrants of senior and vocational schools', zh: '高中和中职一年级学生数' },
  grade9Before: { en: 'pupils of grade 9 the year before', zh: '上年九年级学生数' },
  multimediaClasses: { en: 'classes with multimedia', zh: '配备多媒体的班数' },
  schoolClasses: { en: 'classes of schools', zh: '中小学班数' },
  schoolsWithComputerRoom: { en: 'schools with a computer room', zh: '有计算机教室的学校数' },
  schoolsWith10Mbps: { en: 'schools with 10 Mbps or more', zh: '带宽10M以上的学校数' },
  schools: { en: 'schools', zh: '中小学校数' },
  schoolsAtStandard: { en: 'schools at standard', zh: '达标学校数' },
  compulsorySchools: { en: 'primary and junior schools', zh: '义务教育学校数' },
  balancedDistricts: { en: 'districts within the limit', zh: '差异系数达标的县区数' },
  districts: { en: 'districts', zh: '县区数' },
  districtsDone: { en: 'districts that are done', zh: '已完成的县区数' },
  specialPupils: { en: 'pupils of special schools', zh: '特教学校学生数' },
  specialTeachers: { en: 'special teachers', zh: '特教教师数' },
  schoolsWithResourceRoom: { en: 'schools with a resource room', zh: '已建资源教室的学校数' },
  schoolsObliged: { en: 'schools that need one', zh: '应建资源教室的学校数' },
  doubleQualified: { en: 'double-qualified teachers', zh: '双师型教师数' },
  vocationalSpecialists: { en: 'full-time teachers × share of specialists', zh: '专任教师数 × 专业课教师比例' },
  inclusivePupils: { en: 'pupils in inclusive classes', zh: '随班就读学生数' },
  specialNeedsPupils: { en: 'pupils with special needs', zh: '特需学生数' },
  weightedByPupils: { en: 'district values × pupils', zh: '各县区数值 × 学生数' },
  pupils: { en: 'pupils', zh: '学生数' },
};

/** Figures that accompany a measure, with their units. */
export const FIGURE_WORDS: Readonly<Record<string, Words & { readonly unit: string }>> = {
  'rooms.built': { en: 'Rooms that come into use', zh: '当年投入使用的教室', unit: 'rooms' },
  'rooms.builtSenior': { en: 'Senior-stage rooms that come into use', zh: '当年投入使用的高中教室', unit: 'rooms' },
  'schools.opened': { en: 'New schools that open', zh: '当年开办的新校', unit: 'schools' },
  'teachingPoints.belowFloor': {
    en: 'Teaching points funded by the floor',
    zh: '按下限核拨公用经费的教学点',
    unit: 'schools',
  },
  'posts.purchased': { en: 'Purchased posts', zh: '购买服务岗位', unit: 'posts' },
  'special.inclusiveShare': { en: 'Share in inclusive classes', zh: '随班就读比例', unit: 'share' },
};
