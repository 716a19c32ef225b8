import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Norm, NormSet } from '../domain/norm.ts';
import { STAGES } from '../domain/stage.ts';
import { NormError } from './errors.ts';
import { resourceFolder } from './resource-folder.ts';

/** The norm set of a bureau that has not chosen one. */
export const DEFAULT_NORM_SET = 'xining-2017';

const bilingual = z.strictObject({ en: z.string().min(1), zh: z.string().min(1) });
const yearOrOpen = z.int().min(1949).max(2100).nullable();

const normSchema = z
  .strictObject({
    id: z.string().regex(/^[a-z][A-Za-z0-9]*(\.[A-Za-z0-9]+)+$/),
    value: z.number().nullable(),
    unit: z.string().min(1),
    stage: z.enum(STAGES).nullable(),
    grade: z.int().min(1).max(12).optional(),
    locale: z.enum(['urban', 'town', 'rural']).nullable(),
    document: z.string(),
    clause: z.string(),
    effectiveFrom: yearOrOpen,
    effectiveTo: yearOrOpen,
    evidence: z.enum(['A', 'B', 'C', 'none']),
    description: bilingual,
  })
  .refine((norm) => (norm.value === null) === (norm.evidence === 'none'), {
    error: 'a norm has a value exactly when it has evidence',
  })
  .refine((norm) => norm.value === null || norm.document !== '', { error: 'a value names its document' });

const normSetSchema = z.strictObject({
  id: z.string().regex(/^[a-z0-9-]+$/),
  name: bilingual,
  /** The set whose norms apply where this one has none of the same id. */
  extends: z.string().nullable(),
  norms: z.array(normSchema),
});

/** Ids of the norm sets that ship with the program, in alphabetical order. */
export function normSetIds(): readonly string[] {
  return readdirSync(join(resourceFolder(), 'norms'))
    .filter((name) => name.endsWith('.json'))
    .map((name) => name.slice(0, -'.json'.length))
    .sort();
}

/**
 * Loads a norm set with everything it takes over from the set it extends. A norm id may occur several times, for
 * different years; a set that has an id of its own takes over none of that id.
 * @throws NormError `normSet.unknown` or `normSet.invalid`
 */
export function loadNormSet(id: string = DEFAULT_NORM_SET): NormSet {
  const file = join(resourceFolder(), 'norms', `${id}.json`);
  if (!/^[a-z0-9-]+$/.test(id) || !existsSync(file))
    throw new NormError('normSet.unknown', `there is no norm set ${id}, only ${normSetIds().join(' and ')}`, { id });
  const own = parseNormSet(readFileSync(file, 'utf8'), id);
  if (own.extends === null) return { id: own.id, name: own.name, norms: own.norms };
  const ownIds = new Set(own.norms.map((norm) => norm.id));
  const inherited = loadNormSet(own.extends).norms.filter((norm) => !ownIds.has(norm.id));
  return { id: own.id, name: own.name, norms: [...inherited, ...own.norms] };
}

/**
 * Checks the text of a norm set file.
 * @throws NormError `normSet.invalid` with the place and the reason
 */
export function parseNormSet(text: string, id: string): NormSet & { readonly extends: string | null } {
  const parsed = normSetSchema.safeParse(JSON.parse(text));
  if (!parsed.success) throw new NormError('normSet.invalid', z.prettifyError(parsed.error), { id });
  const norms: readonly Norm[] = parsed.data.norms.map(({ grade, ...norm }) =>
    grade === undefined ? norm : { ...norm, grade },
  );
  for (const [index, norm] of norms.entries()) {
    const clash = norms.slice(0, index).find((other) => other.id === norm.id && overlap(other, norm));
    if (clash) throw new NormError('normSet.invalid', `norm ${norm.id} is there twice for a year`, { id });
  }
  return { ...parsed.data, norms };
}

function overlap(one: Norm, other: Norm): boolean {
  const from = (norm: Norm) => norm.effectiveFrom ?? Number.NEGATIVE_INFINITY;
  const to = (norm: Norm) => norm.effectiveTo ?? Number.POSITIVE_INFINITY;
  return from(one) <= to(other) && from(other) <= to(one);
}
