import { EventEmitter, once } from 'node:events';
import { setTimeout as sleep } from 'node:timers/promises';
import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import { CONFIG, type Config } from '../../config/config.js';
import { openClient } from '../../database/connection.js';
import { PreparedQueries } from '../../database/prepared-queries.js';
import { isoSql } from '../data/item-sql.js';

/**
 * Milliseconds between polls, which find commits whose notification was missed because the connection was lost or a
 * pooler does not forward notifications.
 */
const POLL_MS = 2000;
/** Minimum number of milliseconds between two checks by followers, regardless of the number of commits. */
const MIN_INTERVAL_MS = 50;
const RECONNECT_MS = 1000;

const NEWEST = `select ${isoSql('max(known_at)')} as at from commits`;

/** Notifies followers in this process of commits made by any process. Listens to the database only while there are followers. */
@Injectable()
export class CommitWatch implements OnModuleDestroy {
  private newest = '';
  private followers = 0;
  private stop = new AbortController();
  private nudged = new AbortController();
  private readonly events = new EventEmitter<{ commit: [] }>().setMaxListeners(0);

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly reads: PreparedQueries,
  ) {}

  onModuleDestroy(): void {
    this.stop.abort();
  }

  /** @returns a function that stops following */
  follow(): () => void {
    if (!this.followers++) {
      this.stop = new AbortController();
      void this.poll(this.stop.signal);
      void this.listen(this.stop.signal);
    }
    return () => {
      if (!--this.followers) this.stop.abort();
    };
  }

  /** Resolves when there is a commit after this time, or the signal aborts. */
  async after(stamp: string, signal: AbortSignal): Promise<void> {
    while (this.newest <= stamp && !signal.aborted)
      await once(this.events, 'commit', { signal }).catch(() => undefined);
  }

  private async poll(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      this.nudged = new AbortController();
      const [row] = await this.reads.read<{ at: string | null }>(NEWEST, []).catch(() => []);
      if (row?.at && row.at > this.newest) {
        this.newest = row.at;
        this.events.emit('commit');
      }
      await pause(MIN_INTERVAL_MS, signal);
      await pause(POLL_MS, AbortSignal.any([signal, this.nudged.signal]));
    }
  }

  private async listen(signal: AbortSignal): Promise<void> {
    while (!signal.aborted) {
      await this.listenOnce(signal).catch(() => undefined);
      await pause(RECONNECT_MS, signal);
    }
  }

  /** Listens for notifications until the connection is lost. */
  private async listenOnce(signal: AbortSignal): Promise<void> {
    const client = await openClient(this.config.DATABASE_URL!, 'kasparro stream');
    const ended = once(client, 'end', { signal });
    // The promise may reject before anyone awaits it.
    ended.catch(() => undefined);
    try {
      client.on('notification', () => this.nudged.abort());
      await client.query('listen kasparro_commits');
      this.nudged.abort();
      await ended;
    } finally {
      await client.end();
    }
  }
}

async function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  await sleep(milliseconds, undefined, { signal }).catch(() => undefined);
}
