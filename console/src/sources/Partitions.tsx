import { Link } from '@tanstack/react-router';
import { api } from '../api/client.js';
import { CURSORS, REFRESH, rowsOf } from '../api/pages.js';
import type { components } from '../api/schema.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Card } from '../ui/Card.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/DataTable.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Moment } from '../ui/Moment.js';
import { LoadMore } from '../ui/LoadMore.js';

const COLUMNS: readonly Column<components['schemas']['Checkpoint']>[] = [
  {
    id: 'partition',
    header: 'Partition',
    cell: ({ partition }) => <span className="long">{partition}</span>,
  },
  {
    id: 'cursor',
    header: 'Cursor',
    wide: true,
    cell: ({ cursor }) => <code className="clip">{JSON.stringify(cursor)}</code>,
  },
  {
    id: 'run',
    header: 'By run',
    numeric: true,
    cell: ({ run_id }) => (
      <Link to="/console/runs/$id" params={{ id: String(run_id) }}>
        {run_id}
      </Link>
    ),
  },
  { id: 'updated', header: 'Moved', numeric: true, cell: ({ updated_at }) => <Moment at={updated_at} /> },
];

/** The position of each partition. */
export function Partitions({ source }: { source: string }) {
  const params = { query: { source: [source], limit: 100 } };
  const checkpoints = api.useInfiniteQuery('get', '/checkpoints', { params }, { ...CURSORS, ...REFRESH });
  return (
    <Card title="Partitions and their checkpoints">
      <QueryResult of={checkpoints} lines={3}>
        {(data) => {
          const rows = rowsOf(data);
          if (!rows.length)
            return <EmptyState title="No checkpoint yet.">The first run writes them.</EmptyState>;
          return (
            <DataTable
              caption="Checkpoints"
              columns={COLUMNS}
              rows={rows}
              keyOf={({ partition }) => partition}
            />
          );
        }}
      </QueryResult>
      <LoadMore of={checkpoints} />
    </Card>
  );
}
