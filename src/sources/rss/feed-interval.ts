import { createHash } from 'node:crypto';
import type { FeedHints } from './feed-hints.js';

export const INTERVAL_REASONS = [
  'default',
  'configured',
  'publishes',
  'ttl',
  'update_period',
  'max_age',
  'minimum',
  'maximum',
] as const;
type IntervalReason = (typeof INTERVAL_REASONS)[number];

export interface PollInterval {
  seconds: number;
  /** What determined the interval. */
  reason: IntervalReason;
}

export interface IntervalInput {
  hints: FeedHints;
  /** Publication times of the items, in milliseconds. */
  published: readonly number[];
  now: number;
  configuredMinutes: number | null;
  /** FEED_MIN_MINUTES and FEED_MAX_MINUTES. */
  minMinutes: number;
  maxMinutes: number;
}

/** Number of polls in the typical time between two items, so that items arrive late by only a fraction of that time. */
const POLLS_PER_ITEM = 10;
/** Number of items from which the current publishing rate is estimated. */
const RECENT_ITEMS = 20;
const HOUR_MS = 3_600_000;

/** The poll interval: as long as the feed asks for, longer if it publishes rarely, within the operator's limits. */
export function pollInterval(input: IntervalInput): PollInterval {
  const { hints, configuredMinutes, minMinutes, maxMinutes } = input;
  if (configuredMinutes !== null) return { seconds: configuredMinutes * 60, reason: 'configured' };
  const wishes: [IntervalReason, number | undefined][] = [
    ['ttl', hints.ttl],
    ['update_period', hints.updatePeriod],
    ['max_age', hints.maxAge],
    ['publishes', minutesBetweenPolls(input)],
  ];
  let longest: [IntervalReason, number] = ['default', 0];
  for (const [reason, minutes = 0] of wishes) if (minutes > longest[1]) longest = [reason, minutes];
  const [reason, minutes] = longest;
  if (minutes > maxMinutes) return { seconds: maxMinutes * 60, reason: 'maximum' };
  if (minutes < minMinutes) return { seconds: minMinutes * 60, reason: minutes > 0 ? 'minimum' : 'default' };
  return { seconds: Math.round(minutes * 60), reason };
}

/** The poll interval that fits the publishing rate of the newest items; it grows while a feed is silent. */
function minutesBetweenPolls({ published, now }: IntervalInput): number | undefined {
  const recent = published
    .filter((moment) => moment <= now)
    .toSorted((a, b) => b - a)
    .slice(0, RECENT_ITEMS);
  if (recent.length < 2) return undefined;
  const [newest, oldest] = [recent[0]!, recent.at(-1)!];
  const between = (newest - oldest) / (recent.length - 1);
  return Math.max(between, now - newest) / POLLS_PER_ITEM / 60_000;
}

/**
 * The time of the next poll: after the interval plus up to a tenth, which spreads feeds first polled together, and outside
 * the hours and days to skip, unless those leave no time within `maxMinutes`.
 */
export function nextPoll(
  key: string,
  { seconds }: PollInterval,
  { hints, now, maxMinutes }: Pick<IntervalInput, 'hints' | 'now' | 'maxMinutes'>,
): Date {
  const spread = createHash('sha256').update(key).digest().readUInt16BE() / 65_536;
  const due = now + seconds * (1000 + 100 * spread);
  const { skipHours, skipDays } = hints;
  const isSkipped = (moment: number) =>
    skipHours.includes(new Date(moment).getUTCHours()) || skipDays.includes(new Date(moment).getUTCDay());
  let moment = due;
  while (isSkipped(moment)) {
    moment = (Math.floor(moment / HOUR_MS) + 1) * HOUR_MS;
    if (moment - due > Math.max(maxMinutes, 1440 * 3) * 60_000) return new Date(due);
  }
  return new Date(moment);
}
