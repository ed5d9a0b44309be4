/** An export was cut because of a limit that users can configure, or because the service stops: nothing is wrong with it. */
export class ExportLimit extends Error {
  constructor(
    message: string,
    readonly code: 'took_too_long' | 'unavailable' = 'took_too_long',
  ) {
    super(message);
  }
}

/** The buffers for a client remained full for this long: it read nothing, or only a few bytes at a time. */
export function stalled(milliseconds: number): ExportLimit {
  return new ExportLimit(
    `the client reads too slowly: it took no more data for ${milliseconds} ms (CLIENT_STALL_TIMEOUT_MS)`,
  );
}
