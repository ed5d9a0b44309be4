import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import type { DeliveryJob } from './delivery-queue.js';

/** Number of facts per batch. All facts from one transaction are taken together, even if that exceeds the limit. */
const MAX_FACTS = 500;
/** Maximum number of facts listed in a combined event: the most severe ones, along with the total number. */
const MAX_LISTED = 100;

/** Event types that combine all facts from one transaction and source into one event, with the field that lists them. */
const LISTS = `(values ('drift.detected', 'changes'), ('anomaly.opened', 'anomalies'), ('asset.review', 'listings'))`;

const TAKE = `
  with due as (
    select distinct transaction from (select transaction from webhook_outbox order by id limit ${MAX_FACTS}) oldest
  ), taken as (
    delete from webhook_outbox o using due where o.transaction = due.transaction returning o.*
  ), subscribed as (
    select id, events from webhooks where disabled_at is null for key share
  ), ranked as (
    select t.*, s.name as source, list.name as list, case when list.name is null then t.id end as single,
      row_number() over facts as place, count(*) over (facts rows between unbounded preceding and unbounded following) as count
    from taken t left join sources s on s.id = t.source_id left join ${LISTS} list (type, name) on list.type = t.type
    window facts as (partition by t.transaction, t.type, t.source_id, case when list.name is null then t.id end
      order by t.severity desc, t.id)
  ), made as (
    select uuidv7() as id, type, webhook_id, min(at) as at, case when list is null then (array_agg(data))[1]
      else json_build_object('source', source, 'count', max(count), list, json_agg(data order by place)) end as data
    from ranked where place <= ${MAX_LISTED}
    group by transaction, type, source_id, source, webhook_id, list, single
  ), addressed as (
    select made.id as event_id, made.at, s.id as webhook_id from made join subscribed s
      on made.type = any(s.events) and (made.webhook_id is null or made.webhook_id = s.id)
  ), stored as (
    insert into webhook_events (id, type, at, data)
    select id, type, at, data from made where id in (select event_id from addressed)
  )
  insert into webhook_deliveries (webhook_id, event_id)
  select webhook_id, event_id from addressed order by at, webhook_id
  returning id, webhook_id as "webhookId", job_id as "jobId"`;

/**
 * Facts waiting to become events. Triggers write a fact in the transaction that causes it; here, each fact becomes part
 * of exactly one event.
 */
@Injectable()
export class OutboxRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Number of waiting facts, counted up to `limit`. */
  async waiting(limit: number): Promise<number> {
    const [{ count }] = await this.dataSource.query<[{ count: number }]>(
      'select count(*)::int as count from (select from webhook_outbox limit $1) waiting',
      [limit],
    );
    return count;
  }

  /** Turns the oldest facts into events, and creates a delivery for each subscribed webhook. */
  take(tx: EntityManager): Promise<DeliveryJob[]> {
    return tx.query(TAKE);
  }
}
