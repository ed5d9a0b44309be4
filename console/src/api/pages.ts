interface Page {
  metadata: { next_cursor?: string | number | null };
}

/** How to request the next page of a list. */
export const CURSORS = {
  pageParamName: 'cursor',
  // A cursor that is undefined would be sent as 0.
  initialPageParam: null as never,
  getNextPageParam: ({ metadata }: Page) => (metadata.next_cursor ?? undefined) as never,
};

/** How often the data on a page is requested again while the page is open. */
export const REFRESH = { refetchInterval: 15_000 };

/** The rows of all pages loaded so far. */
export function rowsOf<Row>(data: { pages: readonly { data: readonly Row[] }[] }): Row[] {
  return data.pages.flatMap((page) => page.data);
}
