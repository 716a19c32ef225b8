import { expect, test } from 'vitest';
import { LEAST, ownFolders, writeFiles } from '../services/folders.ts';
import { junhengHere } from './in-process.ts';
import { contentOf, junheng } from './junheng.ts';

const newFolder = ownFolders();

test('the list of commands holds those that work', async () => {
  const { code, stdout, stderr } = await junheng(newFolder(), ['--help']);
  expect(code).toBe(0);
  expect(stderr).toBe('');
  const commands = [...stdout.matchAll(/^ {2}([a-z-]+) (?:\[|<| )/gm)].map(([, name]) => name);
  expect(commands).toEqual([
    'sample',
    'template',
    'import',
    'plan',
    'alternatives',
    'frontier',
    'stress',
    'explain',
    'policy',
    'scenario',
    'compare',
    'verify',
    'export',
    'export-model',
    'help',
  ]);
});

test('the version is that of the package', async () => {
  const { code, stdout } = await junheng(newFolder(), ['--version']);
  expect(code).toBe(0);
  expect(stdout).toMatch(/^\d+\.\d+\.\d+\n$/);
});

test.each<[string, string[], RegExp]>([
  ['no command', [], /Usage: junheng/],
  ['an unknown command', ['plann', 'data'], /unknown command 'plann'[\s\S]*Did you mean plan/],
  ['an unknown option', ['plan', 'data', '--budjet-factor', '2'], /unknown option '--budjet-factor'/],
  ['a missing argument', ['plan'], /missing required argument 'source'/],
  ['an argument too many', ['sample', 'out', 'more'], /too many arguments/],
  ['a size that is none', ['sample', 'out', '--size', 'village'], /Allowed choices are city, province/],
  ['a seed that is no number', ['sample', 'out', '--seed', '1.5'], /whole number/],
  ['no programmes at all', ['sample', 'out', '--programmes', '0'], /whole number from 1/],
  ['no bureau to import into', ['import', 'data'], /required option '--bureau <file>'/],
  ['a negative budget', ['plan', 'data', '--budget-factor', '-1'], /a number from 0/],
  ['a norm without a value', ['plan', 'data', '--norm', 'class.standard.primary'], /ID=VALUE/],
  ['a norm that is no number', ['plan', 'data', '--norm', 'class.standard.primary=NaN'], /ID=VALUE/],
  ['a norm given twice', ['plan', 'data', '--norm', 'a.b=1', '--norm', 'a.b=2'], /given twice/],
  ['no years to plan', ['plan', 'data', '--years', '0'], /whole number from 1 to 30/],
  ['a gap of more than all', ['plan', 'data', '--gap', '1.1'], /from 0 to 1/],
  ['a frontier without factors', ['frontier', 'data'], /required option '--factors <list>'/],
  ['a factor that is no number', ['frontier', 'data', '--factors', '0.5,half'], /numbers from 0 to 1000/],
  ['a single factor', ['frontier', 'data', '--factors', '1'], /2 to 50 numbers/],
  ['no futures at all', ['stress', 'b.junheng', 'latest', '--futures', '0'], /whole number from 1/],
  ['a tolerance of more than all', ['alternatives', 'data', '--tolerance', '1.5'], /from 0 to 1/],
  ['a policy of a plan that is no number', ['policy', 'b.junheng', '--plan', 'first'], /number of a plan, or latest/],
  ['an unknown solver', ['plan', 'data', '--solver', 'guess'], /auto, highs, jslp, external/],
  ['a plan that is no number', ['verify', 'b.junheng', 'first'], /number of a plan, or latest/],
  ['a format that is none', ['export-model', 'data', '--format', 'xml', '--out', 'm'], /Allowed choices are mps, lp/],
])('%s is a usage error: code 2, a message on standard error, nothing written', async (_, words, message) => {
  const folder = newFolder();
  writeFiles(folder, LEAST);
  const before = contentOf(folder);
  const { code, stdout, stderr } = await junhengHere(folder, words);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(message);
  expect(contentOf(folder)).toEqual(before);
});

test('the process ends with the code of the command', async () => {
  const { code, stdout, stderr } = await junheng(newFolder(), ['plan', 'data', '--gap', '1.1']);
  expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
  expect(stderr).toMatch(/from 0 to 1/);
});
