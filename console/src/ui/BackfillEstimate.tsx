import type { components } from '../api/schema.js';
import { duration } from './duration.js';

export function BackfillEstimate({ plan }: { plan: components['schemas']['BackfillPlan'] }) {
  const { calls, seconds, partitions } = plan;
  return (
    <span role="status">
      <strong>
        {calls} {calls === 1 ? 'call' : 'calls'}
      </strong>{' '}
      in {partitions.length} {partitions.length === 1 ? 'partition' : 'partitions'}, at least{' '}
      <strong>{duration(seconds)}</strong>
    </span>
  );
}
