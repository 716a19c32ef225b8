import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadSource } from '../../../src/services/bureau/index.ts';
import { checkNotRead, checkOutputs } from '../../../src/services/plan/index.ts';
import { failureOf, LEAST, NOW, ownFolders, writeFiles } from './folders.ts';

const newFolder = ownFolders();

/** The code of the failure with which outputs are refused. */
async function refusal(source: string | null, files: readonly string[], folders: readonly string[] = []) {
  return (await failureOf(() => checkOutputs(source, { files, folders }))).code;
}

test('outputs that would replace the source, a bureau file or each other are refused', async () => {
  const parent = newFolder();
  const data = writeFiles(parent, LEAST);
  const inParent = (name: string) => join(parent, name);
  checkOutputs(data, { files: [inParent('plan.xlsx')], folders: [inParent('plan')] });
  expect(await refusal(data, [], [data])).toBe('outputIsInput');
  expect(await refusal(null, [inParent('template.junheng')])).toBe('outputIsInput');
  expect(await refusal(null, [inParent('b.xlsx'), join(data, '..', 'b.xlsx')])).toBe('outputNamedTwice');
  expect(await refusal(data, [inParent('plan')], [inParent('plan')])).toBe('outputNamedTwice');
  expect(await refusal(null, [data])).toBe('targetIsFolder');
  expect(await refusal(null, [inParent('missing/b.xlsx')])).toBe('folderMissing');
  expect(await refusal(null, [], [join(data, 'schools.csv')])).toBe('targetIsNoFolder');
});

test('a folder of input tables takes no tables of a plan, of which some are called alike', async () => {
  const parent = newFolder();
  const workbook = join(parent, 'data.xlsx');
  const other = writeFiles(parent, LEAST, 'other');
  expect(await refusal(workbook, [], [other])).toBe('outputIsInput');
});

test('a table that was read is never an output, a workbook beside the tables is', async () => {
  const folder = writeFiles(newFolder(), LEAST);
  const loading = await loadSource(folder, { scenario: null, now: NOW });
  if (loading.outcome !== 'loaded') throw new Error('not loaded');
  const { source } = loading;
  checkNotRead(source, [join(folder, 'plan.xlsx')]);
  const failure = await failureOf(() => checkNotRead(source, [join(folder, 'schools.csv')]));
  expect(failure).toMatchObject({ code: 'outputIsInput' });
});
