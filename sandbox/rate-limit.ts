const MINUTE_MS = 60_000;

/** Counts calls in whole minutes of the wall clock, as the upstreams do. */
export class RateLimit {
  private minute = 0;
  private used = 0;

  constructor(private readonly limit: number) {}

  /** @returns whether the call is allowed, and the headers with the number of remaining calls */
  take(): { allowed: boolean; headers: Record<string, string> } {
    const now = Date.now();
    const minute = Math.floor(now / MINUTE_MS);
    if (minute !== this.minute) this.used = 0;
    this.minute = minute;
    this.used++;
    const reset = new Date((minute + 1) * MINUTE_MS);
    const allowed = this.used <= this.limit;
    const retryAfter = String(Math.ceil((reset.getTime() - now) / 1000));
    return {
      allowed,
      headers: {
        'x-ratelimit-limit': String(this.limit),
        'x-ratelimit-remaining': String(Math.max(0, this.limit - this.used)),
        // CoinGecko's own format, neither ISO 8601 nor an epoch.
        'x-ratelimit-reset': `${reset.toISOString().slice(0, 19).replace('T', ' ')} +0000`,
        ...(!allowed && { 'retry-after': retryAfter }),
      },
    };
  }
}
