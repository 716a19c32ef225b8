import { expect, test } from 'vitest';
import { ProgressLine } from '../../../src/cli/progress.ts';
import { guarded, jsonLine, type Terminal } from '../../../src/cli/terminal.ts';

/** A terminal that keeps what it is given. */
function recording(watched: boolean, seconds: () => number): { terminal: Terminal; said: string[] } {
  const said: string[] = [];
  const terminal: Terminal = {
    print: (text) => said.push(`out ${text}`),
    tell: (text) => said.push(`err ${text}`),
    rewriteLine: (text) => said.push(`line ${text}`),
    watched,
    now: () => new Date(seconds() * 1000),
    interruption: new AbortController().signal,
  };
  return { terminal, said };
}

test('an escape sequence in a name from a file is shown, not obeyed', () => {
  const { terminal, said } = recording(false, () => 0);
  guarded(terminal).print('第一小学\u001b[2J\u009b2J\ra\n');
  guarded(terminal).tell('tab\there\n');
  expect(said).toEqual(['out 第一小学\ufffd[2J\ufffd2J\ufffda\n', 'err tab\ufffdhere\n']);
});

test('JSON keeps control characters, escaped', () => {
  const value = { name: 'a\u001b[2J\u009b\u007f\n校' };
  const line = jsonLine(value);
  expect(line).toMatch(/^[\u0020-\u007e校]+\n$/);
  expect(JSON.parse(line)).toEqual(value);
});

test('a log gets a line when the phase changes and every ten seconds', () => {
  let seconds = 0;
  const { terminal, said } = recording(false, () => seconds);
  const line = new ProgressLine(terminal);
  for (const [at, phase] of [
    [0, 'places'],
    [3, 'places'],
    [9.9, 'places'],
    [10, 'places'],
    [11, 'posts'],
    [12, 'posts'],
  ] as const) {
    seconds = at;
    line.show(phase, `${phase} ${at}`);
  }
  line.end();
  expect(said).toEqual(['err places 0\n', 'err places 10\n', 'err posts 11\n']);
});

test('a watching person sees one line that changes and goes', () => {
  const { terminal, said } = recording(true, () => 0);
  const line = new ProgressLine(terminal);
  line.show('places', 'one');
  line.show('places', 'two');
  line.end();
  line.end();
  expect(said).toEqual(['line one', 'line two', 'line ']);
});
