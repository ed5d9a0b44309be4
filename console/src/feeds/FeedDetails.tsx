import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.js';
import { Properties } from '../ui/Properties.js';
import { Moment } from '../ui/Moment.js';
import { Share } from '../ui/Share.js';
import { Status } from '../ui/Status.js';
import { FEED_TONES } from './columns.js';
import { withUnbrokenUnits } from '../ui/unbroken.js';

type Feed = components['schemas']['Feed'];

const REASONS: Record<Feed['interval_reason'], string> = {
  default: 'by default',
  configured: 'as configured',
  publishes: 'by how often it publishes',
  ttl: 'by its ttl',
  update_period: 'by its sy:updatePeriod',
  max_age: 'by its Cache-Control',
  minimum: 'the least that FEED_MIN_MINUTES allows',
  maximum: 'the most that FEED_MAX_MINUTES allows',
};

function Fault({ feed: { error, failures, failing_since, state, gone_at } }: { feed: Feed }) {
  if (state === 'gone')
    return (
      <div className="failure" role="alert">
        <strong>Gone</strong>
        <p>
          It answered 410 <Moment at={gone_at} /> and is no longer polled. “Poll next” resumes it.
        </p>
      </div>
    );
  if (!error) return null;
  return (
    <div className="failure" role="alert">
      <strong>{error.code.replaceAll('_', ' ')}</strong>
      <p>{error.message}</p>
      <p className="fine">
        {failures} {failures === 1 ? 'failure' : 'failures in a row'}, since <Moment at={failing_since} />. It
        is polled less often until it works.
      </p>
    </div>
  );
}

export function FeedDetails({ feed }: { feed: Feed }) {
  return (
    <div className="card">
      <Fault feed={feed} />
      <Properties
        of={{
          State: <Status tone={FEED_TONES[feed.state]}>{feed.state}</Status>,
          Polled: <Moment at={feed.last_poll_at} />,
          Due: <Moment at={feed.next_poll_at} />,
          Interval: `${Math.round(feed.interval_seconds / 60)} min, ${REASONS[feed.interval_reason]}`,
          'Last success': <Moment at={feed.last_success_at} />,
          'Last new item': <Moment at={feed.last_new_item_at} />,
          'Items last time': feed.items,
          Rejected: <Share part={feed.rejected} of={feed.items} />,
          'Last request took': feed.duration_ms !== null && withUnbrokenUnits(`${feed.duration_ms} ms`),
          'By run': feed.run_id !== null && (
            <Link to="/console/runs/$id" params={{ id: String(feed.run_id) }}>
              {feed.run_id}
            </Link>
          ),
          'Followed since': <Moment at={feed.added_at} />,
          Removed: feed.removed_at && <Moment at={feed.removed_at} />,
        }}
      />
      <Properties
        of={{
          URL: <span className="long">{feed.url}</span>,
          'Read after repair':
            feed.repairs.length > 0 && feed.repairs.map((repair) => <p key={repair}>{repair}</p>),
          'Moved to': feed.moved_to && <span className="long">{feed.moved_to}</span>,
          ETag: feed.validators?.etag && <code>{feed.validators.etag}</code>,
          'Last modified': feed.validators?.last_modified,
        }}
      />
    </div>
  );
}
