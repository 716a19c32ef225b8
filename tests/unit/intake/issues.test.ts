import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { issueText } from '../../../src/intake/index.ts';
import { makeIssue, NOWHERE } from '../../../src/intake/issue.ts';

const source = readFileSync(`${import.meta.dirname}/../../../src/intake/issue.ts`, 'utf8');
/** The codes as they are declared. */
const declared = [...source.matchAll(/^ {2}readonly '([a-z-]+)':/gm)].map((match) => match[1]!);

describe('issues', () => {
  it('of every code are provoked by a test', () => {
    const tests = readdirSync(import.meta.dirname)
      .filter((name) => name.endsWith('.test.ts') && name !== 'issues.test.ts')
      .map((name) => readFileSync(`${import.meta.dirname}/${name}`, 'utf8'))
      .join('\n');
    expect(declared.length).toBeGreaterThan(60);
    expect(declared.filter((code) => !tests.includes(code))).toEqual([]);
  });

  it('say what is wrong and what to do, in whole sentences', () => {
    const issue = makeIssue('value-above-maximum', { ...NOWHERE, row: 3 }, { maximum: 1000 }, '9999');
    expect(issue).toMatchObject({ severity: 'error', row: 3, value: '9999' });
    expect(issueText(issue)).toBe(
      '9999 is too large: the most possible is 1000. Correct it, or leave the cell blank if it is not known.',
    );
    expect(makeIssue('column-unknown', NOWHERE, { table: 'schools' }).severity).toBe('warning');
  });
});
