import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { safeCellText } from '../../../src/export/index.ts';

describe('text from the data in a cell', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1+1', '\r=1+1', '\n=1', '  =1+1', '＝1+1', '＋1', '－1', '＠A1'])(
    'is made plain when a spreadsheet would take it for a formula: %j',
    (text) => {
      expect(safeCellText(text)).toBe(`'${text}`);
    },
  );

  it.each(['第一小学', 'a=b', "O'Neill", '3-4', '', ' 前面有空格'])('stays as it is otherwise: %j', (text) => {
    expect(safeCellText(text)).toBe(text);
  });

  it('loses characters that a workbook cannot hold, and what they might hide', () => {
    expect(safeCellText('a\u0000b\u001bc')).toBe('abc');
    expect(safeCellText('\u0001=1+1')).toBe("'=1+1");
  });

  it('is never longer than a cell holds', () => {
    expect(safeCellText('学'.repeat(40_000))).toHaveLength(32_767);
  });

  it('never starts with a character that starts a formula', () => {
    const character = fc.constantFrom('=', '+', '-', '@', '\t', '\r', '\n', ' ', '\u0000', '＝', '学', 'a', "'");
    fc.assert(
      fc.property(fc.string({ unit: character }), (text) => {
        expect(safeCellText(text)).not.toMatch(/^[\t\r\n]|^\s*[=+\-@＝＋－＠]/);
      }),
    );
  });
});
