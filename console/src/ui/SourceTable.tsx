import { Link } from '@tanstack/react-router';
import type { ReactNode } from 'react';
import type { components } from '../api/schema.js';
import { Amount } from './Amount.js';
import { CallsLeft } from './CallsLeft.js';
import type { Column } from './column.js';
import { DataTable } from './DataTable.js';
import { Moment } from './Moment.js';
import { Share } from './Share.js';
import { Status, StatusOf } from './Status.js';

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
    cell: ({ last_run: run, enabled }) => {
      if (!enabled) return <Status tone="idle">off</Status>;
      if (!run) return <Status tone="idle">never</Status>;
      return (
        <Link to="/console/runs/$id" params={{ id: String(run.id) }}>
          <StatusOf word={run.status} />
        </Link>
      );
    },
  },
  {
    id: 'at',
    header: 'Ended',
    cell: ({ last_run: run }) => (run && !run.finished_at ? 'running' : <Moment at={run?.finished_at} />),
  },
  {
    id: 'stored',
    header: 'Stored',
    numeric: true,
    wide: true,
    cell: ({ last_run: run }) => <Amount value={run?.stored} as="exact" />,
  },
  {
    id: 'rejected',
    header: 'Rejected',
    numeric: true,
    wide: true,
    cell: ({ last_run: run }) => <Share part={run?.rejected} of={run?.fetched} />,
  },
  {
    id: 'schedule',
    header: 'Schedule',
    wide: true,
    cell: ({ schedule }) => <code>{schedule ?? 'off'}</code>,
  },
  { id: 'calls', header: 'Calls left', wide: true, cell: ({ budgets }) => <CallsLeft budgets={budgets} /> },
  { id: 'next', header: 'Next', wide: true, cell: ({ next_run_at }) => <Moment at={next_run_at} /> },
];

interface Props {
  sources: readonly Source[];
  action?: (source: string) => ReactNode;
}

export function SourceTable({ sources, action }: Props) {
  const acting: Column<Source>[] = action
    ? [{ id: 'action', header: '', numeric: true, cell: ({ name, enabled }) => enabled && action(name) }]
    : [];
  // On phones there is no room for both the button and the end of the run.
  const columns = action ? COLUMNS.map((one) => (one.id === 'at' ? { ...one, wide: true } : one)) : COLUMNS;
  return (
    <DataTable
      caption="Sources"
      columns={[...columns, ...acting]}
      rows={sources}
      keyOf={({ name }) => name}
    />
  );
}
