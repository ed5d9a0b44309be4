import { Link } from '@tanstack/react-router';
import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import { CURSORS, REFRESH, rowsOf } from '../api/pages.js';
import type { components } from '../api/schema.js';
import { idAsWritten } from '../shell/search.js';
import { QueryResult } from '../ui/QueryResult.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/DataTable.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Moment } from '../ui/Moment.js';
import { LoadMore } from '../ui/LoadMore.js';

const COLUMNS: readonly Column<components['schemas']['RejectionSummary']>[] = [
  {
    id: 'record',
    header: 'Record',
    cell: ({ id, external_id, partition }) => (
      <Link to="/console/rejections/$id" params={{ id: String(id) }}>
        <span className="long">
          {partition} {external_id}
        </span>
      </Link>
    ),
  },
  {
    id: 'reasons',
    header: 'Why',
    cell: ({ reasons }) => reasons.map(({ path, message }) => `${path}: ${message}`).join('; '),
  },
  { id: 'occurrences', header: 'Times', numeric: true, wide: true, cell: ({ occurrences }) => occurrences },
  { id: 'at', header: 'Last seen', numeric: true, cell: ({ last_seen_at }) => <Moment at={last_seen_at} /> },
];

interface Props {
  source: string | undefined;
  code: string | undefined;
  field: string | undefined;
  run: string | undefined;
  status: string;
}

export function RejectionList({ source, code, field, run, status }: Props) {
  const query = {
    limit: 50,
    count: 'estimated' as const,
    status: oneOf(status as 'open'),
    source: oneOf(source),
    code: oneOf(code),
    field: oneOf(field),
    run: run === undefined ? undefined : idAsWritten(run),
  };
  const rejections = api.useInfiniteQuery(
    'get',
    '/rejections',
    { params: { query } },
    { ...CURSORS, ...REFRESH },
  );
  return (
    <>
      <QueryResult of={rejections} lines={6}>
        {(data) => {
          const rows = rowsOf(data);
          if (!rows.length)
            return <EmptyState title="None is left.">All were replayed or discarded.</EmptyState>;
          return (
            <DataTable caption="Rejections" columns={COLUMNS} rows={rows} keyOf={({ id }) => String(id)} />
          );
        }}
      </QueryResult>
      <LoadMore of={rejections} />
    </>
  );
}
