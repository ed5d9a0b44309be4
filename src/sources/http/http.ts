/** An upstream from the HTTP client's perspective: its limits, and the variable with its key. */
export interface Upstream {
  /** Names the call budget and the circuit breaker: `coingecko`, or a feed's host. */
  readonly name: string;
  /** The source that calls it. */
  readonly source: string;
  /** The environment variable to check after a 401, 402 or 403. */
  readonly variable: string;
  /** What helps after such a status, if checking the variable does not. */
  readonly advice?: (status: number) => string;
  readonly callsPerMinute: number;
  /** 0 means no limit. */
  readonly callsPerMonth: number;
  /** The environment variable that sets callsPerMonth. */
  readonly monthVariable?: string;
  /** Whether only replies with HTTP 200 count as calls of the month. */
  readonly countsSuccessesOnly?: boolean;
  /**
   * Whether a refusal without a date (a 429, or a firewall's page) suspends all calls, for a minute and then for increasingly
   * longer: the limit is shared by all calls, so a retry after a second would only be refused again.
   */
  readonly suspendsWhenRefused?: boolean;
  /** Calls are made one at a time, across all processes; a call that does not end within this many milliseconds is ignored. */
  readonly aloneMs?: number;
}

export interface HttpRequest {
  readonly upstream: Upstream;
  readonly url: string;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Refuses addresses that are not public, unless PRIVATE_ADDRESSES allows them. This always applies to redirects to
   * other hosts.
   */
  readonly publicOnly?: boolean;
  /** Whether the body is decoded by its first bytes if its Content-Encoding is wrong or missing. */
  readonly guessesEncoding?: boolean;
  readonly signal: AbortSignal;
  /** A wait that would end later than this throws TimeBudgetSpent instead. */
  readonly deadline: Date;
  /** The status implied by the body, for upstreams that send errors with a different one. */
  readonly statusOf?: (body: Buffer, status: number) => number | undefined;
  /** How many monthly calls this one cost, if the reply states it. */
  readonly costOf?: (reply: Pick<HttpReply, 'headers' | 'body'>) => number | undefined;
  /** Overrides HTTP_TIMEOUT_MS. */
  readonly timeoutMs?: number;
  /** Overrides HTTP_RETRIES. */
  readonly maxRetries?: number;
  /** No retry begins later than this many milliseconds after the call began. */
  readonly retryWithinMs?: number;
  /** Retries at most once after a refusal, and at most once after any other failure. */
  readonly retriesOnce?: boolean;
}

export interface HttpReply {
  /** 200 to 299, or 304. */
  readonly status: number;
  /** Lower-case names. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The result of redirects: the URL that replied, and the one to use next time, if they are permanent. */
  readonly url: string;
  readonly permanentUrl: string;
  /** Bytes of the body, decompressed. */
  readonly bytes: number;
  /** Calls that failed before this one succeeded. */
  readonly retries: number;
}
