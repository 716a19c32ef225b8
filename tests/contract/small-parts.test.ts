import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { extname, join } from 'node:path';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { OPEN_FILE_TYPES, safeFileName } from '../../src/api/file-types.ts';
import { defaultDataFolder } from '../../src/host/data-folder.ts';
import { EventLog } from '../../src/host/event-log.ts';
import { openIncidentLog } from '../../src/host/incident-log.ts';
import { findFiles } from '../../src/intake/sources/files.ts';
import { type FrontierPoint, kneeOf } from '../../src/services/frontier/frontier-point.ts';
import { temporaryFolder } from './kit/hosts.ts';

describe('a suggested file name', () => {
  it('keeps what it says and gets the usual ending once', () => {
    expect(safeFileName('西宁 2026 预算', 'workbook')).toBe('西宁 2026 预算.xlsx');
    expect(safeFileName('plan.XLSX', 'workbook')).toBe('plan.xlsx');
    expect(safeFileName('plan.xlsx', 'csv')).toBe('plan.xlsx.csv');
  });

  it('is one that any file system takes, whatever was suggested', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (suggestion) => {
        const name = safeFileName(suggestion, 'bureau');
        expect(name).toMatch(/\.junheng$/);
        // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what must not be there.
        expect(name).not.toMatch(/[\u0000-\u001f<>:"/\\|?*]/);
        expect(name).not.toMatch(/^(\.|con\.|nul\.|aux\.|prn\.)/i);
        expect(name.length).toBeLessThanOrEqual(130);
      }),
    );
  });
});

describe('the files offered for an import', () => {
  it('are those that the intake reads', async () => {
    const folder = temporaryFolder();
    const endings = ['xlsx', 'xlsm', 'csv', 'tsv', 'txt', 'ods', 'json', 'zip', 'pdf', 'junheng'];
    for (const ending of endings) writeFileSync(join(folder, `districts.${ending}`), 'district_id\n');
    const { files } = await findFiles([folder]);
    const read = files.map((path) => extname(path).slice(1));
    expect([...OPEN_FILE_TYPES.import].sort()).toEqual(read.sort());
  });
});

describe('the log of events', () => {
  it('keeps the latest for those who come back', () => {
    const log = new EventLog(3);
    const heard: number[] = [];
    log.subscribe(({ sequence }) => heard.push(sequence));
    for (let index = 0; index < 5; index += 1) log.publish('plan.changed', {});
    expect(heard).toEqual([1, 2, 3, 4, 5]);
    expect(log.after(0).map(({ sequence }) => sequence)).toEqual([3, 4, 5]);
    expect(log.after(4).map(({ sequence }) => sequence)).toEqual([5]);
    expect(log.sequence).toBe(5);
  });
});

describe('the log of incidents', () => {
  it('writes a line for each, starts anew when it is long, and keeps the one before', () => {
    const folder = temporaryFolder();
    const log = openIncidentLog(folder, () => new Date(0));
    const incident = log.report('plan.list', new Error('broken'));
    const line = JSON.parse(readFileSync(join(folder, 'incidents.log'), 'utf8')) as object;
    expect(line).toMatchObject({ at: '1970-01-01T00:00:00.000Z', incident, method: 'plan.list' });
    writeFileSync(join(folder, 'incidents.log'), 'x'.repeat(3 * 1024 * 1024));
    log.report('plan.list', 'again');
    expect(readFileSync(join(folder, 'incidents.log'), 'utf8')).toContain('again');
    expect(existsSync(join(folder, 'incidents.log.before'))).toBe(true);
  });

  it('does not fail where nothing can be written', () => {
    const folder = temporaryFolder();
    writeFileSync(join(folder, 'file'), '');
    const log = openIncidentLog(join(folder, 'file', 'log'), () => new Date(0));
    expect(log.report('plan.list', new Error('broken'))).toMatch(/^[0-9a-f]{8}$/);
  });
});

describe('the data folder', () => {
  it('is where each system keeps such things', () => {
    expect(defaultDataFolder('linux', {}, '/home/a')).toBe('/home/a/.local/share/junheng');
    expect(defaultDataFolder('linux', { XDG_DATA_HOME: '/d' }, '/home/a')).toBe('/d/junheng');
    expect(defaultDataFolder('darwin', {}, '/Users/a')).toBe('/Users/a/Library/Application Support/Junheng');
    expect(defaultDataFolder('win32', { APPDATA: '/r' }, '/u')).toBe('/r/Junheng');
    expect(defaultDataFolder('linux', { JUNHENG_DATA: '/own' }, '/home/a')).toBe('/own');
  });
});

describe('the knee of a frontier', () => {
  const point = (capitalBudget: number, largeClasses: number): FrontierPoint => ({
    factor: capitalBudget,
    capitalBudget,
    largeClasses,
    superLargeClasses: 0,
    capitalCost: capitalBudget,
    gap: 0,
  });

  it('is where money begins to help less', () => {
    // With 1 of 4 of the money, 80 of the 100 classes that all of it removes are gone: 0.8 − 0.25 above the line.
    expect(kneeOf([point(0, 100), point(1, 20), point(2, 10), point(4, 0)])).toBe(1);
  });

  it('is found without a point that was stopped on its way', () => {
    const stopped: FrontierPoint = { ...point(8, 0), interrupted: true };
    expect(kneeOf([point(0, 100), point(1, 20), point(2, 10), point(4, 0), stopped])).toBe(1);
    expect(kneeOf([point(0, 100), point(1, 20), stopped])).toBeNull();
  });

  it('is not there on a straight line, with two points, or when money does not help', () => {
    expect(kneeOf([point(0, 100), point(1, 50), point(2, 0)])).toBeNull();
    expect(kneeOf([point(0, 100), point(2, 0)])).toBeNull();
    expect(kneeOf([point(0, 10), point(1, 10), point(2, 10)])).toBeNull();
    expect(kneeOf([])).toBeNull();
  });
});
