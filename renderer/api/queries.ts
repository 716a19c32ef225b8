import {
  keepPreviousData,
  type Query,
  QueryClient,
  type UseMutationResult,
  type UseQueryResult,
  useMutation,
  useQuery,
} from '@tanstack/react-query';
import { useEffect, useRef } from 'react';
import {
  ApiFailure,
  apiError,
  type Client,
  type InputOf,
  type MethodName,
  type OutputOf,
  type PayloadOf,
  type Topic,
} from '../../src/api/index.ts';
import { useClient } from './client-context.ts';
import { takeOver } from './row-changes.ts';

/** Milliseconds for which an answer is kept that no screen shows; the rows of a large plan take tens of megabytes. */
const KEPT = 5_000;

/** The memory of answers. Nothing grows old by time: the core says what has changed. */
export function createQueryClient(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        staleTime: Number.POSITIVE_INFINITY,
        gcTime: KEPT,
        networkMode: 'always',
        refetchOnWindowFocus: false,
        retry: (count, failure) => count < 2 && failure instanceof ApiFailure && failure.error.retry === 'again',
        retryDelay: 400,
      },
      mutations: { networkMode: 'always' },
    },
  });
}

/** What long work finds out about a plan. */
const STUDIES = ['alternatives', 'relaxations', 'stress'] as const;

/** Whatever is said of the bureau that is open. */
const WHOLE_BUREAU = [
  'bureau',
  'data',
  'norms',
  'scenario',
  'plan',
  'compare',
  'map',
  'intake',
  'job',
  'frontier',
  'policy',
  ...STUDIES,
] as const;

/** Which areas of the contract must be asked again after news of a topic. */
const CONCERNED: Partial<Record<Topic, readonly string[]>> = {
  'bureau.changed': WHOLE_BUREAU,
  // Comparisons say whether plans are out of date, and name schools and scenarios as they are called now.
  'data.changed': ['bureau', 'data', 'plan', 'compare', 'intake', 'frontier', 'policy'],
  'scenario.changed': ['scenario', 'norms', 'plan', 'compare', 'bureau', 'frontier', 'policy'],
  'map.changed': ['map'],
  'plan.changed': ['plan', 'scenario', 'compare', 'bureau', 'policy', 'alternatives'],
  'frontier.changed': ['frontier'],
  'policy.changed': ['policy'],
  'job.ended': ['job', ...STUDIES],
  'core.restarted': WHOLE_BUREAU,
};

/** Asks again for what the core says has changed. Returns the function that ends it. */
export function followChanges(client: Client, queries: QueryClient): () => void {
  const stops = (Object.keys(CONCERNED) as Topic[]).map((topic) =>
    client.on(topic, (payload) => {
      const areas = CONCERNED[topic] ?? [];
      const upToDate =
        topic === 'data.changed' ? takeOver(queries, payload as PayloadOf<'data.changed'>) : new Set<string>();
      const concerned = ({ queryKey, queryHash }: Query) =>
        areas.includes(areaOf(queryKey[0])) && !upToDate.has(queryHash);
      // A first answer that is under way may be older than the news, and asking again would be content with it.
      const underWay = (query: Query) => concerned(query) && query.state.data === undefined && query.isActive();
      void queries
        .cancelQueries({ predicate: underWay })
        .then(() => queries.invalidateQueries({ predicate: concerned }));
    }),
  );
  return () => {
    for (const stop of stops) stop();
  };
}

function areaOf(method: unknown): string {
  return typeof method === 'string' ? (method.split('.')[0] ?? '') : '';
}

export interface ApiQueryOptions {
  /** False as long as the input is not known. */
  readonly enabled?: boolean;
  /** Keeps the former answer on the screen until the new one is there. */
  readonly keep?: boolean;
}

/** The answer of a query method, kept up to date. */
export function useApi<Name extends MethodName>(
  method: Name,
  input: InputOf<Name>,
  { enabled = true, keep = false }: ApiQueryOptions = {},
): UseQueryResult<OutputOf<Name>, ApiFailure> {
  const client = useClient();
  return useQuery<OutputOf<Name>, ApiFailure>({
    queryKey: [method, input],
    queryFn: ({ signal }) => client.call(method, input, { signal }),
    enabled,
    ...(keep ? { placeholderData: keepPreviousData } : {}),
  });
}

/** A command to call. The context bar shows "saving" as long as one is under way. */
export function useCommand<Name extends MethodName>(
  method: Name,
): UseMutationResult<OutputOf<Name>, ApiFailure, InputOf<Name>> {
  const client = useClient();
  return useMutation<OutputOf<Name>, ApiFailure, InputOf<Name>>({
    mutationKey: [method],
    mutationFn: (input) => client.call(method, input),
  });
}

/** Hears a topic as long as the component is there. */
export function useTopic<Name extends Topic>(topic: Name, handler: (payload: PayloadOf<Name>) => void): void {
  const client = useClient();
  const latest = useRef(handler);
  latest.current = handler;
  useEffect(() => client.on(topic, (payload) => latest.current(payload)), [client, topic]);
}

/** Whatever was thrown, as a failure that can be shown. */
export function asFailure(thrown: unknown): ApiFailure {
  return thrown instanceof ApiFailure ? thrown : new ApiFailure(apiError('internal'));
}
