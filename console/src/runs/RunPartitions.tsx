import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/DataTable.js';
import { Share } from '../ui/Share.js';
import { StatusOf } from '../ui/Status.js';
import { withUnbrokenUnits } from '../ui/unbroken.js';

type Partition = components['schemas']['RunPartition'];

/** For files, the number of bytes read. */
function Position({ position, size, partition, status }: Partition) {
  if (!size || position === null) return <span className="none">–</span>;
  if (status !== 'running') return withUnbrokenUnits(`${Math.floor((100 * position) / size)} %`);
  return <progress value={position} max={size} aria-label={`Progress of ${partition}`} />;
}

const COLUMNS: readonly Column<Partition>[] = [
  {
    id: 'partition',
    header: 'Partition',
    cell: ({ partition }) => <span className="long">{partition}</span>,
  },
  {
    id: 'status',
    header: 'Status',
    cell: ({ status, error, attempts }) => (
      <>
        <StatusOf word={status} />
        {attempts > 1 && <span className="muted"> attempt {attempts}</span>}
        {error?.message && <div className="muted message">{error.message}</div>}
      </>
    ),
  },
  { id: 'progress', header: 'Progress', wide: true, cell: (one) => <Position {...one} /> },
  {
    id: 'fetched',
    header: 'Fetched',
    numeric: true,
    wide: true,
    cell: ({ fetched }) => <Amount value={fetched} as="exact" />,
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
    cell: ({ rejected, fetched }) => <Share part={rejected} of={fetched} />,
  },
];

export function RunPartitions({ partitions }: { partitions: readonly Partition[] }) {
  if (!partitions.length)
    return <p className="muted">None was read: all were unchanged, or the run has not begun.</p>;
  return (
    <DataTable
      caption="Partitions"
      columns={COLUMNS}
      rows={partitions}
      keyOf={({ partition }) => partition}
    />
  );
}
