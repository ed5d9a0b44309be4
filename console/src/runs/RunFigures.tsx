import { Link } from '@tanstack/react-router';
import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import { took } from '../ui/duration.js';
import { Properties } from '../ui/Properties.js';
import { Moment } from '../ui/Moment.js';
import { Share } from '../ui/Share.js';
import { StatusOf } from '../ui/Status.js';

export function RunFigures({ run }: { run: components['schemas']['Run'] }) {
  return (
    <div className="card">
      {run.error && (
        <div className="failure" role="alert">
          <strong>{run.error.code.replaceAll('_', ' ')}</strong>
          <p className="message">
            {run.error.message} {run.error.stage && <span className="muted">(in {run.error.stage})</span>}
          </p>
        </div>
      )}
      <Properties
        of={{
          Source: (
            <Link to="/console/sources/$name" params={{ name: run.source }}>
              {run.source}
            </Link>
          ),
          Status: <StatusOf word={run.status} />,
          Mode: `${run.mode}, by ${run.trigger}`,
          Started: <Moment at={run.started_at} as="full" />,
          Ended: run.finished_at ? <Moment at={run.finished_at} as="full" /> : 'under way',
          Took: run.duration_seconds === null ? null : took(run.duration_seconds),
          Pages: <Amount value={run.pages} as="exact" />,
          Fetched: <Amount value={run.fetched} as="exact" />,
          Stored: <Amount value={run.stored} as="exact" />,
          Updated: <Amount value={run.updated} as="exact" />,
          Unchanged: <Amount value={run.unchanged} as="exact" />,
          Duplicate: <Amount value={run.duplicate} as="exact" />,
          Rejected: <Share part={run.rejected} of={run.fetched} />,
          Bytes: <Amount value={run.bytes} as="compact" />,
          Retries: <Amount value={run.retries} as="exact" />,
          Span: run.options.since && `${run.options.since} to ${run.options.until ?? 'now'}`,
          'Resumes at': run.resumes_at && <Moment at={run.resumes_at} as="full" />,
          'Same runs': run.folded > 0 && `${run.folded} before it also found nothing new`,
        }}
      />
    </div>
  );
}
