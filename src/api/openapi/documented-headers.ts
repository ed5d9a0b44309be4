interface Header {
  description: string;
  schema: { type: 'string' | 'integer'; example: string | number };
}

const text = (description: string, example: string): Header => ({
  description,
  schema: { type: 'string', example },
});

const number = (description: string, example: number): Header => ({
  description,
  schema: { type: 'integer', example },
});

/** Reply headers shared by operations, by name. */
export const HEADERS = {
  'x-request-id': text('The id of the request in the logs.', '0198f2b6-6a0e-7c3e-9a51-4d7a2f1f8f7e'),
  RateLimit: text(
    'Remaining units, and seconds until they are reset. Present if RATE_LIMIT is set.',
    '"default";r=599;t=60',
  ),
  'RateLimit-Cost': number('Units that this request cost. Present if RATE_LIMIT is set.', 1),
  'RateLimit-Policy': text(
    'The number of units per window, and the length of the window in seconds. Present if RATE_LIMIT is set.',
    '"default";q=600;w=60',
  ),
  'Retry-After': number('Seconds to wait before trying again.', 5),
  'WWW-Authenticate': text(
    'The required scope, or what is wrong with the key.',
    'Bearer realm="kasparro", scope="run"',
  ),
  ETag: text(
    'Send it back in `If-None-Match`: if nothing has changed, the reply is 304.',
    'W/"hIgdYUFJig3-ItOgf2BZAT2gN2Y"',
  ),
  Link: text(
    'The URL of the next page, if there is one.',
    '<https://localhost/data?limit=50&cursor=WyJz>; rel="next"',
  ),
  'x-kasparro-lsn': text(
    "The position in PostgreSQL's write-ahead log (LSN) that the reply reflects. Send it in the same header of the next " +
      'request to get a reply that is at least as new. Present if DATABASE_REPLICA_URL is set.',
    '0/3000148',
  ),
  Location: text('The path of the created resource.', '/runs/42'),
  'Idempotency-Replayed': text('`true` if this is the reply to an earlier request with this key.', 'true'),
} as const satisfies Record<string, Header>;

export type Name = keyof typeof HEADERS;
