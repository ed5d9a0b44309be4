import { Link } from '@tanstack/react-router';
import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import { QueryResult } from '../ui/QueryResult.js';
import { Amount } from '../ui/Amount.js';
import { Breakable } from '../ui/Breakable.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/DataTable.js';
import { exact } from '../ui/decimal.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Moment } from '../ui/Moment.js';
import type { components } from '../api/schema.js';
import { REFRESH } from '../api/pages.js';

type Group = components['schemas']['RejectionGroup'];

const columnsOf = (status: string): readonly Column<Group>[] => [
  {
    id: 'code',
    header: 'Reason',
    cell: ({ code, field, source }) => (
      <Link
        to="/console/rejections"
        search={{ source, code, field: field || undefined, status: status === 'open' ? undefined : status }}
      >
        <span className="whole">{code.replaceAll('_', ' ')}</span>
      </Link>
    ),
  },
  {
    id: 'field',
    header: 'Field',
    cell: ({ field }) =>
      field ? (
        <code>
          <Breakable text={field} />
        </code>
      ) : (
        '–'
      ),
  },
  { id: 'count', header: 'Records', numeric: true, cell: ({ count }) => <Amount value={count} as="exact" /> },
  { id: 'source', header: 'Source', cell: ({ source }) => source },
  {
    id: 'message',
    header: 'For example',
    wide: true,
    cell: ({ message }) => <span className="muted">{message}</span>,
  },
  {
    id: 'at',
    header: 'Last seen',
    numeric: true,
    wide: true,
    cell: ({ last_seen_at }) => <Moment at={last_seen_at} />,
  },
];

export function RejectionGroups({ source, status }: { source: string | undefined; status: string }) {
  const query = { status: oneOf(status as 'open'), source: oneOf(source) };
  const groups = api.useQuery('get', '/rejections/groups', { params: { query } }, REFRESH);
  return (
    <QueryResult of={groups} lines={6}>
      {({ data, metadata }) =>
        data.length ? (
          <>
            {!metadata.complete && (
              <p className="muted">
                There are more: the newest {exact(String(metadata.grouped))} are grouped here.
              </p>
            )}
            <DataTable
              caption="Rejections by reason and field"
              columns={columnsOf(status)}
              rows={data}
              keyOf={({ source: of, code, field }) => JSON.stringify([of, code, field])}
            />
          </>
        ) : (
          <EmptyState title={`No rejection is ${status}.`}>
            Records that cannot be stored appear here, with their payload and the reason.
          </EmptyState>
        )
      }
    </QueryResult>
  );
}
