import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, unzipSync, zipSync } from 'fflate';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { nodeFileSystem } from '../../../../src/export/index.ts';
import { packageBytes, readPackage, writePlanPackage } from '../../../../src/export/package/index.ts';
import { isSealIntact } from '../../../../src/export/package/seal.ts';
import { packageOf, verifyPackage } from '../../../../src/services/export/plan-package.ts';
import { openedBudgetPlan } from '../budget/small-budget.ts';

const contents = packageOf(openedBudgetPlan());
const bytes = packageBytes(contents);
let folder: string;

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'junheng-package-'));
});

afterEach(() => rmSync(folder, { recursive: true }));

/** Where the packed bytes of a file begin in a zip, and how many they are. */
function packed(name: string): { readonly start: number; readonly length: number } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  for (let at = 0; view.getUint32(at, true) === 0x04034b50; ) {
    const nameLength = view.getUint16(at + 26, true);
    const start = at + 30 + nameLength + view.getUint16(at + 28, true);
    const length = view.getUint32(at + 18, true);
    if (strFromU8(bytes.subarray(at + 30, at + 30 + nameLength)) === name) return { start, length };
    at = start + length;
  }
  throw new Error(`no file ${name} in the package`);
}

function flipped(at: number): Uint8Array {
  const copy = bytes.slice();
  copy[at] = (copy[at] ?? 0) ^ 1;
  return copy;
}

describe('a plan package', () => {
  it('is a file: a folder of its name, or none, is an expected failure', async () => {
    await expect(verifyPackage(folder)).rejects.toMatchObject({ code: 'bureauCannotOpen' });
    await expect(verifyPackage(join(folder, 'missing.zip'))).rejects.toMatchObject({ code: 'notFound' });
  });

  it('holds all that it was made of, and the same bytes each time', () => {
    expect(readPackage(bytes)).toEqual({ isSealIntact: true, isPackage: true, damaged: [], contents });
    expect(Buffer.from(packageBytes(contents)).equals(bytes)).toBe(true);
    const files = Object.keys(unzipSync(bytes));
    expect(files.slice(0, 6)).toEqual([
      'manifest.json',
      'norms.json',
      'scenario.json',
      'plan.json',
      'certificate.json',
      'tables/settings.json',
    ]);
    expect(files.at(-1)).toBe('SHA256SUMS');
  });

  it('shows a flipped byte, wherever it is', () => {
    const unseen: number[] = [];
    for (let at = 0; at < bytes.length; at += 13) if (isSealIntact(flipped(at))) unseen.push(at);
    expect(unseen).toEqual([]);
    expect(isSealIntact(bytes)).toBe(true);
  });

  it.each(['plan.json', 'norms.json', 'tables/schools.json', 'certificate.json', 'manifest.json', 'SHA256SUMS'])(
    'names %s when a byte of it is flipped',
    (name) => {
      const { start, length } = packed(name);
      const reading = readPackage(flipped(start + Math.floor(length / 2)));
      // A changed list of digests may name the file whose digest it is, or itself.
      if (name === 'SHA256SUMS') expect(reading.damaged.length).toBeGreaterThan(0);
      else expect(reading.damaged).toEqual([name]);
      expect(reading.contents).toBeNull();
    },
  );

  it('names files that are missing, changed with care or put in', () => {
    const files = unzipSync(bytes);
    const { 'plan.json': _, ...rest } = files;
    const strange = zipSync({ ...rest, 'more.json': new Uint8Array([123, 125]), 'norms.json': new Uint8Array([110]) });
    expect(readPackage(strange)).toEqual({
      isSealIntact: false,
      isPackage: true,
      damaged: ['more.json', 'norms.json', 'plan.json'],
      contents: null,
    });
  });

  it('is no package when it is anything else, another zip too, which is no damage but a mistake', async () => {
    const workbook = zipSync({ 'xl/workbook.xml': new Uint8Array([60]), 'manifest.json': new Uint8Array([123]) });
    const others = [new Uint8Array(), new Uint8Array(300), new TextEncoder().encode('PK\u0003\u0004'), workbook];
    for (const other of others) {
      expect(readPackage(other)).toEqual({
        isSealIntact: false,
        isPackage: false,
        damaged: ['SHA256SUMS'],
        contents: null,
      });
      const path = join(folder, 'other.zip');
      writeFileSync(path, other);
      await expect(verifyPackage(path)).rejects.toMatchObject({ code: 'notAPackage', facts: { path } });
    }
  });

  it('is a damaged package when it was cut off, wherever that was behind the name of its first file', () => {
    for (const share of [0.01, 0.5, 0.99]) {
      const cut = bytes.slice(0, Math.ceil(bytes.length * share));
      expect(readPackage(cut)).toMatchObject({ isSealIntact: false, isPackage: true, contents: null });
    }
  });

  it('refuses rows that are not of the table, though their digests are right', () => {
    const strange = { ...contents, tables: { ...contents.tables, schools: [{ schoolId: 5 }] } };
    const reading = readPackage(packageBytes(strange as unknown as typeof contents));
    expect(reading).toEqual({ isSealIntact: true, isPackage: true, damaged: [], contents: null });
  });

  it('is verified against its own data: a plan made by hand does not hold', async () => {
    const path = join(folder, 'plan.zip');
    await writePlanPackage(contents, path);
    const { manifest, certificate } = await verifyPackage(path);
    expect(manifest).toEqual(contents.manifest);
    const failing = certificate.checks.filter(({ ok }) => !ok).map(({ id }) => id);
    // The hashes of the test's plan are made up, and its pupils come from no enrolment.
    expect(failing).toEqual(expect.arrayContaining(['data unchanged', 'input hash']));
    expect(certificate.checks.slice(0, 4).every(({ ok }) => ok)).toBe(true);
    writeFileSync(path, flipped(packed('plan.json').start + 5));
    const damaged = await verifyPackage(path);
    expect(damaged.certificate.ok).toBe(false);
    expect(damaged.certificate.checks[1]).toEqual({ id: 'files unchanged', ok: false, worst: 1, where: 'plan.json' });
    await expect(verifyPackage(join(folder, 'none.zip'))).rejects.toMatchObject({ code: 'notFound' });
  });

  it('leaves the old file whole when the disk is full', async () => {
    const path = join(folder, 'plan.zip');
    writeFileSync(path, 'old');
    const full = {
      ...nodeFileSystem,
      writeThrough: () => Promise.reject(Object.assign(new Error('ENOSPC'), { code: 'ENOSPC' })),
    };
    await expect(writePlanPackage(contents, path, full)).rejects.toMatchObject({ code: 'diskFull' });
    expect(readFileSync(path, 'utf8')).toBe('old');
    expect(readdirSync(folder)).toEqual(['plan.zip']);
  });
});
