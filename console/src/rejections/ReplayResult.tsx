import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';

/** Shows how many rejections passed, and why the others did not. */
export function ReplayResult({ of }: { of: components['schemas']['RejectionReplay'] }) {
  const { dry_run, matched, passed, failed, failures, sample, next_after } = of;
  return (
    <div role="status" className="result">
      <p>
        <strong>
          <Amount value={passed} as="exact" /> of <Amount value={matched} as="exact" />
        </strong>{' '}
        {dry_run ? 'would pass' : 'passed and are stored'}; <Amount value={failed} as="exact" />{' '}
        {dry_run ? 'would not' : 'did not'}.{next_after !== null && ' There are more: replay again.'}
      </p>
      {failures.length > 0 && (
        <p className="muted">
          {failures.map(({ code, count }) => `${code.replaceAll('_', ' ')}: ${count}`).join(', ')}
        </p>
      )}
      <ul className="fine">
        {sample.slice(0, 5).map(({ id, external_id, reasons }) => (
          <li key={id}>
            {external_id}: {[...new Set(reasons.map(({ message }) => message))].join('; ')}
          </li>
        ))}
      </ul>
    </div>
  );
}
