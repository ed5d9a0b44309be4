import { Amount } from './Amount.js';

interface Page {
  data: readonly unknown[];
  metadata: { request_id: string; total?: number | null; total_is_estimate?: boolean };
}

interface Props {
  of: {
    data: { pages: readonly Page[] } | undefined;
    hasNextPage: boolean;
    isFetchingNextPage: boolean;
    fetchNextPage: () => Promise<unknown>;
  };
}

/** Shows how many rows of a list are loaded, out of how many if the API counts them, and a button that loads the next page. */
export function LoadMore({ of: { data, hasNextPage, isFetchingNextPage, fetchNextPage } }: Props) {
  const { total, total_is_estimate } = data?.pages[0]?.metadata ?? {};
  const shown = data?.pages.reduce((sum, page) => sum + page.data.length, 0) ?? 0;
  const isCounted = shown > 0 && total != null;
  if (!isCounted && !hasNextPage) return null;
  return (
    <div className="pager">
      {isCounted && (
        <span className="muted">
          <Amount value={shown} as="exact" /> of {total_is_estimate && 'more than '}
          <Amount value={total} as="exact" />
        </span>
      )}
      {hasNextPage && (
        <button
          type="button"
          className="more"
          disabled={isFetchingNextPage}
          onClick={() => void fetchNextPage()}
        >
          {isFetchingNextPage ? 'Loading…' : 'Show more'}
        </button>
      )}
    </div>
  );
}
