import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.js';
import type { Column } from '../ui/column.js';
import { Moment } from '../ui/Moment.js';
import { Share } from '../ui/Share.js';
import { Status, type Tone } from '../ui/Status.js';

type Feed = components['schemas']['Feed'];

export const FEED_TONES: Record<Feed['state'], Tone> = {
  new: 'idle',
  ok: 'good',
  failing: 'bad',
  gone: 'bad',
  removed: 'idle',
};

export const FEED_COLUMNS: readonly Column<Feed>[] = [
  {
    id: 'feed',
    header: 'Feed',
    cell: ({ id, feed }) => (
      <Link to="/console/feeds/$id" params={{ id: String(id) }}>
        <span className="long">{feed}</span>
      </Link>
    ),
  },
  {
    id: 'state',
    header: 'State',
    cell: ({ state, failures, error, repairs }) => (
      <>
        <Status tone={FEED_TONES[state]}>{state}</Status>
        {failures > 1 && <span className="muted"> {failures} times in a row</span>}
        {repairs.length > 0 && <span className="muted"> repaired</span>}
        {error && <div className="muted message">{error.message}</div>}
      </>
    ),
  },
  {
    id: 'items',
    header: 'Rejected',
    numeric: true,
    wide: true,
    cell: ({ items, rejected }) => <Share part={rejected} of={items} />,
  },
  {
    id: 'new_item',
    header: 'New item',
    numeric: true,
    wide: true,
    cell: ({ last_new_item_at }) => <Moment at={last_new_item_at} />,
  },
  {
    id: 'polled',
    header: 'Polled',
    numeric: true,
    wide: true,
    cell: ({ last_poll_at }) => <Moment at={last_poll_at} />,
  },
  {
    id: 'next',
    header: 'Due',
    numeric: true,
    wide: true,
    cell: ({ next_poll_at }) => <Moment at={next_poll_at} />,
  },
];
