import { badRequest } from '../field-faults.js';

const MINUTE_MS = 60_000;
export const BUCKET_INTERVALS = ['1m', '5m', '1h', '1d'] as const;
export type BucketInterval = (typeof BUCKET_INTERVALS)[number];
const LENGTH_MS: Record<BucketInterval, number> = {
  '1m': MINUTE_MS,
  '5m': 5 * MINUTE_MS,
  '1h': 60 * MINUTE_MS,
  '1d': 24 * 60 * MINUTE_MS,
};
export const MAX_BUCKETS = 1000;
export const DEFAULT_BUCKETS = 100;

const FIRST_MS = Date.parse('0001-01-01T00:00:00Z');
const LAST_MS = Date.parse('9999-12-31T00:00:00Z');

/** A span of whole buckets, which start at multiples of their length in UTC. */
export interface BucketSpan {
  since: Date;
  /** The end of the last bucket (exclusive). */
  until: Date;
  seconds: number;
  buckets: number;
}

/**
 * The whole buckets that contain the requested span. The default for `since` is a hundred buckets before `until`; the
 * default for `until` is now, or the maximum number of buckets after `since`: a JSON page states the end of this span.
 * A file does not, so it must not end before now.
 * @throws BadRequestException
 */
export function bucketSpan(
  { interval, since, until }: { interval: BucketInterval; since?: string; until?: string },
  now: Date,
  { isFile = false } = {},
): BucketSpan {
  const length = LENGTH_MS[interval];
  const wanted = until === undefined ? now.getTime() + 1 : roundedUp(until);
  const last = Math.min(LAST_MS, Math.ceil(wanted / length) * length);
  const from = since === undefined ? last - DEFAULT_BUCKETS * length : Date.parse(since);
  const start = Math.max(FIRST_MS, Math.floor(from / length) * length);
  const end = until === undefined && !isFile ? Math.min(last, start + MAX_BUCKETS * length) : last;
  if (start >= end)
    throw badRequest('since', `must be earlier than ${until === undefined ? 'now' : 'until'}`);
  const buckets = (end - start) / length;
  if (buckets > MAX_BUCKETS)
    throw badRequest(
      'since',
      `${buckets} buckets of ${interval} lie between since and ${until === undefined ? 'now' : 'until'}, but at most ${MAX_BUCKETS} are allowed (` +
        `${spelled(MAX_BUCKETS * length)}): use a shorter span or a longer interval`,
    );
  return { since: new Date(start), until: new Date(end), seconds: length / 1000, buckets };
}

/** Parses a moment, rounded up to the millisecond, so that an `until` with microseconds loses no data. */
function roundedUp(moment: string): number {
  const beyondMs = /\.\d{3}(\d{1,3})/.exec(moment)?.[1] ?? '';
  return Date.parse(moment) + (Number(beyondMs) > 0 ? 1 : 0);
}

function spelled(ms: number): string {
  const minutes = ms / MINUTE_MS;
  const parts = [
    [Math.floor(minutes / 1440), 'd'],
    [Math.floor(minutes / 60) % 24, 'h'],
    [minutes % 60, 'min'],
  ] as const;
  return parts
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
