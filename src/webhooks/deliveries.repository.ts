import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { DeliveryJob } from './delivery-queue.js';
import type { DeliveryAttempt, Target, WebhookEvent } from './webhook.js';

/** A due delivery, with its event and the webhook to deliver it to. */
export interface DueDelivery {
  id: string;
  webhookId: string;
  isEnabled: boolean;
  target: Target;
  event: WebhookEvent;
}

interface DueRow extends Target {
  webhookId: string;
  isEnabled: boolean;
  eventId: string;
  type: string;
  at: Date;
  data: string;
}

const SECRETS = `(select coalesce(array_agg(s.secret order by s.id desc), '{}') from webhook_secrets s
  where s.webhook_id = w.id and (s.expires_at is null or s.expires_at > now()))`;

@Injectable()
export class DeliveriesRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Null if the delivery has ended, was deleted, or was requeued under another job. */
  async due(id: string, jobId: string): Promise<DueDelivery | null> {
    const [row] = await this.dataSource.query<DueRow[]>(
      `select w.id as "webhookId", w.disabled_at is null as "isEnabled", w.format, w.url, ${SECRETS} as secrets,
         e.id as "eventId", e.type, e.at, e.data::text as data
       from webhook_deliveries d join webhooks w on w.id = d.webhook_id join webhook_events e on e.id = d.event_id
       where d.id = $1 and d.job_id = $2 and d.status = 'pending'`,
      [id, jobId],
    );
    if (!row) return null;
    const { webhookId, isEnabled, format, url, secrets, eventId, type, at, data } = row;
    return {
      ...{ id, webhookId, isEnabled },
      target: { format, url, secrets },
      event: { id: eventId, type, at, data },
    };
  }

  async target(webhookId: string): Promise<Target | null> {
    const [row] = await this.dataSource.query<Target[]>(
      `select w.format, w.url, ${SECRETS} as secrets from webhooks w where w.id = $1`,
      [webhookId],
    );
    return row ?? null;
  }

  async insertEvent(tx: EntityManager, { id, type, at, data }: WebhookEvent): Promise<void> {
    await tx.query('insert into webhook_events (id, type, at, data) values ($1, $2, $3, $4::json)', [
      ...[id, type, at, data],
    ]);
  }

  /** Null if the event has been deleted. */
  async insert(tx: EntityManager, webhookId: string, eventId: string): Promise<DeliveryJob | null> {
    const [row] = await tx.query<DeliveryJob[]>(
      `insert into webhook_deliveries (webhook_id, event_id) select $1, id from webhook_events where id = $2
       returning id, webhook_id as "webhookId", job_id as "jobId"`,
      [webhookId, eventId],
    );
    return row ?? null;
  }

  /** Id of the delivered event, so that it can be delivered again; null if the webhook has no delivery with this id. */
  async eventOf(tx: EntityManager, webhookId: string, id: string): Promise<string | null> {
    const [row] = await tx.query<{ event_id: string }[]>(
      'select event_id from webhook_deliveries where webhook_id = $1 and id = $2 for update',
      [webhookId, id],
    );
    return row?.event_id ?? null;
  }

  /** @returns the number of the attempt; null if the delivery has been deleted */
  async addAttempt(tx: EntityManager, id: string, attempt: DeliveryAttempt): Promise<number | null> {
    const { at, durationMs, status, error, response } = attempt;
    const [row] = await tx.query<{ number: number }[]>(
      `with counted as (update webhook_deliveries set attempts = attempts + 1 where id = $1 returning attempts)
       insert into webhook_attempts (delivery_id, number, at, duration_ms, status, error, response)
       select $1, attempts, $2, $3, $4, $5, $6 from counted returning number`,
      [id, at, durationMs, status, error, response],
    );
    return row?.number ?? null;
  }

  /** Moves a pending delivery to a new job; its previous job will then do nothing. */
  async newJob(tx: EntityManager, id: string): Promise<DeliveryJob | null> {
    const [rows] = await tx.query<[DeliveryJob[], number]>(
      `update webhook_deliveries set job_id = gen_random_uuid() where id = $1 and status = 'pending'
       returning id, webhook_id as "webhookId", job_id as "jobId"`,
      [id],
    );
    return rows[0] ?? null;
  }

  async finish(
    tx: EntityManager,
    id: string,
    status: 'succeeded' | 'failed',
    error: string | null = null,
  ): Promise<boolean> {
    const [, affected] = await tx.query<[unknown[], number]>(
      `update webhook_deliveries set status = $2, error = $3, finished_at = now() where id = $1 and status = 'pending'`,
      [id, status, error],
    );
    return affected > 0;
  }

  /** Creates jobs for pending deliveries whose jobs are missing, for example after a restore. */
  async requeueLost(tx: EntityManager): Promise<DeliveryJob[]> {
    const [rows] = await tx.query<[DeliveryJob[], number]>(
      `update webhook_deliveries d set job_id = gen_random_uuid() where id in (
         select id from webhook_deliveries p where status = 'pending' and created_at < now() - interval '1 minute'
           and not exists (select from pgboss.job j where j.name = 'webhooks' and j.id = p.job_id
             and j.state in ('created', 'retry', 'active', 'failed'))
         order by id limit 500 for update skip locked)
       returning id, webhook_id as "webhookId", job_id as "jobId"`,
    );
    return rows;
  }

  /** Deletes one batch of deliveries that ended more than `days` ago. @returns the number deleted */
  async prune(days: number): Promise<number> {
    const [{ count }] = await this.dataSource.query<[{ count: number }]>(
      `with gone as (
         delete from webhook_deliveries where id in (select id from webhook_deliveries
           where finished_at < now() - $1 * interval '1 day' order by finished_at limit 1000)
         returning id, event_id
       ), attempts as (
         delete from webhook_attempts a using gone where a.delivery_id = gone.id
       ), events as (
         delete from webhook_events e using gone where e.id = gone.event_id and not exists (
           select from webhook_deliveries d where d.event_id = e.id and d.id not in (select id from gone))
       ) select count(*)::int as count from gone`,
      [days],
    );
    return count;
  }
}
