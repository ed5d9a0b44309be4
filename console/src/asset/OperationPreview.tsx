import type { components } from '../api/schema.js';
import { FailureBox } from '../ui/FailureBox.js';
import { Loading } from '../ui/Loading.js';

interface Props {
  of: { data?: components['schemas']['OperationPreview']; error: unknown };
}

/** The assets that a merge or split would result in, as the service computes them. */
export function OperationPreview({ of: { data, error } }: Props) {
  if (error != null) return <FailureBox error={error} />;
  if (!data) return <Loading lines={2} />;
  return (
    <section aria-label="Preview">
      <p>Afterwards:</p>
      <ul>
        {data.assets.map(({ slug, name, symbol, listings }) => (
          <li key={slug}>
            <strong>{name}</strong> <span className="muted">{symbol}</span> <code>{slug}</code>:{' '}
            {listings.join(', ')}
          </li>
        ))}
      </ul>
      <p className="fine">No quote changes, and it can be undone.</p>
    </section>
  );
}
