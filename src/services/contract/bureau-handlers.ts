import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { Handlers } from '../../api/dispatcher.ts';
import { type Refusal, refuse } from '../../api/errors.ts';
import type { OutputOf } from '../../api/table.ts';
import {
  type Backup,
  backUp,
  createFilledBureau,
  listBackups,
  listPlans,
  readScenarios,
  replaceTables,
  restoreBackup,
} from '../../data/index.ts';
import { type BureauTables, emptyTables, TABLE_NAMES } from '../../domain/tables/index.ts';
import { sampleTables } from '../../sample/index.ts';
import { healthOf } from '../data/health.ts';
import type { BureauOpener } from './open-bureau.ts';
import { recentBureaus } from './recent-bureaus.ts';
import { type OpenBureau, type Session, summaryOf } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type BureauMethod = Extract<keyof import('../../api/table.ts').MethodTable, `bureau.${string}`>;

/**
 * @param isBusy whether a job runs, which must end before the bureau may be closed
 * @param open opens the bureau file at a path
 */
export function bureauHandlers(
  session: Session,
  surroundings: Surroundings,
  isBusy: () => boolean,
  open: BureauOpener,
): Handlers<BureauMethod> {
  const { dataFolder, files, now, publish } = surroundings;
  const recent = recentBureaus(dataFolder);

  /** A bureau that is opened for the first time on a day is backed up as it was found. */
  async function openWithBackup(path: string): Promise<OutputOf<'bureau.open'>> {
    const summary = await open(path);
    const today = now().toISOString().slice(0, 10);
    if (!listBackups(path).some(({ createdAt }) => createdAt.startsWith(today)))
      await backUp(path, 'daily', { now: now() });
    return summary;
  }

  /** Puts a backup in place of a bureau file and opens it. A bureau that was open stays so when the backup is no good. */
  async function restore(path: string, backup: Backup): Promise<OutputOf<'bureau.open'>> {
    const wasOpen = session.open?.path === path;
    // Nobody may hold a file that is being replaced.
    if (wasOpen) session.close();
    try {
      await restoreBackup(path, backup.path, { now: now() });
    } catch (error) {
      if (wasOpen) await open(path);
      throw error;
    }
    return open(path);
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
      return path === null ? refuse('file.unknownToken') : openWithBackup(path);
    },
    async 'bureau.openRecent'({ recentId }) {
      if (isBusy()) return refuse('job.alreadyRunning');
      const path = recent.pathOf(recentId);
      return path === null ? refuse('bureau.notFound') : openWithBackup(path);
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
    'bureau.recentBackups'({ recentId }) {
      const path = recent.pathOf(recentId);
      return path === null ? refuse('bureau.notFound') : listBackups(path).map(shownBackup);
    },
    async 'bureau.restoreRecent'({ recentId, backupId }) {
      if (isBusy()) return refuse('job.alreadyRunning');
      const path = recent.pathOf(recentId);
      if (path === null) return refuse('bureau.notFound');
      const backup = listBackups(path).find(({ name }) => name === backupId);
      if (backup === undefined) return refuse('bureau.unknownBackup');
      return restore(path, backup);
    },
    'bureau.overview': () => session.with(overviewOf),
    'bureau.backup': () =>
      session.with(async ({ path }) => {
        const made = await backUp(path, 'asked', { now: now() });
        const backup = listBackups(path).find((candidate) => candidate.path === made);
        if (backup === undefined) throw new Error('a backup that is not there after it was made');
        return shownBackup(backup);
      }),
    async 'bureau.restore'({ backupId }) {
      if (isBusy()) return refuse('job.alreadyRunning');
      const bureau = session.open;
      if (bureau === null) return refuse('bureau.noneOpen');
      const backup = listBackups(bureau.path).find(({ name }) => name === backupId);
      if (backup === undefined) return refuse('bureau.unknownBackup');
      return restore(bureau.path, backup);
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
    pupils: presentPupils.length === 0 ? null : presentPupils.reduce((sum, { pupils }) => sum + pupils, 0),
    scenarios: readScenarios(bureau.file).length,
    plans: listPlans(bureau.file).length,
    errors: health.issues.filter(({ severity }) => severity === 'error').length,
    warnings: health.issues.filter(({ severity }) => severity === 'warning').length,
    ready: health.ready,
    backups: listBackups(bureau.path).map(shownBackup),
  };
}

function shownBackup({ name, createdAt, reason, bytes }: Backup): OutputOf<'bureau.backup'> {
  return { backupId: name, createdAt, size: bytes, reason };
}

/** Writes a checked copy beside the target first, so that the target is whole or not there. */
async function copyBureau(from: string, to: string, now: Date): Promise<void> {
  const folder = mkdtempSync(join(dirname(to), '.junheng-copy-'));
  try {
    copyFileSync(await backUp(from, 'asked', { now, backupFolder: folder }), to);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}
