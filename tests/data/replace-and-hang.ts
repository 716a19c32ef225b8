/**
 * Run as a program of its own with the path of a bureau file: replaces its tables with ten thousand rows, and waits
 * for ever once they are written but before the transaction ends, so that a test can kill it there.
 */
import { writeSync } from 'node:fs';
import { argv } from 'node:process';
import { openWritable, replaceTables } from '../../src/data/index.ts';
import { NOW, twoSchools } from './two-schools.ts';

const path = argv[2];
if (path === undefined) throw new Error('say which bureau file');
const bureau = await openWritable(path, { now: NOW });
const school = twoSchools().schools[0];
if (school === undefined) throw new Error('the example has schools');
const schools = Array.from({ length: 10_000 }, (_, index) => ({ ...school, schoolId: `new ${index}` }));

bureau.transaction(() => {
  replaceTables(bureau, { ...twoSchools(), schools, programmes: [], enrolment: [] });
  writeSync(1, 'rows written, not committed\n');
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
});
