import { useId } from 'react';
import { api } from '../api/client.js';

export interface Span {
  since: string;
  until: string;
  partition: string;
  /** Slugs, separated by commas or spaces. */
  assets: string;
}

interface Props {
  source: string;
  isApi: boolean;
  span: Span;
  change: (changed: Partial<Span>) => void;
}

/** Backfills of APIs are limited by asset, those of files and feeds by partition. */
export function BackfillFields({ source, isApi, span, change }: Props) {
  const id = useId();
  const query = { source: [source], limit: 200 };
  const partitions = api.useQuery('get', '/checkpoints', { params: { query } }, { enabled: !isApi });
  return (
    <div className="filters">
      {(['since', 'until'] as const).map((name) => (
        <div className="field" key={name}>
          <label htmlFor={`${id}-${name}`}>{name === 'since' ? 'Since (UTC)' : 'Until (UTC)'}</label>
          <input
            id={`${id}-${name}`}
            type="date"
            value={span[name]}
            onChange={({ target }) => change({ [name]: target.value })}
          />
        </div>
      ))}
      {isApi ? (
        <div className="field">
          <label htmlFor={`${id}-assets`}>Assets, by slug</label>
          <input
            id={`${id}-assets`}
            placeholder="bitcoin, ethereum"
            value={span.assets}
            onChange={({ target }) => change({ assets: target.value })}
          />
        </div>
      ) : (
        <div className="field">
          <label htmlFor={`${id}-partition`}>Partition</label>
          <select
            id={`${id}-partition`}
            value={span.partition}
            onChange={({ target }) => change({ partition: target.value })}
          >
            <option value="">all</option>
            {partitions.data?.data.map((one) => (
              <option key={one.partition}>{one.partition}</option>
            ))}
          </select>
        </div>
      )}
    </div>
  );
}
