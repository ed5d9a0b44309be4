import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import { Card } from '../ui/Card.js';
import { PercentChange } from '../ui/PercentChange.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/DataTable.js';
import { duration } from '../ui/duration.js';
import { EmptyState } from '../ui/EmptyState.js';
import { Moment } from '../ui/Moment.js';
import { Status, type Tone } from '../ui/Status.js';
import { LineageLink } from '../ui/LineageLink.js';
import { withUnbrokenUnits } from '../ui/unbroken.js';

type Source = components['schemas']['ConsensusSource'];
type Listing = components['schemas']['AssetListing'];

const TONES: Record<Source['status'], Tone> = {
  counted: 'good',
  stale: 'idle',
  outlier: 'bad',
  no_price: 'idle',
};

/** Shortens durations in the API's reasons: `41521863 s old` to `481 d old`. */
const inWords = (reason: string) =>
  withUnbrokenUnits(reason.replace(/\b(\d+) s\b/g, (_, seconds) => duration(Number(seconds))));

const columnsOf = (listings: readonly Listing[]): readonly Column<Source>[] => [
  {
    id: 'source',
    header: 'Listing',
    cell: ({ source, external_id }) => {
      const listing = listings.find((one) => one.source === source && one.external_id === external_id);
      return (
        <LineageLink id={listing?.quote?.id}>
          <span className="long">
            {source}/{external_id}
          </span>
        </LineageLink>
      );
    },
  },
  { id: 'price', header: 'Price', numeric: true, cell: ({ price }) => <Amount value={price} /> },
  {
    id: 'deviation',
    header: 'Off by',
    numeric: true,
    wide: true,
    cell: ({ deviation_pct }) => <PercentChange pct={deviation_pct} />,
  },
  {
    id: 'status',
    header: 'Counts',
    cell: ({ status, reason }) => (
      <>
        <Status tone={TONES[status]}>{status.replace('_', ' ')}</Status>
        {reason && <span className="muted long">{inWords(reason)}</span>}
      </>
    ),
  },
  {
    id: 'weight',
    header: 'Weight',
    numeric: true,
    wide: true,
    cell: ({ weight }) => <Amount value={weight} />,
  },
  {
    id: 'observed',
    header: 'Observed',
    numeric: true,
    wide: true,
    cell: ({ observed_at }) => <Moment at={observed_at} />,
  },
];

const STATES: Record<string, string> = {
  agreed: 'The counted prices are close together.',
  disputed: 'The counted prices are far apart: look at the listings before you rely on this price.',
  single: 'Only one price counts, so nothing confirms it.',
  none: 'No price counts: all are too old or missing.',
};

export function Consensus({
  consensus,
  listings,
}: {
  consensus: components['schemas']['Consensus'];
  listings: readonly Listing[];
}) {
  const { state, sources, spread } = consensus;
  return (
    <Card title="Consensus">
      <p>
        {STATES[state]}{' '}
        {spread?.pct != null && (
          <span className="muted">
            Spread <Amount value={spread.pct} unit="%" />: <Amount value={spread.low} /> to{' '}
            <Amount value={spread.high} />.
          </span>
        )}
      </p>
      {sources.length ? (
        <DataTable
          caption="Prices that were compared"
          columns={columnsOf(listings)}
          rows={sources}
          keyOf={({ source, external_id }) => `${source}/${external_id}`}
        />
      ) : (
        <EmptyState title="No listing has a price.">They appear with the next run of a source.</EmptyState>
      )}
    </Card>
  );
}
