import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import Database from 'better-sqlite3';
import { expect, it } from 'vitest';
import { z } from 'zod';
import { ApiFailure } from '../../src/api/errors.ts';
import { METHOD_NAMES, METHODS, type MethodName } from '../../src/api/table.ts';
import { bureauWithPlans } from '../unit/services/compare/plans.ts';
import { startHost, temporaryFolder } from './kit/hosts.ts';

/** Methods that answer from the data and change nothing of them: all queries, and the commands that write papers. */
const READING = METHOD_NAMES.filter(
  (name) =>
    METHODS[name].side === 'core' &&
    (METHODS[name].kind === 'query' ||
      /^(compare|export|policy|frontier)\.(csv|workbook|json|table|paper|exportCsv)$/.test(name)),
);

/** A value for every field that one of these methods must be given. */
function inputOf(name: MethodName, given: Readonly<Record<string, unknown>>): Record<string, unknown> {
  const { required = [], properties = {} } = z.toJSONSchema(METHODS[name].input, { io: 'input' });
  return Object.fromEntries(
    required.map((field) => {
      const schema = properties[field];
      const choices = typeof schema === 'object' ? schema.enum : undefined;
      return [field, given[field] ?? choices?.[0]];
    }),
  );
}

/** What the bureau of the plans has not, and measuring and explaining want. */
const PUPILS = `
  INSERT OR REPLACE INTO settings (key, value) VALUES ('base_year', '2026');
  INSERT INTO enrolment (school_id, stage, grade, year, pupils, classes)
    SELECT school_id, 'primary', 1, 2026, 90, 2 FROM schools LIMIT 1;`;

const DATA_STATES: readonly (readonly [string, string])[] = [
  [
    'norms that are out of order',
    "INSERT INTO norm_overrides (norm_id, value, reason) VALUES ('class.standard.primary', 60, '')",
  ],
  [
    'a norm that is out of range',
    "INSERT INTO norm_overrides (norm_id, value, reason) VALUES ('class.standard.primary', -3, '')",
  ],
  ['a norm that nobody knows', "INSERT INTO norm_overrides (norm_id, value, reason) VALUES ('class.standrd', 3, '')"],
  ['no pupils', 'DELETE FROM enrolment'],
  [
    'neither pupils nor a base year',
    "DELETE FROM enrolment; UPDATE settings SET key = 'horizon_years', value = '4' WHERE key = 'base_year'",
  ],
  ['no schools', 'DELETE FROM class_sizes; DELETE FROM enrolment; DELETE FROM schools'],
];

it.each(DATA_STATES)('every failure that %s lead to is one that the method lists', async (_, statement) => {
  const folder = temporaryFolder();
  const path = join(folder, 'town.junheng');
  bureauWithPlans(path);
  const plans = ['1', '2'];
  const database = new Database(path);
  database.pragma('foreign_keys = OFF');
  database.exec(PUPILS);
  database.exec(statement);
  database.close();
  const { client, registry, incidents } = await startHost('in process', { folder });
  await client.call('bureau.open', { token: registry.grant(path, 'read').token });
  const picked = join(folder, 'districts.csv');
  writeFileSync(picked, 'district_id,name\nD1,东区\n');
  const { token } = registry.grant(picked, 'read');
  const given = {
    ...{ planId: plans[0], reference: plans[1], planIds: plans, scenarioId: 'base', jobId: 'none', recentId: 'none' },
    ...{ year: 2028, rowId: '["S00001"]', token, tokens: [token] },
  };
  const answers = new Map<string, string>();
  for (const name of READING) {
    const target = registry.grant(join(folder, `${name}.out`), 'write').token;
    const call = client.call as (name: MethodName, input: unknown) => Promise<unknown>;
    const answer = await call(name, inputOf(name, { ...given, target })).then(
      () => 'answered',
      (thrown: unknown) => (thrown instanceof ApiFailure ? thrown.error.code : String(thrown)),
    );
    answers.set(name, answer);
  }
  expect(incidents).toEqual([]);
  expect([...answers].filter(([, answer]) => ['internal', 'contract.invalidInput'].includes(answer))).toEqual([]);
  expect([...answers.values()].filter((answer) => answer === 'answered').length).toBeGreaterThan(20);
});
