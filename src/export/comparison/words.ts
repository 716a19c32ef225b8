import type { Override } from '../../domain/scenario.ts';
import { schoolYear } from '../../domain/school-year.ts';
import type { Names } from '../names.ts';
import { KIND_WORDS, LEVEL_WORDS, STAGE_WORDS, type Words } from '../words.ts';
import type { ComparedPlanFacts, ComparisonPart } from './contents.ts';

export const PART_WORDS: Readonly<Record<ComparisonPart, Words>> = {
  plans: { zh: '方案与情景', en: 'Plans' },
  indicators: { zh: '指标对比', en: 'Indicators' },
  money: { zh: '资金对比', en: 'Money' },
  districts: { zh: '县区编制', en: 'District posts' },
  rows: { zh: '逐项差异', en: 'Rows' },
  schools: { zh: '受益与受损学校', en: 'Schools' },
  staffing: { zh: '编制配备对比', en: 'Staffing' },
};

export const INDICATOR_WORDS: Readonly<Record<string, Words>> = {
  largeClasses: { zh: '56人以上大班额', en: 'Classes of 56 or more' },
  superLargeClasses: { zh: '66人以上超大班额', en: 'Classes of 66 or more' },
  classes: { zh: '教学班', en: 'Classes' },
  roomsBuilt: { zh: '启用新教室', en: 'Rooms coming into use' },
  roomsShort: { zh: '缺教室', en: 'Rooms missing' },
  pupilsRedirected: { zh: '分流学生', en: 'Pupils redirected' },
  postsRequired: { zh: '应配教职工', en: 'Posts required' },
  postsShort: { zh: '教职工缺口', en: 'Posts short' },
  postsMoved: { zh: '调动教职工', en: 'Posts moved' },
  postsHired: { zh: '招聘教职工', en: 'Posts hired' },
  specialTeachersRequired: { zh: '应配特教教师', en: 'Special teachers required' },
  specialTeachersShort: { zh: '特教教师缺口', en: 'Special teachers short' },
  resourceRooms: { zh: '资源教室', en: 'Resource rooms' },
  capitalCost: { zh: '基本建设支出（元）', en: 'Capital (yuan)' },
  recurrentCost: { zh: '经常性经费（元）', en: 'Recurrent money (yuan)' },
};

export const SECTION_WORDS: Readonly<Record<string, Words>> = {
  places: { zh: '学位', en: 'Places' },
  projects: { zh: '新建学校', en: 'New schools' },
  redirections: { zh: '分流', en: 'Redirections' },
  posts: { zh: '教职工', en: 'Posts' },
  special: { zh: '特殊教育', en: 'Special education' },
  resourceRooms: { zh: '资源教室', en: 'Resource rooms' },
};

export const FIELD_WORDS: Readonly<Record<string, Words>> = {
  rooms: { zh: '教室', en: 'Rooms' },
  roomsBuilt: { zh: '启用新教室', en: 'Rooms coming into use' },
  roomsShort: { zh: '缺教室', en: 'Rooms missing' },
  pupils: { zh: '学生', en: 'Pupils' },
  classes: { zh: '教学班', en: 'Classes' },
  redirectedIn: { zh: '分流转入', en: 'Redirected in' },
  redirectedOut: { zh: '分流转出', en: 'Redirected out' },
  distanceMetres: { zh: '距离（米）', en: 'Distance (m)' },
  required: { zh: '应配教职工', en: 'Posts required' },
  allotted: { zh: '到岗', en: 'Filled' },
  movedIn: { zh: '调入', en: 'Moved in' },
  movedOut: { zh: '调出', en: 'Moved out' },
  hired: { zh: '招聘', en: 'Hired' },
  short: { zh: '缺口', en: 'Short' },
  teachersRequired: { zh: '应配特教教师', en: 'Special teachers required' },
  teachersAllotted: { zh: '特教教师到岗', en: 'Special teachers filled' },
  resourceRoom: { zh: '资源教室', en: 'Resource room' },
  openYear: { zh: '启用学年', en: 'Open from' },
  cost: { zh: '投资（元）', en: 'Cost (yuan)' },
  runningCost: { zh: '年运行费（元）', en: 'Running cost a year (yuan)' },
};

