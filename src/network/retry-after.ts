import { DateTime } from 'luxon';

/** Maximum wait: one call a day costs little, and a nonsensical header must not silence us for months. */
const MAX_WAIT_MS = 24 * 60 * 60 * 1000;
/** Larger numbers are times (seconds or milliseconds since 1970), smaller ones seconds from now. */
const EPOCH_SECONDS = 1_000_000_000;
const EPOCH_MILLISECONDS = 1_000_000_000_000;

/**
 * When the upstream may be called again, from `Retry-After` (RFC 9110: seconds or an HTTP date) or `x-ratelimit-reset`
 * (seconds, epoch seconds or milliseconds, ISO 8601, or CoinGecko's `2025-07-25 14:54:00 +0000`), which some send with
 * every reply: it is ignored if `x-ratelimit-remaining` shows that calls are left. Null if there is no readable time;
 * never before `now`.
 */
export function retryAfter(headers: Readonly<Record<string, string>>, now: Date): Date | null {
  const areCallsLeft = Number(headers['x-ratelimit-remaining']) > 0;
  const moment =
    parse(headers['retry-after'], now) ?? (areCallsLeft ? null : parse(headers['x-ratelimit-reset'], now));
  if (moment === null) return null;
  const wait = Math.min(Math.max(moment - now.getTime(), 0), MAX_WAIT_MS);
  return new Date(now.getTime() + wait);
}

function parse(value: string | undefined, now: Date): number | null {
  const text = value?.trim();
  if (!text) return null;
  if (/^\d+(\.\d+)?$/.test(text)) {
    const number = Number(text);
    if (number >= EPOCH_MILLISECONDS) return number;
    if (number >= EPOCH_SECONDS) return number * 1000;
    return now.getTime() + number * 1000;
  }
  const forms = [
    DateTime.fromHTTP(text),
    DateTime.fromFormat(text, 'yyyy-MM-dd HH:mm:ss ZZZ'),
    DateTime.fromISO(text, { zone: 'utc' }),
    DateTime.fromSQL(text, { zone: 'utc' }),
  ];
  return forms.find((form) => form.isValid)?.toMillis() ?? null;
}
