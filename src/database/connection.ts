import type { Socket } from 'node:net';
import { Client, type ClientConfig, Pool, type PoolConfig } from 'pg';

const SESSION_SETTINGS = {
  // Compiling a statement of the API takes longer than running it.
  jit: 'off',
  // A peer that vanished without a word is noticed after about 20 seconds: on Linux the last one limits keepalives as well.
  tcp_keepalives_idle: 5,
  tcp_keepalives_interval: 2,
  tcp_keepalives_count: 3,
  tcp_user_timeout: 20_000,
};

/** Longer than any statement of the service may take (`statement_timeout`). */
const MAX_SILENCE_MS = 75_000;

/** As `options` of a connection: settings that every session begins with. */
export function sessionOptions(more: Readonly<Record<string, string | number>> = {}): string {
  return Object.entries({ ...SESSION_SETTINGS, ...more })
    .map(([name, value]) => `-c ${name}=${value}`)
    .join(' ');
}

/**
 * A client that survives the loss of its connection: what was under way fails by its own promise. Without a listener
 * for `error` the loss would end the process.
 */
export class ResilientClient extends Client {
  /** Of pg, which does not declare it: no statement is under way. */
  declare readonly readyForQuery: boolean;

  constructor(config?: string | ClientConfig) {
    super(config);
    this.on('error', () => undefined);
  }

  /**
   * Gives the connection up when a statement has waited for so long without a byte coming or going: behind a network that
   * swallows everything it would wait for ever.
   */
  setSilenceLimit(milliseconds: number): void {
    const { connection } = this as unknown as { connection: { stream: Socket } };
    const { stream } = connection;
    stream.removeAllListeners('timeout');
    stream.setTimeout(milliseconds, () => {
      if (this.readyForQuery) return;
      const silence = `connection terminated: the database was silent for ${milliseconds / 1000} seconds`;
      stream.destroy(Object.assign(new Error(silence), { code: 'ETIMEDOUT' }));
    });
  }
}

/** For statements with a time limit. */
export class LimitedClient extends ResilientClient {
  constructor(config?: string | ClientConfig) {
    super(config);
    this.once('connect', () => this.setSilenceLimit(MAX_SILENCE_MS));
  }
}

/** What all pools share, that of the queue among them. A waiting connection notices after 15 seconds that its server vanished. */
export const POOLED = {
  Client: LimitedClient,
  keepAlive: true,
  keepAliveInitialDelayMillis: 5000,
} as const;

/** A connection of its own, for statements that may take as long as they need. */
export async function openClient(url: string, applicationName: string): Promise<Client> {
  const client = new ResilientClient({
    connectionString: url,
    application_name: applicationName,
    // Of an archive that is written slowly the database has to wait.
    options: sessionOptions({ statement_timeout: 0, tcp_user_timeout: 120_000 }),
    keepAlive: true,
    keepAliveInitialDelayMillis: 5000,
  });
  await client.connect();
  return client;
}

export function createPool(config: PoolConfig): Pool {
  const pool = new Pool({ ...config, ...POOLED });
  // Connections that are lost while nobody uses them.
  pool.on('error', () => undefined);
  return pool;
}
