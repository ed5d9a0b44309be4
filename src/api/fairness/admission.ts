import type { EventEmitter } from 'node:events';
import { Inject, Injectable } from '@nestjs/common';
import { uptime } from '../../domain/clock.js';
import { CONFIG, type Config } from '../../config/config.js';
import { OverloadedException } from './overloaded.exception.js';
import { RecentUse } from './recent-use.js';
import { SoleClient } from './sole-client.js';

interface Query {
  client: string;
  isExpensive: boolean;
}

export interface ClientQuery extends Query {
  /** The reply, which is closed when the client disconnects. */
  reply: EventEmitter & { readonly closed: boolean };
}

/** The client disconnected while its query was waiting. */
export class ClientDisconnected extends Error {}

interface Waiting extends Query {
  /** Whether its client had much recent use when it began to wait. */
  wasHeavy: boolean;
  until: number;
  start: () => void;
  refuse: (reason: Error) => void;
}

interface ClientLoad {
  /** Number of the client's queries that are running in the database. */
  running: number;
  /** Number of the client's admitted requests: their queries are waiting or running, or their replies are being sent. */
  inside: number;
}

/** A client may have this many times CLIENT_CONCURRENCY admitted requests at once. */
const MAX_INSIDE_FACTOR = 5;
const QUEUE_MS = 5000;
const RETRY_SECONDS = 1;
/** A client whose recent database time in milliseconds is above this may not use the connections reserved for light clients. */
const HEAVY_USE = 1000;
const HALF_LIFE_MS = 5000;

/**
 * Schedules the database queries of reads. At most CLIENT_CONCURRENCY queries per client run at once, and in total as
 * many as there are connections. A quarter of the connections is for expensive queries. Half of this quarter, and two
 * thirds of the other connections, are reserved for clients with little recent use. If there is only one client, half of
 * all connections may run its expensive queries, and just one of the others is reserved, so that the next client does not
 * wait. The next query to run is from the waiting client with the least recent use.
 */
@Injectable()
export class Admission {
  private readonly running = { quick: 0, expensive: 0 };
  private readonly size: { quick: number; expensive: number };
  private readonly forLight: { quick: number; expensive: number };
  private readonly clients = new Map<string, ClientLoad>();
  /** In the order in which they began to wait. */
  private readonly waiting = new Set<Waiting>();
  private timer: NodeJS.Timeout | undefined;
  private readonly use = new RecentUse(HALF_LIFE_MS);
  private readonly sole = new SoleClient();
  private readonly concurrency: number;
  private readonly total: number;

  constructor(@Inject(CONFIG) config: Pick<Config, 'CLIENT_CONCURRENCY' | 'READ_CONNECTIONS'>) {
    this.concurrency = config.CLIENT_CONCURRENCY || Infinity;
    this.total = config.READ_CONNECTIONS;
    const expensive = Math.max(1, Math.floor(this.total / 4));
    const quick = this.total - expensive;
    this.size = { quick, expensive };
    this.forLight = {
      quick: Math.min(quick - 1, Math.ceil((quick * 2) / 3)),
      expensive: Math.floor(expensive / 2),
    };
  }

  /**
   * Admits a request, which counts until the returned function is called.
   * @throws Busy
   */
  enter(client: string): () => void {
    const present = this.clients.get(client) ?? { running: 0, inside: 0 };
    if (present.inside >= this.concurrency * MAX_INSIDE_FACTOR)
      throw new OverloadedException(
        'too_many_at_once',
        `You have ${present.inside} requests in progress, the maximum per client. Wait for their replies.`,
        RETRY_SECONDS,
      );
    this.sole.note(client);
    present.inside++;
    this.clients.set(client, present);
    return () => {
      if (--present.inside === 0) this.clients.delete(client);
    };
  }

  /**
   * Runs a query of an admitted request once its turn comes.
   * @throws OverloadedException if the query had to wait too long; ClientDisconnected
   */
  async run<T>(query: ClientQuery, answer: () => Promise<T>): Promise<T> {
    if (this.mayStart(query)) this.count(query, 1);
    else await this.turn(query);
    const began = uptime();
    try {
      return await answer();
    } finally {
      this.use.add(query.client, uptime() - began);
      this.count(query, -1);
      this.startNext();
    }
  }

  private turn(query: ClientQuery): Promise<void> {
    const { client, isExpensive, reply } = query;
    if (reply.closed) return Promise.reject(new ClientDisconnected());
    const { promise, resolve, reject } = Promise.withResolvers<void>();
    const waiting: Waiting = {
      client,
      isExpensive,
      wasHeavy: this.isHeavy(client),
      until: uptime() + QUEUE_MS,
      start: resolve,
      refuse: reject,
    };
    this.waiting.add(waiting);
    this.refuseLater(QUEUE_MS);
    const leave = () => {
      this.waiting.delete(waiting);
      reject(new ClientDisconnected());
    };
    reply.once('close', leave);
    return promise.finally(() => reply.off('close', leave));
  }

  /** Refuses one query at a time: refusing hundreds that began to wait at the same moment would block the event loop. */
  private refuseOldest(): void {
    this.timer = undefined;
    const [oldest] = this.waiting;
    if (!oldest) return;
    const left = oldest.until - uptime();
    if (left <= 0) {
      this.waiting.delete(oldest);
      oldest.refuse(this.tooLate(oldest));
    }
    this.refuseLater(Math.max(left, 1));
  }

  private refuseLater(ms: number): void {
    this.timer ??= setTimeout(() => this.refuseOldest(), ms).unref();
  }

  private tooLate({ client, wasHeavy }: Waiting): OverloadedException {
    if (this.runningOf(client) >= this.concurrency) {
      const detail = `You have ${this.concurrency} queries in progress, the maximum per client. Wait for their replies.`;
      return new OverloadedException('too_many_at_once', detail, RETRY_SECONDS);
    }
    if (wasHeavy || this.isHeavy(client))
      return new OverloadedException(
        'too_many_at_once',
        'Your recent queries kept the database busy, and those of others come first. Send fewer at once.',
        RETRY_SECONDS,
      );
    return new OverloadedException(
      'busy',
      'Too many queries are in progress. Try again in a few seconds.',
      RETRY_SECONDS,
    );
  }

  private isHeavy(client: string): boolean {
    return this.use.of(client) > HEAVY_USE;
  }

  private runningOf(client: string): number {
    return this.clients.get(client)!.running;
  }

  private mayStart({ client, isExpensive }: Query): boolean {
    if (this.runningOf(client) >= this.concurrency) return false;
    const { isAlone } = this.sole;
    const isHeavy = this.isHeavy(client);
    const { quick, expensive } = this.running;
    if (quick + expensive >= this.total - Number(isAlone && isHeavy)) return false;
    if (isExpensive && isAlone) return expensive < this.total / 2;
    const kind = isExpensive ? 'expensive' : 'quick';
    const reserved = isAlone ? Math.min(1, this.forLight.quick) : this.forLight[kind];
    return this.running[kind] < this.size[kind] - (isHeavy ? reserved : 0);
  }

  private count({ client, isExpensive }: Query, change: 1 | -1): void {
    this.clients.get(client)!.running += change;
    this.running[isExpensive ? 'expensive' : 'quick'] += change;
  }

  private startNext(): void {
    for (;;) {
      let next: Waiting | undefined;
      let least = Infinity;
      const now = uptime();
      for (const one of this.waiting) {
        const used = this.use.of(one.client, now);
        if (used < least && this.mayStart(one)) [next, least] = [one, used];
      }
      if (!next) return;
      this.waiting.delete(next);
      this.count(next, 1);
      next.start();
    }
  }
}
