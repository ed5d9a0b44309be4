/** One upstream as the HTTP client sees it: whose limits count, and which variable holds its key. */
export interface Upstream {
  /** Names the call budget and the circuit breaker: `coingecko`, or a feed's host. */
  readonly name: string;
  /** The source that calls it. */
  readonly source: string;
  /** The environment variable to check after a 401, 402 or 403. */
  readonly variable: string;
  readonly callsPerMinute: number;
  /** 0 is no limit. */
  readonly callsPerMonth: number;
  /** The environment variable that sets callsPerMonth. */
  readonly monthVariable?: string;
  /** Whether only replies with HTTP 200 count as calls of the month. */
  readonly countsSuccessesOnly?: boolean;
  /**
   * Whether a refusal that names no date (a 429, or a firewall's page) suspends every call, for a minute and then for ever
   * longer: its limit is shared by all calls, so that a retry after a second would only be refused again.
   */
  readonly suspendsWhenRefused?: boolean;
  /** Calls are made one at a time, by all processes together; one that did not end in so many milliseconds is forgotten. */
  readonly aloneMs?: number;
}

export interface HttpRequest {
  readonly upstream: Upstream;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Refuses addresses that are not public, unless PRIVATE_ADDRESSES allows them; redirects elsewhere always do. */
  readonly publicOnly?: boolean;
  /** Whether the body is decoded by what it begins with where its Content-Encoding is wrong or missing. */
  readonly guessesEncoding?: boolean;
  readonly signal: AbortSignal;
  /** A wait that would end later than this throws TimeBudgetSpent instead. */
  readonly deadline: Date;
  /** The status that the body really means, where an upstream sends its error with another one. */
  readonly statusOf?: (body: Buffer, status: number) => number | undefined;
  /** How many calls of the month this one cost, where the reply says so. */
  readonly costOf?: (reply: Pick<HttpReply, 'headers' | 'body'>) => number | undefined;
  /** In place of HTTP_TIMEOUT_MS. */
  readonly timeoutMs?: number;
}

export interface HttpReply {
  /** 200 to 299, or 304. */
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** Where redirects led: the URL that replied, and the one to ask next time, as far as they are permanent. */
  readonly url: string;
  readonly permanentUrl: string;
  /** Bytes of the body, decompressed. */
  readonly bytes: number;
  /** Calls that failed before this one succeeded. */
  readonly retries: number;
}
