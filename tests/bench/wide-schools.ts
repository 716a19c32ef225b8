import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { seededRandom } from '../../src/domain/random.ts';
import { ROOT } from './bureaus.ts';

const GRADES = [1, 2, 3, 4, 5, 6] as const;

/**
 * A wide CSV of invented primary schools: one row a school, classes, boys and girls of six grades side by side, with
 * the headers of `tests/fixtures/intake/taiwan-primary-synthetic.csv`. Nothing in it is about a real school.
 */
export function wideSchools(count: number, seed: number): string {
  const fixture = readFileSync(join(ROOT, 'tests/fixtures/intake/taiwan-primary-synthetic.csv'), 'utf8');
  const headers = fixture.slice(0, fixture.indexOf('\n')).trim().split(',');
  const random = seededRandom(seed);
  const lines = [headers.join(',')];
  for (let index = 1; index <= count; index += 1) {
    const cells = new Map<string, string | number>([
      ['學年度', 113],
      ['縣市代碼', 1 + (index % 22)],
      ['縣市名稱', `合成${1 + (index % 22)}縣`],
      ['鄉鎮市區', '示例鄉'],
      ['學校代碼', String(index).padStart(6, '0')],
      ['學校名稱', `合成第${index}國小`],
      ['學校級別', '國民小學'],
      ['地址', `示例路${index}號`],
      ['地區屬性', random() < 0.3 ? '偏遠' : ''],
      ['X 坐標', (150_000 + 200_000 * random()).toFixed(2)],
      ['Y 坐標', (2_450_000 + 340_000 * random()).toFixed(2)],
      ['經度', (120 + 2 * random()).toFixed(6)],
      ['緯度', (22 + 3.3 * random()).toFixed(6)],
    ]);
    let pupils = 0;
    const size = random() * random() * 250;
    for (const grade of GRADES) {
      const boys = 1 + Math.round(size * (0.4 + 0.2 * random()));
      const girls = 1 + Math.round(size * (0.4 + 0.2 * random()));
      pupils += boys + girls;
      cells.set(`${grade}年級班級數`, Math.ceil((boys + girls) / 28));
      cells.set(`${grade}年級男學生數`, boys);
      cells.set(`${grade}年級女學生數`, girls);
    }
    cells.set('學生人數', pupils);
    cells.set('男專任教師', Math.ceil(pupils / 40));
    cells.set('女專任教師', Math.ceil(pupils / 20));
    lines.push(headers.map((header) => cells.get(header) ?? '').join(','));
  }
  return `${lines.join('\n')}\n`;
}
