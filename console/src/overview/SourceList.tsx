import { Link } from '@tanstack/react-router';
import { api } from '../api/client.js';
import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import { Answer } from '../ui/Answer.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/DataTable.js';
import { Moment } from '../ui/Moment.js';
import { Status, StatusOf } from '../ui/Status.js';
import { Share } from '../ui/Share.js';

type Source = components['schemas']['Source'];

const COLUMNS: readonly Column<Source>[] = [
  {
    id: 'name',
    header: 'Source',
    cell: ({ name }) => (
      <Link to="/console/sources/$name" params={{ name }}>
        {name}
      </Link>
    ),
  },
  {
    id: 'last_run',
    header: 'Last run',
    cell: ({ last_run: run, enabled }) =>
      !enabled ? (
        <Status tone="idle">off</Status>
      ) : run ? (
        <StatusOf word={run.status} />
      ) : (
        <Status tone="idle">never</Status>
      ),
  },
  {
    id: 'at',
    header: 'Ended',
    cell: ({ last_run: run }) => <Moment at={run?.finished_at ?? run?.queued_at} />,
  },
  {
    id: 'stored',
    header: 'Stored',
    numeric: true,
    cell: ({ last_run: run }) => <Amount value={run?.stored} as="exact" />,
  },
  {
    id: 'rejected',
    header: 'Rejected',
    numeric: true,
    cell: ({ last_run: run }) => <Share part={run?.rejected} of={run?.fetched} />,
  },
  {
    id: 'schedule',
    header: 'Schedule',
    wide: true,
    cell: ({ schedule }) => <code>{schedule ?? 'off'}</code>,
  },
];

export function SourceList() {
  const sources = api.useQuery('get', '/sources', {}, { refetchInterval: 15_000 });
  return (
    <section className="card" aria-labelledby="sources">
      <h2 id="sources">Sources</h2>
      <Answer of={sources} lines={5}>
        {({ data }) => (
          <DataTable caption="Sources" columns={COLUMNS} rows={data} keyOf={({ name }) => name} />
        )}
      </Answer>
    </section>
  );
}
