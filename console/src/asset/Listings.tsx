import { useState } from 'react';
import type { components } from '../api/schema.js';
import { ActionButton } from '../ui/ActionButton.js';
import { Amount } from '../ui/Amount.js';
import { Card } from '../ui/Card.js';
import type { Column } from '../ui/column.js';
import { DataTable } from '../ui/DataTable.js';
import { LineageLink } from '../ui/LineageLink.js';
import { Moment } from '../ui/Moment.js';
import { Status, StatusOf } from '../ui/Status.js';
import { MergeDialog } from './MergeDialog.js';
import { SplitDialog } from './SplitDialog.js';

type Asset = components['schemas']['Asset'];
type Listing = components['schemas']['AssetListing'];

const COLUMNS: readonly Column<Listing>[] = [
  {
    id: 'listing',
    header: 'Listing',
    cell: ({ source, external_id, currency }) => (
      <>
        <span className="long">
          {source}/{external_id}
        </span>{' '}
        <span className="unit">{currency}</span>
      </>
    ),
  },
  {
    id: 'name',
    header: 'Named',
    wide: true,
    cell: ({ name, symbol }) => (symbol ? `${name} (${symbol})` : name),
  },
  {
    id: 'price',
    header: 'Price',
    numeric: true,
    cell: ({ quote }) => (
      <LineageLink id={quote?.id}>
        <Amount value={quote?.price} />
      </LineageLink>
    ),
  },
  {
    id: 'cap',
    header: 'Market cap',
    numeric: true,
    wide: true,
    cell: ({ quote }) => <Amount value={quote?.market_cap} as="compact" />,
  },
  {
    id: 'volume',
    header: 'Volume 24 h',
    numeric: true,
    wide: true,
    cell: ({ quote }) => <Amount value={quote?.volume_24h} as="compact" />,
  },
  {
    id: 'state',
    header: 'Identity',
    cell: ({ state, inactive_since }) =>
      inactive_since ? <Status tone="idle">inactive</Status> : <StatusOf word={state ?? 'new'} />,
  },
  {
    id: 'observed',
    header: 'Observed',
    numeric: true,
    wide: true,
    cell: ({ quote }) => <Moment at={quote?.observed_at} />,
  },
];

export function Listings({ asset }: { asset: Asset }) {
  const [open, setOpen] = useState<'merge' | 'split' | null>(null);
  const close = () => setOpen(null);
  const aside = (
    <div className="actions">
      <ActionButton needs="admin" onClick={() => setOpen('merge')}>
        Merge…
      </ActionButton>
      <ActionButton needs="admin" onClick={() => setOpen('split')} disabled={asset.listings.length < 2}>
        Split…
      </ActionButton>
    </div>
  );
  return (
    <Card title="Listings" aside={aside}>
      <DataTable
        caption="Listings"
        columns={COLUMNS}
        rows={asset.listings}
        keyOf={({ source, external_id, currency }) => `${source}/${external_id}/${currency}`}
      />
      {open === 'merge' && <MergeDialog asset={asset} close={close} />}
      {open === 'split' && <SplitDialog asset={asset} close={close} />}
    </Card>
  );
}
