import { QueryObserver } from '@tanstack/react-query';
import { expect, test } from 'vitest';
import { createQueryClient, followChanges } from '../../../renderer/api/queries.ts';
import type { Client } from '../../../src/api/index.ts';

/** A client whose news the test tells itself. */
function tellingClient(): { client: Client; tell: (topic: string, payload: unknown) => void } {
  const hearers = new Map<string, (payload: unknown) => void>();
  const client = {
    on(topic: string, hear: (payload: unknown) => void) {
      hearers.set(topic, hear);
      return () => hearers.delete(topic);
    },
  } as unknown as Client;
  return { client, tell: (topic, payload) => hearers.get(topic)?.(payload) };
}

test.each([
  ['data.changed', { tables: ['schools'], dataVersion: 2 }],
  ['scenario.changed', {}],
] as const)('a comparison is asked for again after %s: it names schools and scenarios', async (topic, payload) => {
  const queries = createQueryClient();
  const { client, tell } = tellingClient();
  const stop = followChanges(client, queries);
  let asked = 0;
  const observer = new QueryObserver(queries, {
    queryKey: ['compare.plans', {}],
    queryFn: () => {
      asked += 1;
      return Promise.resolve(asked);
    },
  });
  const unsubscribe = observer.subscribe(() => undefined);
  await expect.poll(() => observer.getCurrentResult().data).toBe(1);
  tell(topic, payload);
  await expect.poll(() => observer.getCurrentResult().data).toBe(2);
  unsubscribe();
  stop();
  queries.clear();
});

test('a first answer that is under way when news arrives gives way to one that is asked for after it', async () => {
  const queries = createQueryClient();
  const { client, tell } = tellingClient();
  const stop = followChanges(client, queries);
  const answers: ((name: string | null) => void)[] = [];
  const ask = () => new Promise<string | null>((answer) => answers.push(answer));
  const observer = new QueryObserver(queries, { queryKey: ['bureau.current', {}], queryFn: ask });
  const unsubscribe = observer.subscribe(() => undefined);
  expect(answers.length).toBe(1);

  tell('bureau.changed', { open: true });
  await expect.poll(() => answers.length).toBe(2);
  answers[1]!('City');
  await expect.poll(() => observer.getCurrentResult().data).toBe('City');
  answers[0]!(null);
  await new Promise((done) => setTimeout(done, 5));
  expect(observer.getCurrentResult()).toMatchObject({ status: 'success', data: 'City' });
  unsubscribe();
  stop();
  queries.clear();
});
