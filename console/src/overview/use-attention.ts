import { useQuery } from '@tanstack/react-query';
import { client, dataOf } from '../api/client.js';
import type { Search } from '../shell/search.js';
import type { Tone } from '../ui/Status.js';

interface Attention {
  name: string;
  what: string;
  tone: Tone;
  to: string;
  search: Search;
  count: number;
  isMore: boolean;
}

/** Up to so many are counted: more needs as much attention. */
const COUNTED = 100;
const EVERY_MS = 30_000;

async function counted(
  reply: Promise<{ data?: { data: unknown[]; metadata: { next_cursor: unknown } } }>,
  about: Omit<Attention, 'count' | 'isMore'>,
): Promise<Attention> {
  const { data, metadata } = await dataOf(reply);
  return { ...about, count: data.length, isMore: metadata.next_cursor !== null };
}

const limit = COUNTED;

export function useAttention() {
  return useQuery({
    queryKey: ['get', '/rejections', 'attention'],
    refetchInterval: EVERY_MS,
    queryFn: () =>
      Promise.all([
        counted(client.GET('/anomalies', { params: { query: { state: 'open', limit } } }), {
          name: 'anomalies',
          what: 'runs and prices that are out of the ordinary',
          tone: 'bad',
          to: '/console/anomalies',
          search: {},
        }),
        counted(client.GET('/drift', { params: { query: { status: 'open', limit } } }), {
          name: 'drift',
          what: 'changes in what sources send',
          tone: 'warn',
          to: '/console/drift',
          search: {},
        }),
        counted(client.GET('/rejections', { params: { query: { status: 'open', limit } } }), {
          name: 'rejections',
          what: 'records that were not stored',
          tone: 'warn',
          to: '/console/rejections',
          search: {},
        }),
        counted(client.GET('/assets/review', { params: { query: { limit } } }), {
          name: 'doubtful identities',
          what: 'listings that may belong to another asset',
          tone: 'warn',
          to: '/console/review',
          search: {},
        }),
      ]),
  });
}
