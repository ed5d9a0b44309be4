import type { EventEmitter } from 'node:events';
import type { Socket } from 'node:net';
import { Client, type ClientConfig, Pool, type PoolConfig } from 'pg';
import { preparedName } from '../domain/prepared.js';
import { sessionOptions, withUrlOptions } from './session-settings.js';

/** Longer than `statement_timeout`, so a connection that is silent for this long has been lost. */
const MAX_SILENCE_MS = 75_000;

/** SQLSTATE read_only_sql_transaction. */
const READ_ONLY = '25006';

/** In seconds. */
const DEFAULT_CONNECT_TIMEOUT = 5;

/**
 * How long to wait for a connection, in milliseconds: `connect_timeout` of the URL in seconds, 0 for as long as it takes, as in
 * libpq (https://www.postgresql.org/docs/18/libpq-connect.html), but 5 seconds by default.
 */
export function connectTimeout(url: string): number {
  const seconds = Number(new URL(url).searchParams.get('connect_timeout') ?? DEFAULT_CONNECT_TIMEOUT);
  return Number.isFinite(seconds) ? Math.max(seconds, 0) * 1000 : DEFAULT_CONNECT_TIMEOUT * 1000;
}

/**
 * A client that survives the loss of its connection: pending statements reject. Without a listener for `error`, the
 * loss would end the process.
 */
export class ResilientClient extends Client {
  /** Not declared by pg's types: true while no statement is running. */
  declare readonly readyForQuery: boolean;

  constructor(config?: string | ClientConfig) {
    super(typeof config === 'object' ? withUrlOptions(config) : config);
    this.on('error', () => undefined);
  }

  /**
   * Closes the connection when a statement has waited for this long without any traffic. Without a limit, a statement
   * would wait forever once the network drops all packets.
   */
  setSilenceLimit(milliseconds: number): void {
    const { connection } = this as unknown as { connection: { stream: Socket } };
    const { stream } = connection;
    stream.removeAllListeners('timeout');
    stream.setTimeout(milliseconds, () => {
      if (this.readyForQuery) return;
      const silence = `connection closed: no response from the database for ${milliseconds / 1000} seconds`;
      stream.destroy(Object.assign(new Error(silence), { code: 'ETIMEDOUT' }));
    });
  }
}

/** A client whose statements all have a time limit, so that a silent connection can be closed. */
export class LimitedClient extends ResilientClient {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.once('connect', () => this.setSilenceLimit(MAX_SILENCE_MS));
    this.endWhenReadOnly();
    this.query = ((text: unknown, ...rest: unknown[]) => {
      const name = typeof text === 'string' ? this.nameOf(text, rest) : undefined;
      const send = super.query.bind(this) as (...given: unknown[]) => unknown;
      return send(name === undefined ? text : { name, text }, ...rest);
    }) as Client['query'];
  }

  /**
   * Ends the connection if the server refuses to write: after a failover, an open connection may still lead to the old primary,
   * which is a replica now, while a new connection leads to the new one.
   */
  private endWhenReadOnly(): void {
    const { connection } = this as unknown as { connection: EventEmitter };
    connection.on('errorMessage', ({ code }: { code?: string }) => {
      if (code === READ_ONLY) setImmediate(() => void this.end().catch(() => undefined));
    });
  }

  /** The name under which to prepare the statement; undefined if it is not prepared. */
  protected nameOf(text: string, _rest: readonly unknown[]): string | undefined {
    return preparedName(text);
  }
}

/**
 * Settings shared by all connection pools, including the queue's. Connections notice within 15 seconds that the server
 * has vanished.
 */
export const POOL_SETTINGS = {
  Client: LimitedClient,
  keepAlive: true,
  keepAliveInitialDelayMillis: 5000,
} as const;

/** A dedicated connection without statement timeout. */
export async function openClient(url: string, applicationName: string): Promise<Client> {
  const client = new ResilientClient({
    connectionString: url,
    connectionTimeoutMillis: connectTimeout(url),
    application_name: applicationName,
    // While an archive is written slowly, the database must wait to send its output.
    options: sessionOptions({ statement_timeout: 0, tcp_user_timeout: 120_000 }),
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
  });
  await client.connect();
  return client;
}

export function createPool(config: PoolConfig): Pool {
  const pool = new Pool({ ...POOL_SETTINGS, ...config });
  // Raised by idle connections that are lost.
  pool.on('error', () => undefined);
  return pool;
}
