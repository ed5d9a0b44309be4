import { AsyncLocalStorage } from 'node:async_hooks';
import { Inject, Injectable, type OnApplicationShutdown } from '@nestjs/common';
import type { Pool, QueryConfig, QueryResult } from 'pg';
import { CONFIG, type Config } from '../config/config.js';
import { SharedCall } from '../domain/shared-call.js';
import { sessionOptions } from './session-settings.js';
import { isConnectionFault } from './connection-fault.js';
import { laterLsn, type Lsn, parseLsn } from './lsn.js';
import { createSeparatePool } from './separate-pool.js';
import { Replica } from './replica.js';

export type DatabaseServer = 'primary' | 'replica';

/** The end of the write-ahead log, including asynchronous commits that have not been flushed to disk yet. */
const POSITION = 'select pg_current_wal_insert_lsn()::text as lsn';
const REPLICA_CONNECT_MS = 2000;
const WATCH_TIMEOUT_MS = 2000;
/** Conflicts with WAL replay, and tables or columns from a migration that the replica has not replayed yet. */
const REPLICA_FAULTS = /^(40001|40P01|42P01|42703|42883)$/;

/** Separate connections for API reads, which must not starve ingestion: to the primary and, if there is one, a replica. */
@Injectable()
export class ReadConnections implements OnApplicationShutdown {
  readonly replica: Replica | null = null;
  /** Number of reads sent to each server. */
  readonly reads = { primary: 0, replica: 0 };
  private readonly pools: Partial<Record<DatabaseServer, Pool>> & { primary: Pool };
  /** Pools for short queries about the state of each server, which must not wait for clients' queries. */
  private readonly watching: Partial<Record<DatabaseServer, Pool>> & { primary: Pool };
  private readonly reading = new AsyncLocalStorage<{ server: DatabaseServer }>();
  private readonly primaryPosition = new SharedCall(() => this.askPrimary());
  /** Later replies of this process must not be older than this position. */
  private minPosition: Lsn = 0n;

  constructor(@Inject(CONFIG) config: Config) {
    const { DATABASE_URL, DATABASE_REPLICA_URL, REPLICA_MAX_LAG } = config;
    this.pools = { primary: readPool(DATABASE_URL!, config) };
    this.watching = { primary: readPool(DATABASE_URL!, config, { max: 1 }) };
    if (DATABASE_REPLICA_URL === undefined) return;
    const limits = { connectionTimeoutMillis: REPLICA_CONNECT_MS };
    const answersWithin = (ms: number) => ({ ...limits, query_timeout: ms });
    const longest = 1000 * (config.API_STATEMENT_TIMEOUT + 1);
    this.pools.replica = readPool(DATABASE_REPLICA_URL, config, answersWithin(longest));
    this.watching.replica = readPool(DATABASE_REPLICA_URL, config, {
      ...answersWithin(WATCH_TIMEOUT_MS),
      max: 1,
    });
    this.replica = new Replica(this.watching.replica, () => this.primaryPosition.result(), REPLICA_MAX_LAG);
  }

  /** Opens all connections to the primary, so that no request has to wait for a new one. */
  async open(): Promise<void> {
    const { primary } = this.pools;
    await Promise.allSettled(
      Array.from({ length: primary.options.max }, () => primary.query<{ lsn: string }>(POSITION)),
    );
  }

  /** The server that answers the current request. */
  get server(): DatabaseServer {
    return this.reading.getStore()?.server ?? 'primary';
  }

  /**
   * Reads from the replica if it has replayed `least` and everything that earlier replies from this process showed,
   * otherwise from the primary.
   * @param least the WAL position that the reads must include; null to read from the primary
   */
  async during<T>(least: Lsn | null, work: () => Promise<T>): Promise<T> {
    const isReplicated = least !== null && (await this.replica?.has(laterLsn(least, this.minPosition)));
    return this.reading.run({ server: isReplicated ? 'replica' : 'primary' }, work);
  }

  /** For the rest of the current request. */
  usePrimary(): void {
    const reading = this.reading.getStore();
    if (reading) reading.server = 'primary';
  }

  /** A WAL position at or after everything that the current request has read or written. */
  async position(): Promise<Lsn> {
    const ofReplica = this.server === 'replica' ? await this.replica!.position().catch(() => null) : null;
    const lsn = ofReplica ?? (await this.primaryPosition.result());
    this.minPosition = laterLsn(this.minPosition, lsn);
    return lsn;
  }

  async query<Rows>(text: string, values: readonly unknown[] = []): Promise<Rows> {
    const { rows } = await this.send({ text, values: [...values] });
    return rows as Rows;
  }

  /** Runs a short query about the state of the given server, as a prepared statement with the given name. */
  async watch<Rows>(server: DatabaseServer, text: string, name: string): Promise<Rows> {
    const { rows } = await this.watching[server]!.query({ text, name });
    return rows as Rows;
  }

  async onApplicationShutdown(): Promise<void> {
    const pools = [...Object.values(this.pools), ...Object.values(this.watching)];
    await Promise.all(pools.map((pool) => pool.end()));
  }

  /** Runs a statement on the current request's server. If the replica fails, the primary answers the rest of the request. */
  async send<Row extends object>(statement: QueryConfig): Promise<QueryResult<Row>> {
    const reading = this.reading.getStore();
    if (reading?.server === 'replica')
      try {
        this.reads.replica++;
        return await this.pools.replica!.query<Row>(statement);
      } catch (error) {
        if (!this.isOfReplica(error)) throw error;
        reading.server = 'primary';
      }
    this.reads.primary++;
    return this.pools.primary.query<Row>(statement);
  }

  private isOfReplica(error: unknown): boolean {
    const { code, message } = error as { code?: unknown; message?: unknown };
    const isAway = isConnectionFault(error) || message === 'Query read timeout';
    if (isAway) this.replica!.suspend();
    return isAway || REPLICA_FAULTS.test(String(code));
  }

  private async askPrimary(): Promise<Lsn> {
    const [row] = await this.watch<[{ lsn: string }]>('primary', POSITION, 'position');
    return parseLsn(row.lsn)!;
  }
}

function readPool(url: string, config: Config, more: object = {}): Pool {
  return createSeparatePool(url, {
    max: config.READ_CONNECTIONS,
    // Under load, a new connection can take a second.
    min: config.READ_CONNECTIONS,
    application_name: 'kasparro read',
    statement_timeout: config.API_STATEMENT_TIMEOUT * 1000,
    // A client's query must occupy one of the database's CPU cores, not three.
    options: sessionOptions({ max_parallel_workers_per_gather: 0 }),
    ...more,
  });
}
