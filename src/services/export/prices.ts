import { type Project, programmeKey } from '../../domain/bureau.ts';
import type { Plan } from '../../domain/plan/index.ts';
import { STAGES } from '../../domain/stage.ts';
import type { Price, PriceArithmetic } from '../../export/budget/contents.ts';
import { STAGE_WORDS, type Words } from '../../export/words.ts';
import type { PlanningInputs } from '../../planning/inputs.ts';

const YUAN_ROOM: Words = { zh: '元/间', en: 'yuan a room' };
const YUAN_POST: Words = { zh: '元/岗·年', en: 'yuan a post and year' };
const YUAN_PUPIL: Words = { zh: '元/人·年', en: 'yuan a pupil and year' };
const YUAN: Words = { zh: '元', en: 'yuan' };

/**
 * Every price that a plan's costs are made of: the norms first, then what follows from them, then the schools and
 * projects of the plan. The arithmetic is that of planning.
 */
export function pricesOf(
  { bureau, norms }: Pick<PlanningInputs, 'bureau' | 'norms'>,
  plan: Pick<Plan, 'builds' | 'projects'>,
): Price[] {
  const wage = norms.valueOrNull('posts.yearlyCost');
  const onCost = norms.valueOrNull('posts.onCostShare');
  const bought = norms.valueOrNull('posts.purchasedCost');
  const post = wage === null ? null : wage * (1 + (onCost ?? 0));
  const roomCost = norms.valueOrNull('build.roomCost');
  const norm = (id: string, label: Words, unit: Words): Price => ({
    ...BUREAU,
    id,
    label,
    unit,
    value: norms.valueOrNull(id),
    norm: id,
  });
  return [
    norm('build.roomCost', { zh: '增建教室造价', en: 'One room added' }, YUAN_ROOM),
    norm('special.resourceRoom.cost', { zh: '资源教室造价', en: 'One resource room' }, YUAN_ROOM),
    norm('posts.yearlyCost', { zh: '每岗年工资', en: 'Wage of a post' }, YUAN_POST),
    norm('posts.onCostShare', { zh: '单位附加比例', en: 'On-costs, share of the wage' }, { zh: '比例', en: 'share' }),
    norm('posts.purchasedCost', { zh: '购买服务岗位单价', en: 'Price of a purchased post' }, YUAN_POST),
    {
      ...BUREAU,
      id: 'post',
      label: { zh: '编制岗位年成本', en: 'Yearly cost of a post' },
      unit: YUAN_POST,
      value: post,
      arithmetic: { kind: 'withShare', base: 'posts.yearlyCost', share: 'posts.onCostShare' },
    },
    {
      ...BUREAU,
      id: 'purchasedPost',
      label: { zh: '购买服务岗位年成本', en: 'Yearly cost of a purchased post' },
      unit: YUAN_POST,
      value: bought ?? post,
      arithmetic: { kind: 'firstKnown', first: 'posts.purchasedCost', second: 'post' },
    },
    {
      ...BUREAU,
      id: 'auxiliary',
      label: { zh: '特教辅助岗位年成本', en: 'Yearly cost of a special-education auxiliary' },
      unit: YUAN_POST,
      value: bought ?? wage,
      arithmetic: { kind: 'firstKnown', first: 'posts.purchasedCost', second: 'posts.yearlyCost' },
    },
    ...STAGES.map((stage) =>
      norm(
        `funds.perPupil.${stage}`,
        {
          zh: `生均公用经费·${STAGE_WORDS[stage].zh}`,
          en: `Public funds per pupil, ${STAGE_WORDS[stage].en.toLowerCase()}`,
        },
        YUAN_PUPIL,
      ),
    ),
    norm('funds.boarder', { zh: '寄宿生公用经费补助', en: 'Top-up for a boarder' }, YUAN_PUPIL),
    norm('funds.textbooks.senior', { zh: '普通高中教科书费', en: 'Textbooks, senior' }, YUAN_PUPIL),
    norm(
      'funds.smallSchoolFloor',
      { zh: '小规模学校核定人数下限', en: 'Small-school floor' },
      { zh: '人', en: 'pupils' },
    ),
    ...roomPrices(bureau, plan, roomCost),
    ...plan.projects.flatMap(({ projectId }) => {
      const project = bureau.tables.projects.find((candidate) => candidate.projectId === projectId);
      return project === undefined ? [] : projectPrices(project, roomCost);
    }),
  ];
}

const BUREAU = { schoolId: null, stage: null, norm: null, arithmetic: null } as const;

/** Price of a room at every programme that gets some: its own, or the norm. */
function roomPrices(
  bureau: PlanningInputs['bureau'],
  { builds }: Pick<Plan, 'builds'>,
  roomCost: number | null,
): Price[] {
  const own = new Map(
    bureau.tables.programmes.map((programme) => [
      programmeKey(programme.schoolId, programme.stage),
      programme.roomCost,
    ]),
  );
  const built = new Map(builds.map((build) => [programmeKey(build.schoolId, build.stage), build]));
  return [...built].map(([key, { schoolId, stage }]) => ({
    id: `room ${key}`,
    label: { zh: '增建教室造价', en: 'One room added' },
    schoolId,
    stage,
    unit: YUAN_ROOM,
    norm: null,
    ...ownOrNorm(own.get(key) ?? null, roomCost),
  }));
}

function ownOrNorm(own: number | null, roomCost: number | null): Pick<Price, 'value' | 'arithmetic'> {
  const arithmetic: PriceArithmetic | null = own === null ? { kind: 'same', as: 'build.roomCost' } : null;
  return { value: own ?? roomCost, arithmetic };
}

/** What a new school costs: its smallest size, each step above it, and running it. */
function projectPrices(project: Project, roomCost: number | null): Price[] {
  const { projectId: schoolId, stage, minRooms, maxRooms } = project;
  const fixed = project.fixedCost ?? 0;
  const each = ownOrNorm(project.costPerRoom, roomCost);
  // One size only may be written as a step of 0, as in planning.
  const step = Math.max(1, project.roomStep ?? maxRooms - minRooms);
  const times = (rooms: number, base: number): number | null =>
    each.value === null ? null : base + rooms * each.value;
  const of = { schoolId, stage, norm: null, arithmetic: null } as const;
  return [
    {
      ...of,
      id: `fixed ${schoolId}`,
      label: { zh: '新校固定投资', en: 'New school, fixed cost' },
      unit: YUAN,
      value: fixed,
    },
    {
      ...of,
      id: `each ${schoolId}`,
      label: { zh: '新校每间教室投资', en: 'New school, each room' },
      unit: YUAN_ROOM,
      ...each,
    },
    {
      ...of,
      id: `start ${schoolId}`,
      label: { zh: `新校最小规模（${minRooms}间）`, en: `New school of ${minRooms} rooms` },
      unit: YUAN,
      value: times(minRooms, fixed),
      arithmetic: { kind: 'sum', fixed: `fixed ${schoolId}`, times: minRooms, each: `each ${schoolId}` },
    },
    {
      ...of,
      id: `step ${schoolId}`,
      label: { zh: `扩大一档（${step}间）`, en: `One step of ${step} rooms` },
      unit: YUAN,
      value: times(step, 0),
      arithmetic: { kind: 'sum', fixed: null, times: step, each: `each ${schoolId}` },
    },
    {
      ...of,
      id: `running ${schoolId}`,
      label: { zh: '新校年运行费', en: 'New school, running cost' },
      unit: { zh: '元/年', en: 'yuan a year' },
      value: project.runningCost ?? 0,
    },
  ];
}
