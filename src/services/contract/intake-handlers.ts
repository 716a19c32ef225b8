import { basename } from 'node:path';
import type { Handlers } from '../../api/dispatcher.ts';
import { refuse } from '../../api/errors.ts';
import type { InputOf, MethodTable, OutputOf } from '../../api/table.ts';
import { backUp, listMappings, readMapping, removeMapping, saveMapping } from '../../data/index.ts';
import { TABLE_NAMES } from '../../domain/tables/index.ts';
import { writeFilesWhole } from '../../export/whole-files.ts';
import {
  type IntakeIssue,
  type Mapping,
  readMapping as readMappingFile,
  type SheetAssignment,
  templateBytes,
} from '../../intake/index.ts';
import { type MergedIntake, putMerged, readIntoTables } from '../data/merge-intake.ts';
import { shippedLayout, shippedLayouts } from '../intake/index.ts';
import { shownIssue } from './issues.ts';
import type { Session } from './session.ts';
import type { Surroundings } from './surroundings.ts';

type IntakeMethod = Extract<keyof MethodTable, `intake.${string}`>;
type Layout = NonNullable<InputOf<'intake.preview'>['layout']>;
type SavedMapping = OutputOf<'intake.saveMapping'>['mapping'];

interface Preview {
  readonly path: string;
  readonly dataVersion: number;
  readonly names: readonly string[];
  readonly merged: MergedIntake;
}

/** Previews that may still be committed; each holds a whole bureau's tables. */
const KEPT = 2;

/** Files looked into, and what was looked at taken into the open bureau. */
export function intakeHandlers(session: Session, { files, now, newId, publish }: Surroundings): Handlers<IntakeMethod> {
  const previews = new Map<string, Preview>();

  /** The mapping file that is meant, an issue where it makes no sense, or null where there is none. */
  function readLayout(layout: Layout): Promise<Mapping | IntakeIssue | null> {
    if ('id' in layout) return shippedLayout(layout.id);
    const path = files.readable(layout.token);
    return path === null ? Promise.resolve(null) : readMappingFile(path);
  }

  return {
    'intake.preview': ({ tokens, mapping, layout }, { signal }) =>
      session.with(async (bureau) => {
        const paths = tokens.map((token) => files.readable(token));
        if (paths.includes(null)) return refuse('file.unknownToken');
        const foreign = layout === null ? undefined : await readLayout(layout);
        if (foreign === null)
          return layout !== null && 'id' in layout
            ? refuse('intake.unknownMapping', { name: layout.id })
            : refuse('file.unknownToken');
        if (foreign !== undefined && 'severity' in foreign)
          return { previewId: newId(), sources: [], tables: [], issues: [shownIssue(foreign)], ready: false };
        const dataVersion = bureau.dataVersion();
        const assignments: readonly SheetAssignment[] = mapping?.sheets ?? [];
        const merged = await readIntoTables(
          paths.filter((path) => path !== null),
          bureau,
          { assignments, mapping: foreign, signal },
        );
        const previewId = newId();
        previews.set(previewId, {
          path: bureau.path,
          dataVersion,
          names: paths.map((path) => basename(path ?? '')),
          merged,
        });
        const [oldest] = previews.keys();
        if (previews.size > KEPT && oldest !== undefined) previews.delete(oldest);
        return { previewId, ...shownPreview(merged) };
      }),
    'intake.commit': ({ previewId }) =>
      session.with(async (bureau) => {
        const preview = previews.get(previewId);
        if (preview === undefined || preview.path !== bureau.path) return refuse('intake.unknownPreview');
        if (preview.dataVersion !== bureau.dataVersion()) return refuse('intake.outdatedPreview');
        if (preview.merged.result.outcome === 'refused') return refuse('intake.nothingToImport');
        const { result, replaced } = preview.merged;
        await backUp(bureau.path, 'beforeImport', { now: now() });
        const { version } = bureau.file.transaction(() => putMerged(bureau.file, preview.merged, preview.names, now()));
        previews.delete(previewId);
        publish('data.changed', { tables: replaced, dataVersion: version });
        return {
          dataVersion: version,
          tables: replaced.map((table) => ({ table, rows: result.tables[table].length })),
          issues: result.issues.map((issue) => shownIssue(issue)),
        };
      }),
    'intake.discard'({ previewId }) {
      return previews.delete(previewId) ? {} : refuse('intake.unknownPreview');
    },
    'intake.layouts': () => shippedLayouts(),
    'intake.mappings': () =>
      session.with(({ file }) =>
        listMappings(file).flatMap((name) => {
          const mapping = readMapping<SavedMapping>(file, name);
          return mapping === null ? [] : [{ name, mapping }];
        }),
      ),
    'intake.saveMapping': ({ name, mapping }) =>
      session.with(({ file }) => {
        saveMapping(file, name, mapping, now());
        return { name, mapping };
      }),
    'intake.deleteMapping': ({ name }) =>
      session.with(({ file }) => {
        if (!listMappings(file).includes(name)) return refuse('intake.unknownMapping', { name });
        removeMapping(file, name);
        return {};
      }),
    async 'intake.template'({ target }) {
      const path = files.writable(target);
      if (path === null) return refuse('file.unknownToken');
      await writeFilesWhole([{ path, content: await templateBytes() }]);
      return {};
    },
  };
}

function shownPreview({ result, replaced }: MergedIntake): Omit<OutputOf<'intake.preview'>, 'previewId'> {
  return {
    sources: result.sources,
    tables: TABLE_NAMES.filter((table) => replaced.includes(table)).map((table) => ({
      table,
      rows: result.counts[table].accepted,
      refused: result.counts[table].refused,
    })),
    issues: result.issues.map((issue) => shownIssue(issue)),
    ready: result.outcome === 'read',
  };
}
