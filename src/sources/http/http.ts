/** What the HTTP client needs to know about an upstream, such as its limits and the variable that contains its key. */
export interface Upstream {
  /** Identifies the call budget and the circuit breaker: `coingecko`, or a feed's host. */
  readonly name: string;
  /** The source that calls it. */
  readonly source: string;
  /** The environment variable that the operator should check after status 401, 402 or 403. */
  readonly variable: string;
  /** Advice to the operator after such a status, if there is more to do than to check the variable. */
  readonly advice?: (status: number) => string;
  readonly callsPerMinute: number;
  /** Maximum number of calls per month; 0 means no limit. */
  readonly callsPerMonth: number;
  /** The environment variable that sets callsPerMonth. */
  readonly monthVariable?: string;
  /** Whether only calls with status 200 count towards the monthly limit. */
  readonly countsSuccessesOnly?: boolean;
  /**
   * Whether a refusal (status 429, or a firewall's page) that does not say when to retry suspends all calls. The limit applies
   * to all calls together, so a retry after a second would be refused again. The first suspension lasts a minute, later ones
   * longer.
   */
  readonly suspendsWhenRefused?: boolean;
  /** If set, calls are made one at a time across all processes. A call that takes more milliseconds than this is ignored. */
  readonly aloneMs?: number;
}

export interface HttpRequest {
  readonly upstream: Upstream;
  readonly url: string;
  /** Name of the address in error messages; by default its host and path. */
  readonly place?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /**
   * Whether to refuse addresses that are not public, unless PRIVATE_ADDRESSES allows them. Redirects to other hosts are
   * always restricted in this way.
   */
  readonly publicOnly?: boolean;
  /** Whether to detect the content coding from the first bytes of the body if Content-Encoding is wrong or missing. */
  readonly guessesEncoding?: boolean;
  readonly signal: AbortSignal;
  /** If a wait would end after this time, TimeBudgetSpent is thrown instead. */
  readonly deadline: Date;
  /** Returns the status that the body implies, for upstreams that send errors with a misleading status. */
  readonly statusOf?: (body: Buffer, status: number) => number | undefined;
  /** Returns how many calls this one counts as, if the reply states it. */
  readonly costOf?: (reply: Pick<HttpReply, 'headers' | 'body'>) => number | undefined;
  /** Overrides HTTP_TIMEOUT_MS. */
  readonly timeoutMs?: number;
  /** Overrides HTTP_RETRIES. */
  readonly maxRetries?: number;
  /** No retry begins later than this many milliseconds after the first attempt. */
  readonly retryWithinMs?: number;
  /** Whether to retry at most once after a refusal, and at most once after any other failure. */
  readonly retriesOnce?: boolean;
}

export interface HttpReply {
  /** HTTP status: 200 to 299, or 304. */
  readonly status: number;
  /** Headers by their names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** The URL that replied, after any redirects, and the URL to use for the next call, which permanent redirects change. */
  readonly url: string;
  readonly permanentUrl: string;
  /** Size of the decompressed body in bytes. */
  readonly bytes: number;
  /** Number of failed attempts before this one. */
  readonly retries: number;
}
