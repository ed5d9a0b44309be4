import { useQuery } from '@tanstack/react-query';
import { client, dataOf } from '../api/client.js';
import { useMay, useSession } from '../api/session.js';
import type { Search } from '../shell/search.js';
import type { Tone } from '../ui/Status.js';

interface Kind {
  /** Singular and plural of the text. */
  names: readonly [string, string];
  what: string;
  tone: Tone;
  to: string;
  search?: Search;
}

interface Attention extends Kind {
  count: number;
  isMore: boolean;
}

interface Page<Row> {
  data: readonly Row[];
  metadata: { next_cursor?: unknown; total?: number | null; total_is_estimate?: boolean };
}

/** Maximum number to count in lists without a total. */
const limit = 100;
/** There is one request per kind, which is too many to repeat after every change. */
const EVERY_MS = 30_000;

async function counted<Row>(
  kind: Kind,
  reply: Promise<{ data?: Page<Row> }>,
  isMeant: (row: Row) => boolean = () => true,
): Promise<Attention> {
  const { data, metadata } = await dataOf(reply);
  const { total, total_is_estimate = false } = metadata;
  if (total != null) return { ...kind, count: total, isMore: total_is_estimate };
  return { ...kind, count: data.filter(isMeant).length, isMore: metadata.next_cursor != null };
}

/** Most urgent first. */
const FEEDS: Kind = {
  names: ['failing feed', 'failing feeds'],
  what: 'feeds that cannot be read',
  tone: 'bad',
  to: '/console/feeds',
  search: { state: 'failing' },
};
const FILES: Kind = {
  names: ['unreadable file', 'unreadable files'],
  what: 'CSV files that could not be read',
  tone: 'bad',
  to: '/console/sources/csv',
  search: { state: 'failed' },
};
const WEBHOOKS: Kind = {
  names: ['failing webhook', 'failing webhooks'],
  what: 'receivers that get no events',
  tone: 'bad',
  to: '/console/access',
};
const ANOMALIES: Kind = {
  names: ['anomaly', 'anomalies'],
  what: 'runs and prices that are out of the ordinary',
  tone: 'bad',
  to: '/console/anomalies',
};
const DRIFT: Kind = {
  names: ['change in the data', 'changes in the data'],
  what: 'fields that a source renamed, dropped or retyped',
  tone: 'warn',
  to: '/console/drift',
};
const REJECTIONS: Kind = {
  names: ['rejection', 'rejections'],
  what: 'records that were not stored',
  tone: 'warn',
  to: '/console/rejections',
};
const REVIEW: Kind = {
  names: ['doubtful identity', 'doubtful identities'],
  what: 'listings that may belong to another asset',
  tone: 'warn',
  to: '/console/review',
};

/** What needs a person's attention. Only administrators see webhooks. */
export function useAttention() {
  const session = useSession();
  const isAdmin = useMay('admin');
  return useQuery({
    queryKey: ['attention', isAdmin],
    // Waits for the session, because administrators would otherwise send these requests twice.
    enabled: !session.isLoading,
    refetchInterval: EVERY_MS,
    staleTime: EVERY_MS,
    queryFn: () =>
      Promise.all([
        counted(FEEDS, client.GET('/feeds', { params: { query: { state: ['failing'], limit: 1 } } })),
        counted(
          FILES,
          client.GET('/sources/csv/files', { params: { query: { state: ['failed'], limit: 1 } } }),
        ),
        ...(isAdmin
          ? [
              counted(
                WEBHOOKS,
                client.GET('/webhooks', { params: { query: { limit } } }),
                ({ enabled, failing_since, disabled_at }) =>
                  enabled ? failing_since !== null : disabled_at !== null,
              ),
            ]
          : []),
        counted(ANOMALIES, client.GET('/anomalies', { params: { query: { state: ['open'], limit } } })),
        counted(DRIFT, client.GET('/drift', { params: { query: { status: ['open'], limit } } })),
        counted(
          REJECTIONS,
          client.GET('/rejections', {
            params: { query: { status: ['open'], count: 'estimated', limit: 1 } },
          }),
        ),
        counted(REVIEW, client.GET('/assets/review', { params: { query: { limit } } })),
      ]),
  });
}
