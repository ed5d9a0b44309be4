import { useState } from 'react';
import { useAction } from '../api/action.js';
import { api, client, dataOf } from '../api/client.js';
import { useUndo } from '../api/identity-actions.js';
import { QueryResult } from '../ui/QueryResult.js';
import { EmptyState } from '../ui/EmptyState.js';
import { PageHead } from '../ui/PageHead.js';
import { ReviewItem } from './ReviewItem.js';

const LIMIT = 50;

/** Listings whose asset is in doubt, one at a time, decided by a single key. */
export function Page() {
  const [skipped, setSkipped] = useState<readonly string[]>([]);
  const review = api.useQuery('get', '/assets/review', { params: { query: { limit: LIMIT } } });
  const undo = useUndo();
  const settle = useAction(
    ({ listing, asset }: { listing: string; asset: string | null }) =>
      dataOf(
        client.POST('/assets/settle', {
          body: { reason: 'decided in the review', decisions: [{ listing, asset }] },
        }),
      ),
    ({ operation_id }, { listing, asset }) => ({
      text: asset === null ? `${listing} is a coin of its own.` : `${listing} is ${asset}.`,
      undo: () => undo.mutate(operation_id),
    }),
  );
  return (
    <section className="page">
      <PageHead title="Review of identity">
        {skipped.length > 0 && (
          <button type="button" onClick={() => setSkipped([])}>
            Show {skipped.length} skipped
          </button>
        )}
      </PageHead>
      <QueryResult of={review} lines={8}>
        {({ data, metadata }) => {
          const left = data.filter((item) => !skipped.includes(nameOf(item)));
          const [item] = left;
          if (!item)
            return (
              <EmptyState title={data.length ? 'All others were skipped.' : 'Nothing to review.'}>
                Listings that may belong to several assets, or whose price disagrees, appear here.
              </EmptyState>
            );
          return (
            <>
              <p className="muted">
                {left.length}
                {metadata.next_cursor !== null && '+'} to decide
              </p>
              <ReviewItem
                key={nameOf(item)}
                item={item}
                isBusy={settle.isPending}
                error={settle.error}
                decide={(choice) => settle.mutate(choice)}
                skip={() => setSkipped([...skipped, nameOf(item)])}
              />
            </>
          );
        }}
      </QueryResult>
    </section>
  );
}

interface Named {
  listing: { source: string; external_id: string; currency: string } | null;
  asset: { id: string } | null;
}

/** The key of an entry. If the prices of an asset disagree, the entry has no single listing. */
const nameOf = ({ listing, asset }: Named) =>
  listing ? `${listing.source}/${listing.external_id}/${listing.currency}` : (asset?.id ?? '');
