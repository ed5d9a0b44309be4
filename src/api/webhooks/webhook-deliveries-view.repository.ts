import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { isoSql } from '../data/item-sql.js';
import type { JsonText } from '../json-text.js';
import type { DeliveryDetail, DeliveryReply } from './webhook-deliveries.reply.js';
import type { DeliveryStatus } from './webhook-deliveries.dto.js';

const FIELDS = `'id', d.id, 'message_id', 'msg_' || replace(e.id::text, '-', ''), 'type', e.type, 'status', d.status, 'attempts', d.attempts,
  'last_status', last.status, 'error', coalesce(d.error, last.error), 'created_at', ${isoSql('d.created_at')},
  'next_attempt_at', case when d.status = 'pending' then ${isoSql('j.start_after')} end, 'finished_at', ${isoSql('d.finished_at')}`;

const LOG = `(select coalesce(json_agg(json_build_object('number', number, 'at', ${isoSql('at')}, 'duration_ms', duration_ms,
  'status', status, 'error', error, 'response', response) order by number), '[]') from webhook_attempts where delivery_id = d.id)`;

const JOINS = `join webhook_events e on e.id = d.event_id
  left join webhook_attempts last on last.delivery_id = d.id and last.number = d.attempts
  left join pgboss.job j on j.name = 'webhooks' and j.id = d.job_id and j.state in ('created', 'retry')`;

/** Reads deliveries as JSON text, built by PostgreSQL so that amounts keep all their digits. */
@Injectable()
export class WebhookDeliveriesViewRepository {
  constructor(private readonly dataSource: DataSource) {}

  /** Lists deliveries, newest first. */
  list(
    webhookId: string,
    { limit, cursor, status }: { limit: number; cursor?: number; status?: DeliveryStatus },
  ): Promise<{ id: string; json: JsonText<DeliveryReply> }[]> {
    return this.dataSource.query(
      `select d.id, json_build_object(${FIELDS})::text as json
       from (select * from webhook_deliveries where webhook_id = $1 and id < coalesce($3, 9223372036854775807)
           and ($4::text is null or status = $4) order by id desc limit $2) d ${JOINS} order by d.id desc`,
      [webhookId, limit, cursor, status],
    );
  }

  /** The delivery with this id; null if the webhook has no such delivery. */
  async find(webhookId: string, id: string): Promise<JsonText<DeliveryDetail> | null> {
    const [row] = await this.dataSource.query<{ json: JsonText<DeliveryDetail> }[]>(
      `select json_build_object(${FIELDS}, 'timestamp', ${isoSql('e.at')}, 'data', e.data, 'log', ${LOG})::text as json
       from webhook_deliveries d ${JOINS} where d.webhook_id = $1 and d.id = $2`,
      [webhookId, id],
    );
    return row?.json ?? null;
  }
}
