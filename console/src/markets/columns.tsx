import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import { PercentChange } from '../ui/PercentChange.js';
import type { Column } from '../ui/column.js';
import { Moment } from '../ui/Moment.js';
import { Sparkline } from '../ui/Sparkline.js';
import { StatusOf } from '../ui/Status.js';

type Market = components['schemas']['Market'];

export const columnsIn = (currency: string): readonly Column<Market>[] => [
  {
    id: 'rank',
    header: '#',
    numeric: true,
    sortable: true,
    cell: ({ rank }) => <Amount value={rank} as="exact" />,
  },
  {
    id: 'name',
    header: 'Coin',
    sortable: true,
    cell: ({ slug, symbol, name }) => (
      <Link to="/console/assets/$slug" params={{ slug }} className="coin">
        <span>{name}</span> <span className="muted">{symbol}</span>
      </Link>
    ),
  },
  {
    id: 'price',
    header: `Price ${currency}`,
    numeric: true,
    sortable: true,
    cell: ({ price }) => <Amount value={price} />,
  },
  {
    id: 'change_1h_pct',
    header: '1 h',
    numeric: true,
    sortable: true,
    wide: true,
    cell: (row) => <PercentChange pct={row.change_1h_pct} />,
  },
  {
    id: 'change_24h_pct',
    header: '24 h',
    numeric: true,
    sortable: true,
    cell: (row) => <PercentChange pct={row.change_24h_pct} />,
  },
  {
    id: 'change_7d_pct',
    header: '7 d',
    numeric: true,
    sortable: true,
    wide: true,
    cell: (row) => <PercentChange pct={row.change_7d_pct} />,
  },
  {
    id: 'market_cap',
    header: 'Market cap',
    numeric: true,
    sortable: true,
    wide: true,
    cell: (row) => <Amount value={row.market_cap} as="compact" />,
  },
  {
    id: 'volume_24h',
    header: 'Volume 24 h',
    numeric: true,
    sortable: true,
    wide: true,
    cell: (row) => <Amount value={row.volume_24h} as="compact" />,
  },
  { id: 'sparkline', header: '7 days', wide: true, cell: (row) => <Sparkline points={row.sparkline} /> },
  { id: 'state', header: 'Consensus', wide: true, cell: (row) => <StatusOf word={row.state} /> },
  {
    id: 'observed_at',
    header: 'Updated',
    numeric: true,
    sortable: true,
    wide: true,
    cell: (row) => <Moment at={row.observed_at} />,
  },
];
