import { Link } from '@tanstack/react-router';
import { api } from '../api/client.js';
import { oneOf } from '../api/one-of.js';
import { Answer } from '../ui/Answer.js';
import { Amount } from '../ui/Amount.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/DataTable.js';
import { exact } from '../ui/decimal.js';
import { Empty } from '../ui/Empty.js';
import { Moment } from '../ui/Moment.js';
import { type Group, groupsOf } from './groups-of.js';

/** Newer ones than that are grouped; the table says so. */
const GROUPED = 1000;

const columnsOf = (status: string): readonly Column<Group>[] => [
  {
    id: 'code',
    header: 'Reason',
    cell: ({ code, field, source }) => (
      <Link
        to="/console/rejections"
        search={{ source, code, field, status: status === 'open' ? undefined : status }}
      >
        <span className="whole">{code.replaceAll('_', ' ')}</span>
      </Link>
    ),
  },
  { id: 'field', header: 'Field', cell: ({ field }) => <code>{field ?? '–'}</code> },
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
    cell: ({ lastSeen }) => <Moment at={lastSeen} />,
  },
];

export function Groups({ source, status }: { source: string | undefined; status: string }) {
  const query = { limit: GROUPED, status: oneOf(status as 'open'), source: oneOf(source) };
  const rejections = api.useQuery('get', '/rejections', { params: { query } });
  return (
    <Answer of={rejections} lines={6}>
      {({ data, metadata }) =>
        data.length ? (
          <>
            {metadata.next_cursor !== null && (
              <p className="muted">There are more: the newest {exact(String(GROUPED))} are grouped here.</p>
            )}
            <DataTable
              caption="Rejections by reason and field"
              columns={columnsOf(status)}
              rows={groupsOf(data)}
              keyOf={({ key }) => key}
            />
          </>
        ) : (
          <Empty title={`No rejection is ${status}.`}>
            What a source sends and cannot be stored appears here, with its payload and the reason.
          </Empty>
        )
      }
    </Answer>
  );
}
