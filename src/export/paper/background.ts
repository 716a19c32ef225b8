import type { Block, Cell, PaperContents, Section } from './contents.ts';

/** What the plan assumes, and norms that the scenario changed. */
export function assumptionsSection({ budget }: PaperContents, isChinese: boolean): Section {
  const changed = budget.norms.filter(({ overridden }) => overridden);
  return {
    id: 'assumptions',
    title: isChinese ? '假设' : 'Assumptions',
    blocks: [
      {
        kind: 'list',
        items: [
          ...changed.map(({ id, value, libraryValue }) =>
            isChinese
              ? `本情景改动标准 ${id}：${value}（标准库 ${libraryValue ?? '—'}）`
              : `This scenario changes ${id} to ${value} (library: ${libraryValue ?? '—'})`,
          ),
          ...budget.assumptions.map(({ rule, text }) =>
            isChinese ? `${rule.zh}：${text.zh}` : `${rule.en}: ${text.en}`,
          ),
        ],
      },
    ],
  };
}

/** What the data lack, and how the plan was checked. */
export function dataSection({ budget }: PaperContents, isChinese: boolean): Section {
  const { bureau, isDataUnchanged } = budget;
  const { schools, programmes, staffing, enrolment, special_needs: special } = bureau.tables;
  const staffed = new Set(staffing.map(({ schoolId, stage }) => `${schoolId}|${stage}`));
  const lacking = (count: number, of: number): Cell[] => [of, count];
  const rows: Cell[][] = [
    [
      isChinese ? '学校位置（经纬度）' : 'Location of schools',
      ...lacking(schools.filter(({ lon, lat }) => lon === null || lat === null).length, schools.length),
    ],
    [
      isChinese ? '学段教室数' : 'Rooms of programmes',
      ...lacking(programmes.filter(({ rooms }) => rooms === null).length, programmes.length),
    ],
    [
      isChinese ? '学段可增教室数' : 'Rooms that could be added',
      ...lacking(programmes.filter(({ maxNewRooms }) => maxNewRooms === null).length, programmes.length),
    ],
    [
      isChinese ? '学段教职工' : 'Staff of programmes',
      ...lacking(
        programmes.filter(({ schoolId, stage }) => !staffed.has(`${schoolId}|${stage}`)).length,
        programmes.length,
      ),
    ],
    [
      isChinese ? '年级班数' : 'Classes of grades',
      ...lacking(enrolment.filter(({ classes }) => classes === null).length, enrolment.length),
    ],
    [
      isChinese ? '特需学生所在学校资源教室' : 'Resource room of schools with special needs',
      ...lacking(special.filter(({ resourceRoom }) => resourceRoom === null).length, special.length),
    ],
  ];
  const failing = budget.checks.filter(({ ok }) => !ok);
  const blocks: Block[] = [
    {
      kind: 'table',
      headers: isChinese ? ['数据', '行数', '缺失（行）'] : ['Data', 'Rows', 'Missing'],
      rows,
    },
    {
      kind: 'paragraph',
      text: isChinese
        ? `独立核验不使用求解模型，只用数据和方案重新计算，共${budget.checks.length}项，${failing.length === 0 ? '全部通过' : `未通过：${failing.map(({ name }) => name.zh).join('、')}`}。核验内容：${budget.checks.map(({ name }) => name.zh).join('、')}。${isDataUnchanged ? '数据与方案编制时一致。' : '方案编制后数据已有改动，请重新编制。'}`
        : `${budget.checks.length} checks against the data, made without the model: ${failing.length === 0 ? 'all hold' : `not all hold: ${failing.map(({ name }) => name.en).join(', ')}`}. They concern: ${budget.checks.map(({ name }) => name.en.toLowerCase()).join(', ')}. ${isDataUnchanged ? 'The data are those of the plan.' : 'The data have changed since the plan was made: plan again.'}`,
    },
  ];
  return { id: 'data', title: isChinese ? '数据质量与核验' : 'Data quality and checks', blocks };
}
