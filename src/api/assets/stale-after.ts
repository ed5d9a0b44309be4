import { Inject, Injectable } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { nextTick } from '../../config/schedule.js';
import { type Source, SOURCES } from '../../domain/source.js';
import { CURRENT_SECONDS } from './consensus-sql.js';

/** A source may miss one tick of its schedule before its prices are stale. */
const TICKS = 2;
/** Over so many ticks the longest pause of a schedule is looked for. */
const TICKS_AHEAD = 25;
const YEAR_MS = 366 * 24 * 60 * 60 * 1000;

/** When prices of each source are too old to count. */
@Injectable()
export class StaleAfter {
  /** Seconds by name, as JSON. Of sources that are not there: a quarter of an hour. */
  readonly json: string;

  constructor(@Inject(CONFIG) config: Config, @Inject(SOURCES) sources: readonly Source[]) {
    const seconds = sources.map(({ name }) => [name, staleAfter(config, name)] as const);
    this.json = JSON.stringify(Object.fromEntries(seconds));
  }
}

function staleAfter(config: Config, source: string): number {
  const now = new Date();
  let longest = 0;
  let tick = nextTick(config, source, now);
  // A rare schedule has no 25 ticks that cron would find.
  for (let n = 0; tick && n < TICKS_AHEAD && (n === 0 || tick.getTime() < now.getTime() + YEAR_MS); n++) {
    const next = nextTick(config, source, tick)!;
    longest = Math.max(longest, next.getTime() - tick.getTime());
    tick = next;
  }
  return Math.max(CURRENT_SECONDS, (TICKS * longest) / 1000);
}
