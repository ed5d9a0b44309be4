import { Link } from '@tanstack/react-router';
import { api } from '../api/client.js';
import { CURSORS, rowsOf } from '../api/pages.js';
import type { components } from '../api/schema.js';
import { Amount } from './Amount.js';
import { QueryResult } from './QueryResult.js';
import type { Column } from './column.js';
import { DataTable } from './DataTable.js';
import { took } from './duration.js';
import { EmptyState } from './EmptyState.js';
import { Moment } from './Moment.js';
import { LoadMore } from './LoadMore.js';
import { Share } from './Share.js';
import { StatusOf } from './Status.js';

type Run = components['schemas']['Run'];

const COLUMNS: readonly Column<Run>[] = [
  {
    id: 'id',
    header: 'Run',
    cell: ({ id }) => (
      <Link to="/console/runs/$id" params={{ id: String(id) }}>
        {id}
      </Link>
    ),
  },
  { id: 'source', header: 'Source', cell: ({ source }) => source },
  {
    id: 'status',
    header: 'Status',
    cell: ({ status, error, folded }) => (
      <>
        <StatusOf word={status} />
        {folded > 0 && (
          <span className="muted" title="Runs that found nothing new are kept as one">
            {' '}
            ×{folded + 1}
          </span>
        )}
        {error?.message && (
          <span className="muted clip" title={error.message}>
            {error.message}
          </span>
        )}
      </>
    ),
  },
  {
    id: 'trigger',
    header: 'By',
    wide: true,
    cell: ({ trigger, mode }) => (mode === 'live' ? trigger : mode),
  },
  {
    id: 'stored',
    header: 'Stored',
    numeric: true,
    wide: true,
    cell: ({ stored }) => <Amount value={stored} as="exact" />,
  },
  {
    id: 'rejected',
    header: 'Rejected',
    numeric: true,
    wide: true,
    cell: ({ rejected, fetched }) => <Share part={rejected} of={fetched} />,
  },
  {
    id: 'duration',
    header: 'Took',
    numeric: true,
    wide: true,
    cell: ({ duration_seconds }) => took(duration_seconds),
  },
  { id: 'at', header: 'Queued', numeric: true, cell: ({ queued_at }) => <Moment at={queued_at} /> },
];

interface Props {
  source?: string;
  status?: string;
  isOfOne?: boolean;
}

export function RunList({ source, status, isOfOne = false }: Props) {
  const query = {
    limit: 50,
    count: 'estimated' as const,
    ...(source && { source: [source] }),
    ...(status && { status: [status as Run['status']] }),
  };
  const runs = api.useInfiniteQuery(
    'get',
    '/runs',
    { params: { query } },
    { ...CURSORS, refetchInterval: 10_000 },
  );
  // On a source's page, all runs are of that source, so its name is left out.
  const columns = isOfOne ? COLUMNS.filter(({ id }) => id !== 'source') : COLUMNS;
  return (
    <>
      <QueryResult of={runs} lines={8}>
        {(data) => {
          const rows = rowsOf(data);
          if (!rows.length)
            return (
              <EmptyState title="No run matches.">
                Start one at its source, or wait for its schedule.
              </EmptyState>
            );
          return <DataTable caption="Runs" columns={columns} rows={rows} keyOf={({ id }) => String(id)} />;
        }}
      </QueryResult>
      <LoadMore of={runs} />
    </>
  );
}
