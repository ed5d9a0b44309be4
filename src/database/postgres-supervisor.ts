import { setTimeout as sleep } from 'node:timers/promises';
import { type Cluster, clearLeftovers } from './postgres-cluster.js';
import { type PostgresProcess, startPostgres } from './postgres-process.js';

const NOT_DURABLE = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off' };
const MAX_PAUSE_MS = 10_000;

/** Starts PostgreSQL and restarts it when it exits unexpectedly. */
export class PostgresSupervisor {
  private current: PostgresProcess;
  private readonly stopping = new AbortController();
  private supervision: Promise<void> = Promise.resolve();

  constructor(
    private readonly cluster: Cluster,
    private readonly port: number,
    private readonly report: (message: string) => void,
    /** Turns off durability. */
    private readonly temporaryFolder?: string,
  ) {}

  async start(): Promise<void> {
    this.current = await this.launch();
    this.supervision = this.supervise();
  }

  async stop(): Promise<void> {
    this.stopping.abort();
    await this.current.stop();
    await this.supervision;
  }

  private async supervise(): Promise<void> {
    const { signal } = this.stopping;
    for (let pause = 100; ; pause = Math.min(pause * 2, MAX_PAUSE_MS)) {
      await this.current.ended;
      if (signal.aborted) return;
      try {
        this.current = await this.launch();
        if (signal.aborted) return await this.current.stop();
        this.report('The embedded PostgreSQL exited and was restarted.');
        pause = 50;
      } catch (error) {
        this.report(`The embedded PostgreSQL exited: ${(error as Error).message}`);
        await sleep(pause, undefined, { signal }).catch(() => undefined);
      }
    }
  }

  private async launch(): Promise<PostgresProcess> {
    await clearLeftovers(this.cluster);
    const settings = {
      listen_addresses: '127.0.0.1',
      port: this.port,
      unix_socket_directories: '',
      max_connections: 220,
      log_checkpoints: 'off',
      timezone: 'UTC',
      log_timezone: 'UTC',
      ...(this.temporaryFolder && NOT_DURABLE),
    };
    return startPostgres(this.cluster, settings, this.temporaryFolder);
  }
}
