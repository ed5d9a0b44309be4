import { useState } from 'react';
import { useAction } from '../api/action.js';
import { api, client, dataOf } from '../api/client.js';
import { useUndo } from '../api/identity-actions.js';
import type { components } from '../api/schema.js';
import { Amount } from '../ui/Amount.js';
import { ConfirmDialog } from '../ui/ConfirmDialog.js';
import { OperationPreview } from './OperationPreview.js';

interface Props {
  asset: components['schemas']['Asset'];
  close: () => void;
}

/** Lets the reader choose listings, previews the result, and moves them to a new asset. */
export function SplitDialog({ asset, close }: Props) {
  const [chosen, setChosen] = useState<readonly string[]>([]);
  const undo = useUndo();
  const names = [...new Set(asset.listings.map(({ source, external_id }) => `${source}/${external_id}`))];
  const isPart = chosen.length > 0 && chosen.length < names.length;
  const preview = api.useQuery(
    'post',
    '/assets/split/preview',
    { body: { asset: asset.slug, listings: [...chosen] } },
    { enabled: isPart },
  );
  const split = useAction(
    (reason: string) =>
      dataOf(
        client.POST('/assets/split', {
          body: { asset: asset.slug, listings: [...chosen], ...(reason && { reason }) },
        }),
      ),
    ({ operation_id, assets }) => {
      close();
      return { text: `Split into ${assets.join(' and ')}.`, undo: () => undo.mutate(operation_id) };
    },
  );
  const toggle = (name: string) =>
    setChosen(chosen.includes(name) ? chosen.filter((one) => one !== name) : [...chosen, name]);
  return (
    <ConfirmDialog
      title={`Split ${asset.name}`}
      verb="Split"
      reason="optional"
      isBusy={split.isPending}
      isReady={isPart && preview.isSuccess}
      error={split.error}
      go={(reason) => split.mutate(reason)}
      close={close}
    >
      <fieldset className="choices">
        <legend>Listings of another coin</legend>
        {names.map((name) => {
          const quote = asset.listings.find((one) => `${one.source}/${one.external_id}` === name)?.quote;
          return (
            <label key={name}>
              <input type="checkbox" checked={chosen.includes(name)} onChange={() => toggle(name)} />
              <span>{name}</span>
              <Amount value={quote?.price} />
            </label>
          );
        })}
      </fieldset>
      {isPart ? <OperationPreview of={preview} /> : <p>Choose some, but not all.</p>}
    </ConfirmDialog>
  );
}
