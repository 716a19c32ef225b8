import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { makeFolder, nodeFileSystem, type WritingFileSystem, writeFilesWhole } from '../../../src/export/index.ts';

let folder: string;
let target: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-whole-files-'));
  target = join(folder, 'plan.txt');
  writeFileSync(target, 'old');
});

afterEach(() => rmSync(folder, { recursive: true }));

function systemError(code: string): Error {
  return Object.assign(new Error(code), { code });
}

/** A file system that fails in one step, after having written half of the content where it writes. */
function failing(step: 'writeThrough' | 'rename', code: string, times = Number.POSITIVE_INFINITY): WritingFileSystem {
  let left = times;
  return {
    ...nodeFileSystem,
    [step]: async (...parameters: [string, string]) => {
      left -= 1;
      if (left < 0) return nodeFileSystem[step](...parameters);
      if (step === 'writeThrough') writeFileSync(parameters[0], 'ha');
      throw systemError(code);
    },
  };
}

describe('writing a file whole', () => {
  it('replaces the old file and leaves nothing else behind', async () => {
    await writeFilesWhole([{ path: target, content: 'new' }]);
    expect(readFileSync(target, 'utf8')).toBe('new');
    expect(readdirSync(folder)).toEqual(['plan.txt']);
  });

  it.each([
    ['writeThrough', 'ENOSPC', 'diskFull'],
    ['writeThrough', 'EROFS', 'targetReadOnly'],
    ['writeThrough', 'EACCES', 'targetReadOnly'],
    ['writeThrough', 'EIO', 'diskError'],
    ['rename', 'EBUSY', 'targetLocked'],
    ['rename', 'EPERM', 'targetLocked'],
    ['rename', 'ENOSPC', 'diskFull'],
  ] as const)('when %s fails with %s, says %s and leaves the old file whole', async (step, code, failure) => {
    await expect(writeFilesWhole([{ path: target, content: 'new' }], failing(step, code))).rejects.toMatchObject({
      code: failure,
      facts: { path: target },
      retry: failure === 'targetLocked',
    });
    expect(readFileSync(target, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['plan.txt']);
  });

  it('waits out a lock that is held for a moment', async () => {
    await writeFilesWhole([{ path: target, content: 'new' }], failing('rename', 'EBUSY', 2));
    expect(readFileSync(target, 'utf8')).toBe('new');
  });

  it('writes no file of several when one cannot be written', async () => {
    const other = join(folder, 'other.txt');
    const fileSystem: WritingFileSystem = {
      ...nodeFileSystem,
      writeThrough: (path, content) =>
        path.includes('other') ? Promise.reject(systemError('ENOSPC')) : nodeFileSystem.writeThrough(path, content),
    };
    const files = [
      { path: target, content: 'new' },
      { path: other, content: 'new' },
    ];
    await expect(writeFilesWhole(files, fileSystem)).rejects.toMatchObject({ code: 'diskFull' });
    expect(readFileSync(target, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['plan.txt']);
  });

  it('refuses a folder, a device and a missing folder', async () => {
    mkdirSync(join(folder, 'inner'));
    const content = 'new';
    await expect(writeFilesWhole([{ path: join(folder, 'inner'), content }])).rejects.toMatchObject({
      code: 'targetIsFolder',
    });
    await expect(writeFilesWhole([{ path: join(folder, 'missing', 'plan.txt'), content }])).rejects.toMatchObject({
      code: 'folderMissing',
    });
    await expect(writeFilesWhole([{ path: join(target, 'plan.txt'), content }])).rejects.toMatchObject({
      code: 'folderMissing',
    });
    // Renaming over a device would replace it for every program of the machine.
    const device: WritingFileSystem = { ...nodeFileSystem, kindOf: async () => 'other' };
    await expect(writeFilesWhole([{ path: target, content }], device)).rejects.toMatchObject({
      code: 'targetIsNoFile',
    });
    expect(readFileSync(target, 'utf8')).toBe('old');
  });

  it.skipIf(process.platform === 'win32')(
    'knows a device when it sees one (skipped on Windows, which has no such files)',
    async () => {
      expect(await nodeFileSystem.kindOf('/dev/null')).toBe('other');
    },
  );

  it('makes a folder with those above it, and says where none can be made', async () => {
    await makeFolder(join(folder, 'one', 'two'));
    await makeFolder(join(folder, 'one', 'two'));
    expect(readdirSync(join(folder, 'one'))).toEqual(['two']);
    await expect(makeFolder(join(target, 'inner'))).rejects.toMatchObject({ code: 'folderMissing' });
  });

  it.runIf(process.platform === 'linux')(
    'gives up where the system makes no folders (only Linux has such a place)',
    async () => {
      await expect(makeFolder('/proc/junheng/plan')).rejects.toMatchObject({ code: 'folderMissing' });
    },
  );

  it('lets a defect through as it is', async () => {
    const broken: WritingFileSystem = { ...nodeFileSystem, rename: () => Promise.reject(new TypeError('defect')) };
    await expect(writeFilesWhole([{ path: target, content: 'new' }], broken)).rejects.toThrow(TypeError);
    expect(readFileSync(target, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['plan.txt']);
  });
});