export const CHANGE_WORDS: Readonly<Record<'same' | 'modified' | 'added' | 'removed', Words>> = {
  same: { zh: '不变', en: 'Same' },
  modified: { zh: '修改', en: 'Modified' },
  added: { zh: '新增', en: 'Added' },
  removed: { zh: '取消', en: 'Removed' },
};

export const FATE_WORDS: Readonly<Record<'wins' | 'loses' | 'mixed', Words>> = {
  wins: { zh: '受益', en: 'Wins' },
  loses: { zh: '受损', en: 'Loses' },
  mixed: { zh: '有得有失', en: 'Mixed' },
};

export const MEASURE_WORDS: Readonly<Record<string, Words>> = {
  superLargeClasses: { zh: '66人以上班·年', en: 'Class-years of 66 or more' },
  largeClasses: { zh: '56人以上班·年', en: 'Class-years of 56 or more' },
  roomsShort: { zh: '缺教室·年', en: 'Room-years missing' },
  postsShort: { zh: '教职工缺口·年', en: 'Post-years short' },
  specialTeachersShort: { zh: '特教教师缺口·年', en: 'Special-teacher-years short' },
};

const STALE_WORDS: Readonly<Record<'data' | 'norms' | 'scenario', Words>> = {
  data: { zh: '数据', en: 'the data' },
  norms: { zh: '标准', en: 'norms' },
  scenario: { zh: '情景', en: 'its scenario' },
};

/** Everything that makes a plan say less in a comparison than it seems to. */
export function warningWords({ certified, sameData, stale }: ComparedPlanFacts): Words[] {
  return [
    ...(certified ? [] : [{ zh: '复核未通过，不可作为依据。', en: 'Does not pass its check: do not rely on it.' }]),
    ...(sameData
      ? []
      : [{ zh: '与参照方案的数据版本不同，差异可能来自数据。', en: 'Made of other data than the reference.' }]),
    ...(stale.length === 0
      ? []
      : [
          {
            zh: `已过期：求解之后${stale.map((reason) => STALE_WORDS[reason].zh).join('、')}有改动。`,
            en: `Out of date: ${stale.map((reason) => STALE_WORDS[reason].en).join(' and ')} changed since.`,
          },
        ]),
  ];
}

/** What the scenarios set differently, a sentence each. */
export function differenceWords({ overrides, norms }: ComparedPlanFacts, names: Names): Words[] {
  return [
    ...overrides.map(({ reference, plan, ownValue }): Words => {
      const own = ownValue === null ? null : String(ownValue);
      if (plan === null) {
        const words = overrideWords(reference, names);
        return { zh: `仅参照方案：${words.zh}`, en: `Only in the reference: ${words.en}` };
      }
      const words = overrideWords(plan, names);
      const other = reference === null ? null : overrideWords(reference, names);
      if (other !== null) return { zh: `${words.zh}（参照：${other.zh}）`, en: `${words.en} (reference: ${other.en})` };
      return own === null ? words : { zh: `${words.zh}（参照：${own}）`, en: `${words.en} (reference: ${own})` };
    }),
    ...norms.map(({ id, reference, plan }) => ({
      zh: `标准库中 ${id}：${plan ?? '未定'}（参照：${reference ?? '未定'}）`,
      en: `In the norm set ${id} is ${plan ?? 'unknown'} (reference: ${reference ?? 'unknown'})`,
    })),
  ];
}

