import { statSync } from 'node:fs';
import type { Handlers } from '../../api/dispatcher.ts';
import { type Refusal, refuse } from '../../api/errors.ts';
import type { MethodTable, OutputOf } from '../../api/table.ts';
import { saveProgress } from '../../data/index.ts';
import { csvText, writeFilesWhole } from '../../export/index.ts';
import type { Words } from '../../export/words.ts';
import { loadPolicyRegister } from '../../norms/index.ts';
import type { Measurement } from '../../planning/policy/index.ts';
import {
  FIGURE_WORDS,
  type PolicyStanding,
  policyStanding,
  policyTable,
  REASON_WORDS,
  TERM_WORDS,
} from '../policy/index.ts';
import type { RecentPlans } from './recent-plans.ts';
import type { OpenBureau, Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type PolicyMethod = Extract<keyof MethodTable, `policy.${string}`>;
type Shown = OutputOf<'policy.standing'>;

/** More cases than these nobody reads; their number is told. */
const MOST_CASES = 200;

/** The register of the policy, where its targets stand, and what the bureau says of its measures. */
export function policyHandlers(
  session: Session,
  recent: RecentPlans,
  { files, publish }: Surroundings,
): Handlers<PolicyMethod> {
  function standingOf(bureau: OpenBureau, planId: string | null): PolicyStanding | Refusal<'plan.notFound'> {
    if (planId !== null && !/^\d{1,15}$/.test(planId)) return refuse('plan.notFound', { planId });
    return policyStanding(bureau.tables(), bureau.file, planId === null ? null : recent.read(bureau, Number(planId)));
  }

  return {
    'policy.register': () => loadPolicyRegister(),
    'policy.standing': ({ planId }) =>
      session.with((bureau) => {
        const standing = standingOf(bureau, planId);
        return 'code' in standing ? standing : shown(standing, bureau.dataHash());
      }),
    'policy.setProgress': ({ measure, districtId, progress }) =>
      session.with(({ file }) => {
        const before = saveProgress(file, { measure, districtId }, progress);
        publish('policy.changed', {});
        return { before: before === null ? null : wordOf(before) };
      }),
    'policy.exportCsv': ({ planId, target, language }) =>
      session.with(async (bureau) => {
        const path = files.writable(target);
        if (path === null) return refuse('file.unknownToken');
        const standing = standingOf(bureau, planId);
        if ('code' in standing) return standing;
        await writeFilesWhole([{ path, content: csvText(policyTable(standing, language)) }]);
        return { size: statSync(path).size };
      }),
  };
}

function shown({ measured, norms, progress, tables, saved }: PolicyStanding, dataHash: string): Shown {
  const indicatorOf = ({ basis, figures, terms, cases, ...rest }: Measurement & { readonly indicator: string }) => ({
    indicator: rest.indicator,
    basis,
    values: figures.map((figure) => figure?.value ?? null),
    numerators: figures.map((figure) => figure?.numerator ?? null),
    denominators: figures.map((figure) => figure?.denominator ?? null),
    terms: terms === null ? null : { numerator: termText(terms.numerator), denominator: termText(terms.denominator) },
    unknown: figures[0]?.unknown ?? 0,
    tables: rest.tables.map((table) => ({ table, rows: tables[table].length })),
    norms: [...rest.norms],
    cases: cases.slice(0, MOST_CASES),
    caseUnit: rest.caseUnit,
    caseCount: cases.length,
  });
  const measures = measured.measures.map(({ number, standing, tracked, targets, figures }) => ({
    number,
    standing,
    tracked,
    targets: targets.map((target) => ({
      ...indicatorOf(target),
      standing: target.standing,
      reason: target.reason === null ? null : REASON_WORDS[target.reason],
      reachedIn: target.reachedIn,
      holdsAtEnd: target.holdsAtEnd,
    })),
    figures: figures.map((figure) => {
      const { unit, ...name } = FIGURE_WORDS[figure.indicator] ?? { ...plain(figure.indicator), unit: '' };
      return { ...indicatorOf(figure), name, unit };
    }),
    progress: progress
      .filter(({ measure }) => measure === number)
      .map((word) => ({ districtId: word.districtId, ...wordOf(word) })),
  }));
  const named = new Set(
    measures.flatMap(({ targets, figures }) => [...targets, ...figures].flatMap((one) => one.norms)),
  );
  return {
    planOutOfDate: saved !== null && saved.data.hash !== dataHash,
    years: measured.years,
    summary: measured.summary,
    measures,
    variations: measured.variations,
    norms: [...norms.values()]
      .filter(({ id }) => named.has(id))
      .map(({ overridden: _overridden, libraryValue: _libraryValue, ...norm }) => norm),
  };
}

function termText(term: string): Words {
  return TERM_WORDS[term] ?? plain(term);
}

function plain(text: string): Words {
  return { en: text, zh: text };
}

function wordOf({ state, reachedOn, note }: PolicyStanding['progress'][number]) {
  return { state, reachedOn, note };
}
