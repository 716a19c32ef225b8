import { copyFileSync, existsSync, mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { Handlers } from '../../api/dispatcher.ts';
import { type Refusal, refuse } from '../../api/errors.ts';
import type { OutputOf } from '../../api/table.ts';
import {
  BUREAU_EXTENSION,
  backUp,
  backupFolderOf,
  createFilledBureau,
  listPlans,
  openWritable,
  readScenarios,
  replaceTables,
  restoreBackup,
} from '../../data/index.ts';
import { type BureauTables, emptyTables, TABLE_NAMES } from '../../domain/tables/index.ts';
import { sampleTables } from '../../sample/index.ts';
import { healthOf } from '../data/health.ts';
import { recentBureaus } from './recent-bureaus.ts';
import { type OpenBureau, type Session, summaryOf } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type BureauMethod = Extract<keyof import('../../api/table.ts').MethodTable, `bureau.${string}`>;

/** @param isBusy whether a job runs, which must end before the bureau may be closed */
export function bureauHandlers(
  session: Session,
  surroundings: Surroundings,
  isBusy: () => boolean,
): Handlers<BureauMethod> {
  const { dataFolder, files, now, publish } = surroundings;
  const recent = recentBureaus(dataFolder);

  async function open(path: string): Promise<OutputOf<'bureau.open'>> {
    const bureau = session.adopt(await openWritable(path, { now: now() }));
    const summary = summaryOf(bureau);
    await recent.remember(bureau.path, summary.name, now());
    publish('bureau.changed', { open: true });
    return summary;
  }

  async function make(
    target: string,
    tables: () => BureauTables,
  ): Promise<OutputOf<'bureau.create'> | Refusal<'job.alreadyRunning' | 'file.unknownToken'>> {
    if (isBusy()) return refuse('job.alreadyRunning');
    const path = files.writable(target);
    if (path === null) return refuse('file.unknownToken');
    createFilledBureau(path, now(), (bureau) => replaceTables(bureau, tables()));
    return open(path);
  }

  return {
    'bureau.current': () => (session.open === null ? null : summaryOf(session.open)),
    'bureau.create': ({ target, name, baseYear }) =>
      make(target, () => ({
        ...emptyTables(),
        settings: [
          { key: 'name', value: name },
          { key: 'base_year', value: String(baseYear) },
        ],
      })),
    'bureau.openSample': ({ target, ...options }) => make(target, () => sampleTables(options)),
    async 'bureau.open'({ token }) {
      if (isBusy()) return refuse('job.alreadyRunning');
      const path = files.readable(token);
      return path === null ? refuse('file.unknownToken') : open(path);
    },
    async 'bureau.openRecent'({ recentId }) {
      if (isBusy()) return refuse('job.alreadyRunning');
      const path = recent.pathOf(recentId);
      return path === null ? refuse('bureau.notFound') : open(path);
    },
    'bureau.close'() {
      if (isBusy()) return refuse('job.alreadyRunning');
      session.close();
      publish('bureau.changed', { open: false });
      return {};
    },
    'bureau.recent': () => recent.list(),
    async 'bureau.forgetRecent'({ recentId }) {
      if (recent.pathOf(recentId) === null) return refuse('bureau.notFound');
      await recent.forget(recentId);
      return {};
    },
    'bureau.overview': () => session.with(overviewOf),
    'bureau.backup': () => session.with(async ({ path }) => backupOf(await backUp(path, { now: now() }))),
    async 'bureau.restore'({ backupId }) {
      if (isBusy()) return refuse('job.alreadyRunning');
      const bureau = session.open;
      if (bureau === null) return refuse('bureau.noneOpen');
      const backup = backupPaths(bureau.path).find((path) => backupIdOf(path) === backupId);
      if (backup === undefined) return refuse('bureau.unknownBackup');
      session.close();
      try {
        await restoreBackup(bureau.path, backup, { now: now() });
      } finally {
        // Whether or not the backup was any good, the bureau that is at the path now is the one to go on with.
        await open(bureau.path);
      }
      return session.with(summaryOf);
    },
    'bureau.saveCopy': ({ target }) =>
      session.with(async ({ path }) => {
        const to = files.writable(target);
        if (to === null) return refuse('file.unknownToken');
        await copyBureau(path, to, now());
        return {};
      }),
  };
}

function overviewOf(bureau: OpenBureau): OutputOf<'bureau.overview'> {
  const tables = bureau.tables();
  const summary = summaryOf(bureau);
  const health = healthOf(tables);
  const presentPupils = tables.enrolment.filter(({ year }) => year === summary.baseYear);
  return {
    summary,
    tables: TABLE_NAMES.map((table) => ({ table, rows: tables[table].length })),
    pupils: presentPupils.reduce((sum, { pupils }) => sum + pupils, 0),
    scenarios: readScenarios(bureau.file).length,
    plans: listPlans(bureau.file).length,
    errors: health.issues.filter(({ severity }) => severity === 'error').length,
    warnings: health.issues.filter(({ severity }) => severity === 'warning').length,
    ready: health.ready,
    backups: backupPaths(bureau.path).map(backupOf),
  };
}

/** The backups of a bureau file, the latest first: their names begin with the time. */
function backupPaths(path: string): string[] {
  const folder = backupFolderOf(path);
  if (!existsSync(folder)) return [];
  return readdirSync(folder)
    .filter((name) => name.endsWith(BUREAU_EXTENSION) && /^\d{4}-\d\d-\d\dT/.test(name))
    .sort()
    .reverse()
    .map((name) => join(folder, name));
}

function backupIdOf(path: string): string {
  return basename(path, BUREAU_EXTENSION);
}

/** `2026-09-01T08-30-00-000Z.junheng` → the time it names, and the size. */
function backupOf(path: string): OutputOf<'bureau.backup'> {
  const backupId = backupIdOf(path);
  const createdAt = backupId.slice(0, 24).replace(/T(\d\d)-(\d\d)-(\d\d)-(\d{3})Z$/, 'T$1:$2:$3.$4Z');
  return { backupId, createdAt, size: statSync(path).size };
}

/** Writes a checked copy beside the target first, so that the target is whole or not there. */
async function copyBureau(from: string, to: string, now: Date): Promise<void> {
  const folder = mkdtempSync(join(dirname(to), '.junheng-copy-'));
  try {
    copyFileSync(await backUp(from, { now, backupFolder: folder }), to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
