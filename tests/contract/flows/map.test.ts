import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { startWithBureau } from '../kit/bureau.ts';
import { failureOf } from '../kit/hosts.ts';

const square = [
  [101, 36],
  [102, 36],
  [102, 37],
  [101, 37],
];

it('outlines are kept with the bureau, replaced and removed', async () => {
  const { client, registry, folder } = await startWithBureau();
  const file = (name: string, content: unknown) => {
    const path = join(folder, name);
    writeFileSync(path, JSON.stringify(content));
    return registry.grant(path, 'read').token;
  };
  let news = 0;
  client.on('map.changed', () => {
    news += 1;
  });
  expect(await client.call('map.outlines', {})).toBeNull();
  const loaded = await client.call('map.loadOutlines', {
    token: file('first.geojson', { type: 'Polygon', coordinates: [[...square, square[0]]] }),
  });
  expect(loaded).toMatchObject({ fileName: 'first.geojson', outlines: [{ name: null, rings: [square] }] });
  expect(await client.call('map.outlines', {})).toEqual(loaded);

  // The bureau file keeps them: it is closed and opened again.
  const [recent] = await client.call('bureau.recent', {});
  await client.call('bureau.close', {});
  await client.call('bureau.openRecent', { recentId: recent!.recentId });
  expect(await client.call('map.outlines', {})).toEqual(loaded);

  const wrong = client.call('map.loadOutlines', { token: file('point.json', { type: 'Point', coordinates: [1, 2] }) });
  expect(await failureOf(wrong)).toMatchObject({ code: 'map.noAreas', parameters: { name: 'point.json' } });
  const metres = { type: 'Polygon', coordinates: [square.map(([x = 0, y = 0]) => [x * 1e5, y * 1e5])] };
  const projected = client.call('map.loadOutlines', { token: file('metres.json', metres) });
  expect(await failureOf(projected)).toMatchObject({ code: 'map.notDegrees' });
  expect(await client.call('map.outlines', {})).toEqual(loaded);

  const named = { type: 'Feature', properties: { name: '东区' }, geometry: { type: 'Polygon', coordinates: [square] } };
  await client.call('map.loadOutlines', { token: file('second.geojson', named) });
  expect(await client.call('map.outlines', {})).toMatchObject({
    fileName: 'second.geojson',
    outlines: [{ name: '东区' }],
  });
  await client.call('map.removeOutlines', {});
  expect(await client.call('map.outlines', {})).toBeNull();
  expect(news).toBe(3);
  expect(await failureOf(client.call('map.loadOutlines', { token: 'x'.repeat(32) }))).toMatchObject({
    code: 'file.unknownToken',
  });
});