function overrideWords(override: Override | null, names: Names): Words {
  switch (override?.kind) {
    case undefined:
      return { zh: '', en: '' };
    case 'norm':
      return { zh: `标准 ${override.id} 改为 ${override.value}`, en: `Norm ${override.id} is ${override.value}` };
    case 'budgetFactor': {
      const { budgetKind, factor } = override;
      const kind = budgetKind === null ? { zh: '全部', en: 'Every' } : KIND_WORDS[budgetKind];
      return { zh: `${kind.zh}预算乘以 ${factor}`, en: `${kind.en} budget times ${factor}` };
    }
    case 'budget': {
      const { year, level, budgetKind, districtId, amount } = override;
      const [of, kind] = [LEVEL_WORDS[level], KIND_WORDS[budgetKind]];
      const district = names.district(districtId);
      return {
        zh: `${schoolYear(year)} 学年${of.zh}${kind.zh}预算（${district ?? '全局'}）定为 ${amount} 元`,
        en: `${of.en} ${kind.en.toLowerCase()} budget of ${district ?? 'the whole bureau'} in ${schoolYear(year)} is ${amount} yuan`,
      };
    }
    case 'projection':
      return {
        zh: `学生预测采用${{ low: '低', base: '中', high: '高' }[override.variant]}方案`,
        en: `${override.variant} projection of enrolment`,
      };
    case 'entrants': {
      const { districtId, stage, factor } = override;
      const [district, of] = [names.district(districtId), stage === null ? null : STAGE_WORDS[stage]];
      return {
        zh: `${district ?? '全局'}${of?.zh ?? '各学段'}起始年级人数乘以 ${factor}`,
        en: `Entrants of ${of?.en.toLowerCase() ?? 'every stage'} in ${district ?? 'the whole bureau'} times ${factor}`,
      };
    }
    case 'births': {
      const { districtId, fromYear, factor } = override;
      const district = names.district(districtId);
      return {
        zh: `${district ?? '全局'} ${fromYear} 年起出生人数乘以 ${factor}`,
        en: `Births of ${district ?? 'the whole bureau'} from ${fromYear} on times ${factor}`,
      };
    }
    case 'horizon':
      return { zh: `规划期 ${override.years} 年`, en: `${override.years} years are planned` };
    case 'redirection':
      return override.allowed
        ? { zh: '允许起始年级分流', en: 'Entry pupils may be redirected' }
        : { zh: '不安排起始年级分流', en: 'Nobody is redirected' };
    case 'policyShare': {
      const { tier, year, share } = override;
      const size = tier === 'large' ? 56 : 66;
      const percent = `${Math.round(share * 1000) / 10} %`;
      return {
        zh: `${schoolYear(year)} 学年 ${size} 人及以上班占比不超过 ${percent}`,
        en: `In ${schoolYear(year)} at most ${percent} of classes of ${size} or more`,
      };
    }
    case 'lock':
      return lockWords(override.lock, names);
  }
}

function lockWords(lock: Extract<Override, { kind: 'lock' }>['lock'], names: Names): Words {
  switch (lock.what) {
    case 'rooms': {
      const stage = STAGE_WORDS[lock.stage];
      const place = {
        zh: `${names.school(lock.schoolId)}（${stage.zh}）`,
        en: `${names.school(lock.schoolId)} (${stage.en})`,
      };
      if (lock.orders.length === 0) return { zh: `${place.zh}不增建教室`, en: `${place.en} gets no rooms` };
      return {
        zh: `${place.zh}固定：${lock.orders.map(({ orderYear, rooms }) => `${schoolYear(orderYear)} 学年开工 ${rooms} 间`).join('、')}`,
        en: `${place.en}: ${lock.orders.map(({ orderYear, rooms }) => `${rooms} rooms ordered in ${schoolYear(orderYear)}`).join(', ')}`,
      };
    }
    case 'project': {
      const name = names.school(lock.projectId);
      return lock.startYear === null
        ? { zh: `不建设“${name}”`, en: `${name} is not built` }
        : {
            zh: `“${name}”固定于 ${schoolYear(lock.startYear)} 学年开工`,
            en: `${name} starts in ${schoolYear(lock.startYear)}`,
          };
    }
    case 'projectNotBefore': {
      const name = names.school(lock.projectId);
      return {
        zh: `“${name}”不早于 ${schoolYear(lock.year)} 学年开工`,
        en: `${name} does not start before ${schoolYear(lock.year)}`,
      };
    }
    case 'noRedirectionBetween': {
      const [one, other] = [names.school(lock.schoolId), names.school(lock.otherSchoolId)];
      return { zh: `${one}与${other}之间不分流`, en: `Nobody is redirected between ${one} and ${other}` };
    }
    case 'noRedirectionFrom': {
      const name = names.school(lock.schoolId);
      return { zh: `${name}的学生不分流到他校`, en: `Nobody is redirected away from ${name}` };
    }
    case 'noRedirectionTo': {
      const name = names.school(lock.schoolId);
      return { zh: `不向${name}分流学生`, en: `Nobody is redirected to ${name}` };
    }
  }
}
