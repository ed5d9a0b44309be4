import { Inject, Injectable, type OnModuleDestroy } from '@nestjs/common';
import type { Pool, PoolClient } from 'pg';
import { CONFIG, type Config } from '../../config/config.js';
import { createSeparatePool } from '../../database/separate-pool.js';
import { ExportLimit, stalled } from './export-limit.js';

/** PostgreSQL's code for a transaction that waited longer than idle_in_transaction_session_timeout. */
const IDLE_IN_TRANSACTION = '25P03';

/**
 * Database connections reserved for exports: as many as exports may run at once, so that exports take none from the
 * rest of the API.
 */
@Injectable()
export class ExportConnections implements OnModuleDestroy {
  private readonly pool: Pool;
  private readonly open = new Set<AbortController>();

  constructor(@Inject(CONFIG) private readonly config: Config) {
    this.pool = createSeparatePool(config.DATABASE_URL!, {
      max: config.EXPORT_STREAMS,
      application_name: 'kasparro export',
      idleTimeoutMillis: 5000,
    });
  }

  async onModuleDestroy(): Promise<void> {
    for (const end of this.open) end.abort(new ExportLimit('the service stops', 'unavailable'));
    await this.pool.end();
  }

  /**
   * Reads from one snapshot. The connection is closed at once, whatever it is doing, when `end` is aborted: by the
   * caller, or here if the export exceeds EXPORT_MAX_SECONDS, the database ends the connection, or the service stops.
   * @throws ExportLimit if that is why
   */
  async *snapshot<T>(
    end: AbortController,
    read: (client: PoolClient) => AsyncIterable<T>,
  ): AsyncGenerator<T> {
    const { EXPORT_MAX_SECONDS } = this.config;
    this.open.add(end);
    const timer = setTimeout(
      () =>
        end.abort(new ExportLimit(`it took longer than ${EXPORT_MAX_SECONDS} seconds (EXPORT_MAX_SECONDS)`)),
      EXPORT_MAX_SECONDS * 1000,
    );
    try {
      yield* this.onConnection(end, read);
    } catch (error) {
      throw end.signal.reason instanceof ExportLimit ? end.signal.reason : error;
    } finally {
      clearTimeout(timer);
      this.open.delete(end);
    }
  }

  private async *onConnection<T>(
    end: AbortController,
    read: (client: PoolClient) => AsyncIterable<T>,
  ): AsyncGenerator<T> {
    const client = await this.pool.connect();
    const { CLIENT_STALL_TIMEOUT_MS } = this.config;
    const fail = (error: Error & { code?: string }) =>
      end.abort(error.code === IDLE_IN_TRANSACTION ? stalled(CLIENT_STALL_TIMEOUT_MS) : error);
    let held = true;
    const release = (broken: boolean) => {
      if (held) client.release(broken);
      held = false;
    };
    const cut = () => release(true);
    client.on('error', fail);
    end.signal.addEventListener('abort', cut);
    try {
      end.signal.throwIfAborted();
      await client.query(
        `begin isolation level repeatable read read only;
         set local client_connection_check_interval = '1s';
         set local cursor_tuple_fraction = 1;
         set local idle_in_transaction_session_timeout = ${CLIENT_STALL_TIMEOUT_MS}`,
      );
      yield* read(client);
      await client.query('commit');
      release(false);
    } finally {
      end.signal.removeEventListener('abort', cut);
      release(true);
      client.off('error', fail);
    }
  }
}
