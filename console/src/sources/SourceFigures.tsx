import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import { Properties } from '../ui/Properties.js';
import { Moment } from '../ui/Moment.js';
import { Share } from '../ui/Share.js';

const seconds = (value: number | null) => (value === null ? '–' : `${value.toFixed(1)} s`);

export function SourceFigures({ stats }: { stats: components['schemas']['SourceStats'] }) {
  const { records, runs, duration_seconds: duration, last_success, last_failure } = stats;
  return (
    <div className="card">
      <Properties
        of={{
          Fetched: <Amount value={records.fetched} as="exact" />,
          Stored: <Amount value={records.stored} as="exact" />,
          Unchanged: <Amount value={records.unchanged} as="exact" />,
          Rejected: <Share part={records.rejected} of={records.fetched} />,
          'Runs that succeeded': <Amount value={runs.succeeded} as="exact" />,
          'Partial, failed': `${runs.partial}, ${runs.failed}`,
          'Duration: last, mean': `${seconds(duration.last)}, ${seconds(duration.mean)}`,
          'Last success': <Moment at={last_success} />,
          'Last failure': last_failure ? <Moment at={last_failure.at} /> : 'never',
        }}
      />
    </div>
  );
}
