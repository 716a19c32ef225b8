import iconv from 'iconv-lite';
import { describe, expect, it } from 'vitest';
import { decodeText } from '../../../src/intake/sources/encoding.ts';
import { codes, GOOD_FILES, readSpoilt, shown } from './sources.ts';

const SIMPLIFIED = 'school_id,name\n001,西宁市城中区示例小学\n002,青海省湟中县第二中学\n';
const TRADITIONAL = 'school_id,name\n001,新北市淡水區示例國小\n002,臺東縣綠島鄉公館國小\n';

describe('the encoding of a text file', () => {
  it.each([
    ['utf-8', SIMPLIFIED],
    ['utf-8', TRADITIONAL],
    ['gb18030', SIMPLIFIED],
    ['gb18030', TRADITIONAL],
    ['big5', TRADITIONAL],
    // Letters of the Hong Kong supplement, which plain Big5 tables lack.
    ['big5', `${TRADITIONAL}003,斗六鎮海豐崙塩埕脚磘國小\n`],
    ['utf-16le', `\ufeff${SIMPLIFIED}`],
    ['utf-16be', `\ufeff${SIMPLIFIED}`],
  ])('is found to be %s', (encoding, text) => {
    const decoded = decodeText(iconv.encode(text, encoding, { addBOM: false }));
    expect(decoded).toEqual({ text: text.replace('\ufeff', ''), encoding, rival: null, badLines: [] });
  });

  it('is UTF-8 with and without a byte order mark', () => {
    expect(decodeText(Buffer.from(`\ufeff${SIMPLIFIED}`)).text).toBe(SIMPLIFIED);
    expect(decodeText(Buffer.from('a,b\n')).encoding).toBe('utf-8');
    expect(decodeText(Buffer.from('Ecole Élémentaire,é\n'))).toMatchObject({ encoding: 'utf-8', badLines: [] });
  });

  it('is uncertain for bytes that two encodings explain', () => {
    // 示 is CA BE in GB 2312, which is also the letter ʾ in UTF-8.
    expect(decodeText(iconv.encode('示', 'gb18030'))).toMatchObject({ encoding: 'utf-8', rival: 'gb18030' });
    // A4 A4 is 中 in Big5 and い in GB 2312.
    expect(decodeText(Buffer.from([0xa4, 0xa4]))).toMatchObject({ encoding: 'gb18030', rival: 'big5' });
  });

  it('is settled by a mapping, and what does not fit it is marked', () => {
    const decoded = decodeText(iconv.encode(`a\n${TRADITIONAL}`, 'big5'), 'utf-8');
    expect(decoded.encoding).toBe('utf-8');
    expect(decoded.badLines).toEqual([3, 4]);
  });
});

describe('letters that cannot be decoded', () => {
  const schools = GOOD_FILES['schools.csv']!;

  it('are marked and reported where two encodings are mixed in one file', async () => {
    const [header, first, ...rest] = schools.split('\n');
    const bytes = Buffer.concat([
      Buffer.from(`${header}\n`),
      iconv.encode(`${first}\n`.replace('一小', '湟中一小'), 'gb18030'),
      Buffer.from(rest.join('\n')),
    ]);
    const result = await readSpoilt({ 'schools.csv': bytes });
    expect(codes(result)).toEqual(['encoding-mixed', 'letters-undecodable']);
    expect(shown(result)[0]).toBe('error encoding-mixed schools.csv');
    expect(result.issues[0]?.parameters).toEqual({ encoding: 'utf-8', lines: 1, firstLine: 2 });
    expect(result.issues[1]).toMatchObject({ row: 2, column: 'name' });
    expect(result.tables.schools).toHaveLength(3);
    expect(result.tables.schools[0]?.name).toContain('\ufffd');
    expect(result.tables.schools[1]?.name).toBe('二小');
  });

  it('are reported when another program left a mark in their place', async () => {
    const marked = schools.replace('一小', '?林国小').replace('二小', '菓&#33747;小').replace('三小', '〓小');
    const result = await readSpoilt({ 'schools.csv': marked });
    expect(shown(result)).toEqual([
      'warning letters-replaced schools.csv:2 name=?林国小',
      'warning letters-replaced schools.csv:3 name=菓&#33747;小',
      'warning letters-replaced schools.csv:4 name=〓小',
    ]);
    expect(result.tables.schools).toHaveLength(3);
  });

  it('keep out the row when they stand in a code', async () => {
    const result = await readSpoilt({ 'schools.csv': `${schools}校?4,四小,D1,,,,,,,\n` });
    expect(shown(result)).toEqual(['error code-with-lost-letters schools.csv:5 school_id=校?4']);
  });

  it('are said to be uncertain in a file of few letters', async () => {
    const bytes = iconv.encode('school_id,name\n001,示\n002,b\n003,c\n', 'gb18030');
    const result = await readSpoilt({ 'schools.csv': bytes });
    expect(shown(result)[0]).toBe('warning encoding-uncertain schools.csv');
  });
});
