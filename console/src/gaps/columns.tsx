import type { components } from '../api/schema.js';
import { ActionButton } from '../ui/ActionButton.js';
import { Amount } from '../ui/Amount.js';
import type { Column } from '../ui/column.js';
import { Moment } from '../ui/Moment.js';

export type Gap = components['schemas']['Gap'];

export const columnsOf = (fill: (gap: Gap) => void): readonly Column<Gap>[] => [
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
  { id: 'kind', header: 'Kind', wide: true, cell: ({ kind }) => kind },
  { id: 'since', header: 'Since', cell: ({ since }) => <Moment at={since} as="full" /> },
  { id: 'until', header: 'Until', wide: true, cell: ({ until }) => <Moment at={until} as="full" /> },
  {
    id: 'missing',
    header: 'Missing',
    numeric: true,
    cell: ({ missing }) => <Amount value={missing} as="exact" />,
  },
  {
    id: 'fill',
    header: '',
    numeric: true,
    cell: (gap) =>
      gap.fillable ? (
        <ActionButton needs="run" onClick={() => fill(gap)}>
          Fill…
        </ActionButton>
      ) : (
        <span className="muted" title="The source is off, or has no history of this kind and interval">
          cannot be filled
        </span>
      ),
  },
];
