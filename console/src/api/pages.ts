interface Page {
  metadata: { next_cursor?: string | number | null };
}

/** How the API's lists go on. */
export const CURSORS = {
  pageParamName: 'cursor',
  // Not undefined: it would be sent as 0.
  initialPageParam: null as never,
  getNextPageParam: ({ metadata }: Page) => (metadata.next_cursor ?? undefined) as never,
};

/** All rows that were read so far. */
export function rowsOf<Row>(data: { pages: readonly { data: readonly Row[] }[] }): Row[] {
  return data.pages.flatMap((page) => page.data);
}
