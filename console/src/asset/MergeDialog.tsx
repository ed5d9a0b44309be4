import { useState } from 'react';
import { useAction } from '../api/action.js';
import { api, client, dataOf } from '../api/client.js';
import { useUndo } from '../api/identity-actions.js';
import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { SearchField } from '../ui/SearchField.js';
import { OperationPreview } from './OperationPreview.js';

interface Props {
  asset: components['schemas']['Asset'];
  close: () => void;
}

/** Lets the reader choose another asset, previews the result, and merges it into this one. */
export function MergeDialog({ asset, close }: Props) {
  const [q, setQ] = useState(asset.symbol ?? asset.name);
  const [from, setFrom] = useState<string | null>(null);
  const undo = useUndo();
  const found = api.useQuery('get', '/assets', { params: { query: { q, limit: 8 } } }, { enabled: q !== '' });
  const others = found.data?.data.filter(({ slug }) => slug !== asset.slug);
  // If a later search no longer finds the chosen asset, it and its preview are deselected.
  const other = others?.find(({ slug }) => slug === from);
  const preview = api.useQuery(
    'post',
    '/assets/merge/preview',
    { body: { from: [other?.slug ?? ''], into: asset.slug } },
    { enabled: other !== undefined },
  );
  const merge = useAction(
    (reason: string) =>
      dataOf(
        client.POST('/assets/merge', {
          body: { from: [from!], into: asset.slug, ...(reason && { reason }) },
        }),
      ),
    ({ operation_id }) => {
      close();
      return {
        text: `${from} was merged into ${asset.slug}.`,
        undo: () => undo.mutate(operation_id),
      };
    },
  );
  return (
    <ConfirmDialog
      title={`Merge another asset into ${asset.name}`}
      verb={other ? `Merge ${other.slug}` : 'Merge'}
      reason="optional"
      isBusy={merge.isPending}
      isReady={other !== undefined && preview.isSuccess}
      error={merge.error}
      go={(reason) => merge.mutate(reason)}
      close={close}
    >
      <SearchField label="Asset to merge" placeholder="Symbol or name" value={q} change={setQ} />
      <fieldset className="choices">
        <legend className="hidden">Asset to merge</legend>
        {others?.map(({ slug, name, symbol, price, currency, sources }) => (
          <label key={slug}>
            <input type="radio" name="from" checked={from === slug} onChange={() => setFrom(slug)} />
            <span>
              {name} <span className="muted">{symbol}</span>
            </span>
            <Amount value={price} unit={currency} />
            <span className="muted">{sources.join(', ')}</span>
          </label>
        ))}
      </fieldset>
      {others?.length === 0 && <p className="muted">No other asset matches.</p>}
      {other && <OperationPreview of={preview} />}
    </ConfirmDialog>
  );
}
