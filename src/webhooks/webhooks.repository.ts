import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { Webhook } from './webhook.js';

export type NewWebhook = Pick<Webhook, 'format' | 'url' | 'description' | 'events'> &
  Partial<Pick<Webhook, 'managedBy'>>;

const COLUMNS = `id, format, url, description, events, created_at as "createdAt", updated_at as "updatedAt",
  disabled_at as "disabledAt", disabled_reason as "disabledReason", failing_since as "failingSince",
  last_success_at as "lastSuccessAt", managed_by as "managedBy"`;

@Injectable()
export class WebhooksRepository {
  constructor(private readonly dataSource: DataSource) {}

  async insert(
    tx: EntityManager,
    { format, url, description, events, managedBy = null }: NewWebhook,
  ): Promise<Webhook> {
    const [row] = await tx.query<Webhook[]>(
      `insert into webhooks (format, url, description, events, managed_by) values ($1, $2, $3, $4, $5)
       returning ${COLUMNS}`,
      [format, url, description, events, managedBy],
    );
    return row!;
  }

  /** Newest first. */
  list(limit: number, before?: number): Promise<Webhook[]> {
    return this.dataSource.query(
      `select ${COLUMNS} from webhooks where id < coalesce($2, 9223372036854775807) order by id desc limit $1`,
      [limit, before],
    );
  }

  async find(id: string): Promise<Webhook | null> {
    const [row] = await this.dataSource.query<Webhook[]>(`select ${COLUMNS} from webhooks where id = $1`, [
      id,
    ]);
    return row ?? null;
  }

  async lock(tx: EntityManager, id: string): Promise<Webhook | null> {
    const [row] = await tx.query<Webhook[]>(`select ${COLUMNS} from webhooks where id = $1 for update`, [id]);
    return row ?? null;
  }

  /** Webhooks created from environment variables. */
  managed(tx: EntityManager): Promise<Webhook[]> {
    return tx.query<Webhook[]>(`select ${COLUMNS} from webhooks where managed_by is not null`);
  }

  async count(tx: EntityManager): Promise<number> {
    const [{ count }] = await tx.query<[{ count: number }]>('select count(*)::int as count from webhooks');
    return count;
  }

  /** Number of webhooks by state. */
  async states(): Promise<Record<'working' | 'failing' | 'disabled', number>> {
    const [row] = await this.dataSource.query<[{ working: number; failing: number; disabled: number }]>(
      `select count(*) filter (where disabled_at is null and failing_since is null)::int as working,
         count(*) filter (where disabled_at is null and failing_since is not null)::int as failing,
         count(*) filter (where disabled_at is not null)::int as disabled from webhooks`,
    );
    return row;
  }

  /** Failures at another URL say nothing about the new one, so they are forgotten. */
  async update(
    tx: EntityManager,
    id: string,
    { format, url, description, events }: NewWebhook,
  ): Promise<void> {
    await tx.query(
      `update webhooks set format = $2, url = $3, description = $4, events = $5, updated_at = now(),
         failing_since = case when url = $3 then failing_since end
       where id = $1`,
      [id, format, url, description, events],
    );
  }

  /** Enables the webhook and forgets its earlier failures. */
  async enable(tx: EntityManager, id: string): Promise<void> {
    await tx.query(
      'update webhooks set disabled_at = null, disabled_reason = null, failing_since = null where id = $1',
      [id],
    );
  }

  async disable(tx: EntityManager, id: string, reason: string): Promise<void> {
    await tx.query(
      'update webhooks set disabled_at = now(), disabled_reason = $2 where id = $1 and disabled_at is null',
      [id, reason],
    );
  }

  /**
   * Deletes the webhook with its secrets, rules, facts and deliveries. Deliveries created at the same moment either
   * wait for the lock or are deleted here.
   */
  async remove(tx: EntityManager, id: string): Promise<void> {
    await tx.query('delete from webhooks where id = $1', [id]);
    await tx.query('delete from webhook_secrets where webhook_id = $1', [id]);
    await tx.query('delete from webhook_prices where webhook_id = $1', [id]);
    await tx.query('delete from webhook_outbox where webhook_id = $1', [id]);
    await tx.query(
      `with gone as (delete from webhook_deliveries where webhook_id = $1 returning id, event_id),
         attempts as (delete from webhook_attempts a using gone where a.delivery_id = gone.id)
       delete from webhook_events e using gone
       where e.id = gone.event_id and not exists (
         select from webhook_deliveries d where d.event_id = e.id and d.webhook_id <> $1)`,
      [id],
    );
  }
}
