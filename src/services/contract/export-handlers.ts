import { statSync } from 'node:fs';
import type { Handlers } from '../../api/dispatcher.ts';
import { type Refusal, refuse } from '../../api/errors.ts';
import type { MethodTable, OutputOf } from '../../api/table.ts';
import { readPlan } from '../../data/index.ts';
import { type BureauData, bureauOf } from '../../domain/bureau.ts';
import type { Plan } from '../../domain/plan/index.ts';
import { emptyTables } from '../../domain/tables/index.ts';
import { csvText, planTables, writeFilesWhole, writePlanWorkbook } from '../../export/index.ts';
import { csvFiles } from '../../intake/index.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type ExportMethod = Extract<keyof MethodTable, `export.${string}`>;
type Written = OutputOf<'export.json'>;

export function exportHandlers(session: Session, { files, now }: Surroundings): Handlers<ExportMethod> {
  /** Writes a plan with `write` to the picked target and says how large the file has become. */
  function exportPlan(
    { planId, target }: { readonly planId: string; readonly target: string },
    write: (plan: Plan, bureau: BureauData, path: string) => Promise<void>,
  ): Refusal<'bureau.noneOpen'> | Promise<Written | Refusal<'file.unknownToken' | 'plan.notFound'>> {
    return session.with(async (bureau) => {
      const path = files.writable(target);
      if (path === null) return refuse('file.unknownToken');
      if (!/^\d{1,15}$/.test(planId)) return refuse('plan.notFound', { planId });
      const { plan } = readPlan(bureau.file, Number(planId));
      await write(plan, bureauOf(bureau.tables()), path);
      return { size: statSync(path).size };
    });
  }

  return {
    'export.workbook': ({ language, ...which }) =>
      exportPlan(which, (plan, bureau, path) =>
        writePlanWorkbook(plan, bureau, path, { locale: language, madeAt: now() }),
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
