import type { components } from '../api/schema.js';
import { api } from '../api/client.js';
import { REFRESH } from '../api/pages.js';
import { Amount } from '../ui/Amount.js';
import { CallsLeft } from '../ui/CallsLeft.js';
import { took } from '../ui/duration.js';
import { Properties } from '../ui/Properties.js';
import { Moment } from '../ui/Moment.js';
import { Share } from '../ui/Share.js';

export function SourceFigures({ stats }: { stats: components['schemas']['SourceStats'] }) {
  const sources = api.useQuery('get', '/sources', {}, REFRESH);
  const source = sources.data?.data.find(({ name }) => name === stats.source);
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
          'Partly failed': <Amount value={runs.partial} as="exact" />,
          Failed: <Amount value={runs.failed} as="exact" />,
          'Last took': took(duration.last),
          'Took on average': took(duration.mean),
          Schedule: source && <code>{source.schedule ?? 'off'}</code>,
          'Next run': source && <Moment at={source.next_run_at} />,
          'Calls left': source?.budgets.length ? <CallsLeft budgets={source.budgets} /> : null,
          'Last success': <Moment at={last_success} />,
          'Last failure': last_failure ? <Moment at={last_failure.at} /> : 'never',
        }}
      />
    </div>
  );
}
