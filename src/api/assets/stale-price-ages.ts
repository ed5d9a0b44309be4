import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { nextTick, scheduleOf } from '../../config/schedule.js';
import { type Source, SOURCES } from '../../domain/source.js';
import { CURRENT_SECONDS } from './consensus-rules.js';

/** A source may miss one tick of its schedule before its prices become stale. */
const TICKS = 2;
/** Number of ticks to examine for the longest interval of a schedule. */
const TICKS_AHEAD = 25;
const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

/** The age from which each source's prices are too old to count. */
@Injectable()
export class StalePriceAges {
  private text: string | undefined;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    @Inject(SOURCES) private readonly sources: readonly Source[],
  ) {}

  /** Ages in seconds by source name, as JSON. For all other sources, the age is a quarter of an hour. */
  get json(): string {
    return (this.text ??= JSON.stringify(this.seconds()));
  }

  /** Computed once for all sources with the same schedule, because finding the ticks of a cron expression takes long. */
  private seconds(): Record<string, number> {
    const known = new Map<string | null, number>();
    const of = (source: string) => {
      const schedule = scheduleOf(this.config, source);
      const seconds = known.get(schedule) ?? staleAfter(this.config, source);
      known.set(schedule, seconds);
      return seconds;
    };
    return Object.fromEntries(this.sources.map(({ name }) => [name, of(name)]));
  }
}

function staleAfter(config: Config, source: string): number {
  const now = new Date();
  let longest = 0;
  let tick = nextTick(config, source, now);
  // For a rare schedule, the cron library finds fewer than 25 ticks.
  for (let n = 0; tick && n < TICKS_AHEAD && (n === 0 || tick.getTime() < now.getTime() + YEAR_MS); n++) {
    const next = nextTick(config, source, tick)!;
    longest = Math.max(longest, next.getTime() - tick.getTime());
    tick = next;
  }
  return Math.max(CURRENT_SECONDS, (TICKS * longest) / 1000);
}
