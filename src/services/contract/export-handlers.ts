import { statSync } from 'node:fs';
import type { Handlers } from '../../api/dispatcher.ts';
import { type Refusal, refuse } from '../../api/errors.ts';
import type { MethodTable, OutputOf } from '../../api/table.ts';
import type { BureauData } from '../../domain/bureau.ts';
import type { Plan } from '../../domain/plan/index.ts';
import { emptyTables } from '../../domain/tables/index.ts';
import {
  csvText,
  namesOf,
  planTables,
  shownTableWorkbook,
  writeFilesWhole,
  writePlanWorkbook,
} from '../../export/index.ts';
import { csvFiles } from '../../intake/index.ts';
import { NO_PAPERS, type OpenedPlan, openedPlan, paperPage, planWords, writePapers } from '../export/index.ts';
import { presentData } from './present-data.ts';
import type { RecentPlans } from './recent-plans.ts';
import { type OpenBureau, type Session, summaryOf } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type ExportMethod = Exclude<
  Extract<keyof MethodTable, `export.${string}`>,
  'export.verifyPackage' | 'export.openPackage'
>;
type Written = OutputOf<'export.json'>;

/** A plan and the one that it is compared with. */
interface PlanPair {
  readonly planId: string;
  readonly otherPlanId: string | null;
}

/** The papers of saved plans, written to files that the user picked. */
export function exportHandlers(
  session: Session,
  recent: RecentPlans,
  { files, now, fileSystem }: Surroundings,
): Handlers<ExportMethod> {
  /** Writes a plan with `write` to the picked target and says how large the file has become. */
  function exportPlan(
    { planId, target }: { readonly planId: string; readonly target: string },
    write: (plan: Plan, bureau: BureauData, path: string) => Promise<void>,
  ): Refusal<'bureau.noneOpen'> | Promise<Written | Refusal<'file.unknownToken' | 'plan.notFound'>> {
    return session.with(async (bureau) => {
      const path = files.writable(target);
      if (path === null) return refuse('file.unknownToken');
      if (!isPlanId(planId)) return refuse('plan.notFound', { planId });
      const { plan } = recent.read(bureau, Number(planId));
      await write(plan, presentData(bureau), path);
      return { size: statSync(path).size };
    });
  }

  return {
    'export.paper': ({ paper, target, language, ...pair }) =>
      session.with(async (bureau) => {
        const path = files.writable(target);
        if (path === null) return refuse('file.unknownToken');
        const [opened, other] = openPlans(recent, bureau, pair);
        if (opened === undefined || other === undefined) return refuse('plan.notFound', { ...pair });
        const options = { locale: language, madeAt: now() };
        await writePapers(opened, other, { ...NO_PAPERS, [paper]: path }, options, fileSystem);
        return { size: statSync(path).size };
      }),
    'export.page': ({ language, ...pair }) =>
      session.with(async (bureau) => {
        const [opened, other] = openPlans(recent, bureau, pair);
        if (opened === undefined || other === undefined) return refuse('plan.notFound', { ...pair });
        return { html: await paperPage(opened, other, { locale: language, madeAt: now() }) };
      }),
    'export.workbook': ({ language, ...which }) =>
      exportPlan(which, (plan, bureau, path) =>
        writePlanWorkbook(plan, bureau, path, {
          locale: language,
          words: planWords(namesOf(bureau), language),
          madeAt: now(),
        }),
      ),
    'export.csv': ({ section, ...which }) =>
      exportPlan(which, async (plan, bureau, path) => {
        const table = planTables(plan, bureau).find(({ name }) => name === section);
        if (table === undefined) throw new RangeError(`a plan has no table ${section}`);
        await writeFilesWhole([{ path, content: csvText(table) }]);
      }),
    'export.json': (which) =>
      exportPlan(which, (plan, _bureau, path) =>
        writeFilesWhole([{ path, content: `${JSON.stringify(plan, null, 1)}\n` }]),
      ),
    'export.grid': ({ title, columns, rows, kind, target, language }) =>
      session.with(async (bureau) => {
        const path = files.writable(target);
        if (path === null) return refuse('file.unknownToken');
        const { name, synthetic } = summaryOf(bureau);
        const shown = { title, columns, rows };
        const content =
          kind === 'csv'
            ? csvText({ name: title, headers: columns.map(({ heading }) => heading), rows })
            : await shownTableWorkbook(shown, { bureau: name ?? '', synthetic, locale: language, madeAt: now() });
        await writeFilesWhole([{ path, content }], fileSystem);
        return { size: statSync(path).size };
      }),
    'export.table': ({ table, target }) =>
      session.with(async (bureau) => {
        const path = files.writable(target);
        if (path === null) return refuse('file.unknownToken');
        const [file] = csvFiles({ ...emptyTables(), [table]: bureau.tables()[table] });
        if (file === undefined) return refuse('data.notReady', { tables: table });
        await writeFilesWhole([{ path, content: file.content }]);
        return { size: statSync(path).size };
      }),
  };
}

function isPlanId(planId: string): boolean {
  return /^\d{1,15}$/.test(planId);
}

/**
 * Opens a plan of the bureau and the one to compare it with: null where none is asked for, undefined where the id can
 * be no plan's.
 * @throws Failure `notFound` where there is no plan of that id
 */
function openPlans(
  recent: RecentPlans,
  bureau: OpenBureau,
  { planId, otherPlanId }: PlanPair,
): readonly [OpenedPlan | undefined, OpenedPlan | null | undefined] {
  const data = presentData(bureau);
  const open = (id: string): OpenedPlan | undefined =>
    isPlanId(id) ? openedPlan(recent.read(bureau, Number(id)), data, bureau.dataHash()) : undefined;
  return [open(planId), otherPlanId === null ? null : open(otherPlanId)];
}
