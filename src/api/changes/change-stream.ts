import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Pool } from 'pg';
import { CONFIG, type Config } from '../../config/config.js';
import { ArrayReads } from '../../database/array-reads.js';
import { createPool } from '../../database/connection.js';
import { dataSourceOptions } from '../../database/data-source.js';
import type { DataQuery } from '../data/data-query.dto.js';
import { DataRepository } from '../data/data.repository.js';
import { CommitWatch } from './commit-watch.js';
import { changeJson } from './change-view.js';
import { Changes, type ChangeBatch } from './changes.js';
import { OutageTimer } from './outage-timer.js';
import { encodePosition, type ChangePosition } from './change-position.js';

/**
 * A comment is sent after this number of milliseconds without events: some proxies close connections that are silent
 * for a minute, or even half a minute.
 */
const HEARTBEAT_MS = 15_000;
const RECONNECT_MS = 2000;
/** Milliseconds between two queries while the database is unavailable. */
const RETRY_MS = 1000;
/** Number of items read at once, and thus held in memory, per stream. */
const ITEMS = 200;
/** Number of connections reserved for streams. All streams take turns using them. */
const CONNECTIONS = 2;

export interface StreamOptions {
  heartbeatMs?: number;
  /** Renders the JSON of an item as requested by the client. */
  render?: (item: string) => string;
}

/**
 * Server-sent events, https://html.spec.whatwg.org/multipage/server-sent-events.html: `item` for each version that became
 * known and `withdrawn` for each withdrawal. Their ids are positions in commit order, which all processes share.
 */
@Injectable()
export class ChangeStream implements OnModuleDestroy {
  private readonly pool: Pool;
  private readonly reads: ArrayReads;
  private readonly closing = new AbortController();

  constructor(
    @Inject(CONFIG) { DATABASE_URL }: Config,
    private readonly data: DataRepository,
    private readonly changes: Changes,
    private readonly watch: CommitWatch,
  ) {
    this.pool = createPool({
      ...(dataSourceOptions(DATABASE_URL!).extra as object),
      connectionString: DATABASE_URL!,
      max: CONNECTIONS,
      application_name: 'kasparro stream',
      idleTimeoutMillis: 5000,
    });
    this.reads = new ArrayReads(this.pool);
  }

  async onModuleDestroy(): Promise<void> {
    this.closing.abort();
    await this.pool.end();
  }

  /** The position of a stream that only sends changes from now on. */
  now(): Promise<ChangePosition> {
    return this.changes.end(this.reads);
  }

  /**
   * Yields the changes after the position as fast as the client reads them, until the signal aborts or the service
   * stops. Waits while the database is unavailable, because an EventSource gives up if it reconnects and gets a 503.
   * @throws the database's error if the database is unavailable for a minute
   */
  async *events(
    query: DataQuery,
    after: ChangePosition,
    signal: AbortSignal,
    { heartbeatMs = HEARTBEAT_MS, render = (item) => item }: StreamOptions = {},
  ): AsyncGenerator<string> {
    const ends = AbortSignal.any([signal, this.closing.signal]);
    const leave = this.watch.follow();
    const outage = new OutageTimer();
    let place = after;
    try {
      yield `retry: ${RECONNECT_MS}\n${heartbeat(place)}`;
      while (!ends.aborted) {
        const step = await this.step(query, place).catch((error: unknown) => outage.tolerate(error));
        if (!step) {
          yield heartbeat(place);
          await sleep(RETRY_MS, undefined, { signal: ends }).catch(() => undefined);
          continue;
        }
        outage.end();
        for (const [item, isWithdrawn, behind] of step.rows) yield event(render(item), isWithdrawn, behind);
        place = step.place;
        if (step.more) continue;
        for (let isLate = true; isLate && !ends.aborted;) {
          isLate = await isSilent(this.watch, place, heartbeatMs, ends);
          if (isLate && !ends.aborted) yield heartbeat(place);
        }
      }
    } finally {
      leave();
    }
  }

  private step(query: DataQuery, after: ChangePosition): Promise<ChangeBatch<[string, boolean]>> {
    return this.changes.nextBatch({
      query: { ...query, limit: ITEMS },
      selection: () => this.data.select(query),
      after,
      select: (conversion) => `${changeJson(query, conversion)}::text, p.is_withdrawn`,
      reads: this.reads,
    });
  }
}

/** Resolves to true if nothing is committed after the position for this long. */
async function isSilent(
  watch: CommitWatch,
  [stamp]: ChangePosition,
  milliseconds: number,
  signal: AbortSignal,
): Promise<boolean> {
  const cleanup = new AbortController();
  const ends = AbortSignal.any([signal, cleanup.signal]);
  const silence = sleep(milliseconds, true, { signal: ends }).catch(() => true);
  return Promise.race([watch.after(stamp, ends).then(() => false), silence]).finally(() => cleanup.abort());
}

function event(item: string, isWithdrawn: boolean, place: ChangePosition): string {
  return `event: ${isWithdrawn ? 'withdrawn' : 'item'}\nid: ${encodePosition(place)}\ndata: ${item}\n\n`;
}

/** A message with an id but no data: clients see no event, but resume from its id. */
function heartbeat(place: ChangePosition): string {
  return `: still here\nid: ${encodePosition(place)}\n\n`;
}
