import { useId } from 'react';
import { api } from '../api/client.js';
import { TextField } from '../ui/TextField.js';

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
      <TextField label="Since (UTC)" type="date" value={span.since} change={(since) => change({ since })} />
      <TextField label="Until (UTC)" type="date" value={span.until} change={(until) => change({ until })} />
      {isApi ? (
        <TextField
          label="Assets, by slug"
          placeholder="bitcoin, ethereum"
          value={span.assets}
          change={(assets) => change({ assets })}
        />
      ) : (
        <div className="field">
          <label htmlFor={id}>Partition</label>
          <select
            id={id}
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
