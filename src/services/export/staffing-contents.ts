import { programmeKey } from '../../domain/bureau.ts';
import type { HireChannel, PostRow } from '../../domain/plan/index.ts';
import { namesOf } from '../../export/names.ts';
import type { NamedPlan } from '../../export/plan-facts.ts';
import type { StaffingContents, StaffingRow } from '../../export/staffing/contents.ts';
import { requiredPosts } from '../../planning/posts/index.ts';
import type { OpenedPlan } from './open-saved-plan.ts';
import { assumptionsOf, wordedNorm } from './paper-words.ts';

/** Norms and rules that the posts depend on. */
const POSTS_NORMS = /^(posts|special\.(pupilsPer|resourceRoom))/;
const POSTS_RULES = /^(posts|special|establishment)/;

/** A saved plan as papers name it. */
export function namedPlan({ saved, inputs, isDataUnchanged }: OpenedPlan): NamedPlan {
  const { plan, planId, createdAt, data } = saved;
  return { bureau: inputs.bureau, plan, planId, createdAt, data, isDataUnchanged };
}

/**
 * Gathers everything that the staffing tables show.
 * @param other the plan that the first one is compared with; null for none
 */
export function staffingContents(opened: OpenedPlan, other: OpenedPlan | null): StaffingContents {
  const { districts, schools, projects } = opened.inputs.bureau.tables;
  const known = districts.map(({ districtId, establishmentPosts }) => ({ districtId, posts: establishmentPosts }));
  const used = new Set([...schools, ...projects].map(({ districtId }) => districtId));
  for (const { districtId } of known) used.delete(districtId);
  return {
    ...namedPlan(opened),
    rows: staffingRows(opened),
    norms: opened.inputs.norms
      .all()
      .filter(({ id }) => POSTS_NORMS.test(id))
      .map(wordedNorm),
    assumptions: assumptionsOf(opened.saved.plan, namesOf(opened.inputs.bureau)).filter(({ id }) =>
      POSTS_RULES.test(id),
    ),
    districts: [...known, ...[...used].map((districtId) => ({ districtId, posts: null }))],
    other: other === null ? null : { ...namedPlan(other), rows: staffingRows(other) },
  };
}

function staffingRows(opened: OpenedPlan): StaffingRow[] {
  const { plan } = opened.saved;
  const { tables } = opened.inputs.bureau;
  const staff = new Map(tables.staffing.map((row) => [programmeKey(row.schoolId, row.stage), row]));
  const hires = Map.groupBy(plan.hires, (hire) => `${programmeKey(hire.schoolId, hire.stage)}|${hire.year}`);
  const rules = new RuleFinder(opened);
  return plan.posts.map((row) => {
    const now = staff.get(programmeKey(row.schoolId, row.stage));
    const hiredBy: Record<HireChannel, number> = { provincialExam: 0, specialPost: 0, purchasedService: 0 };
    for (const { channel, posts } of hires.get(`${programmeKey(row.schoolId, row.stage)}|${row.year}`) ?? [])
      hiredBy[channel] += posts;
    return {
      ...row,
      ...rules.ruleOf(row),
      establishment: now?.establishmentPosts ?? null,
      teachers: now?.teachers ?? null,
      purchased: now?.purchasedPosts ?? null,
      hiredBy,
    };
  });
}

/** Finds the rule behind the posts required: as the plan explains it, or calculated again where it does not. */
class RuleFinder {
  readonly #opened: OpenedPlan;
  readonly #explained: ReadonlyMap<string, { readonly norm: string; readonly arithmetic: string }>;
  readonly #formed: ReadonlyMap<string, { readonly pupils: number; readonly classes: number }>;
  readonly #schools: ReadonlyMap<string, OpenedPlan['inputs']['bureau']['tables']['schools'][number]>;

  constructor(opened: OpenedPlan) {
    const { plan } = opened.saved;
    this.#opened = opened;
    this.#explained = new Map(
      plan.explanations.flatMap(({ schoolId, year, facts: { stage, norm, arithmetic, required } }) =>
        typeof norm === 'string' && typeof arithmetic === 'string' && typeof required === 'number'
          ? [[`${schoolId}|${stage}|${year}|${required}`, { norm, arithmetic }] as const]
          : [],
      ),
    );
    this.#formed = new Map(
      plan.places.map(({ schoolId, stage, year, grades }) => [
        `${schoolId}|${stage}|${year}`,
        {
          pupils: grades.reduce((sum, { pupils }) => sum + pupils, 0),
          classes: grades.reduce((sum, { classes }) => sum + classes, 0),
        },
      ]),
    );
    this.#schools = new Map(opened.inputs.bureau.tables.schools.map((school) => [school.schoolId, school]));
  }

  ruleOf(row: PostRow): Pick<StaffingRow, 'norm' | 'arithmetic'> {
    const rule = this.#explained.get(`${row.schoolId}|${row.stage}|${row.year}|${row.required}`) ?? this.#again(row);
    if (rule === null) return { norm: null, arithmetic: null };
    const norm = this.#opened.inputs.norms.all().find(({ id }) => id === rule.norm);
    return {
      norm: { id: rule.norm, value: norm?.value ?? null, document: norm?.document ?? '' },
      arithmetic: rule.arithmetic,
    };
  }

  #again(row: PostRow): { readonly norm: string; readonly arithmetic: string } | null {
    const formed = this.#formed.get(`${row.schoolId}|${row.stage}|${row.year}`);
    if (formed === undefined) return null;
    const school = this.#schools.get(row.schoolId);
    const terms = {
      kind: school?.kind ?? null,
      locale: school?.locale ?? null,
      boardingPupils: school?.boardingPupils ?? null,
    };
    const found = requiredPosts(this.#opened.inputs.norms, row.stage, terms, formed.pupils, formed.classes, []);
    if (found === null) return null;
    // What special education asks on top is in the plan's figure alone.
    const more = row.required - found.posts;
    if (more < 0) return null;
    return { norm: found.norm, arithmetic: more === 0 ? found.arithmetic : `${found.arithmetic} + ${more}` };
  }
}
