import { Inject, Injectable } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { KNOWN_AT } from './as-of-sql.js';
import type { JsonText } from '../json-text.js';
import { ASSET_OBJECT, isoSql } from './item-sql.js';
import type { Lineage } from './lineage.reply.js';
import type { ItemRef } from './public-id.js';

const RUN = `(select json_build_object('id', r.id, 'trigger', r.trigger, 'status', r.status,
  'started_at', ${isoSql('r.started_at')}, 'finished_at', ${isoSql('r.finished_at')}) from runs r where r.id = item.run_id)`;

/** The stored text of the payload, with all digits. For a CSV line, its values by column name. */
const fromTable = (
  table: string,
) => `(select json_build_object('table', '${table}', 'id', item.raw_id, 'payload', raw.payload,
  'partition', raw.partition, 'fetched_at', ${isoSql('raw.fetched_at')}, 'run_id', raw.run_id)
  from raw_row(s.kind, item.raw_id) raw)`;

const FROM_CSV = `(select json_build_object('table', 'raw_csv_data', 'id', item.raw_id, 'payload',
    (select json_object_agg(col.name, val.value order by col.position)
     from json_array_elements_text(f.columns) with ordinality col(name, position)
     left join json_array_elements(raw.payload) with ordinality val(value, position) using (position)),
    'file', f.path, 'line', raw.line, 'format', f."format", 'fetched_at', ${isoSql('raw.fetched_at')}, 'run_id', raw.run_id)
  from raw_row(s.kind, item.raw_id) raw join csv_files f on f.id = raw.file_id)`;

/** Shown in place of a payload that retention dropped although an item refers to it. */
const DROPPED = (
  table: string,
) => `(select json_build_object('table', '${table}', 'id', item.raw_id, 'payload', null,
  'dropped_at', ${isoSql('gone.dropped_at')},
  'note', 'payload dropped by retention on ' || to_char(gone.dropped_at at time zone 'UTC', 'YYYY-MM-DD'))
  from dropped_payloads gone where gone."table" = '${table}' and gone.last_id >= item.raw_id and gone.first_id <= item.raw_id
  order by gone.last_id limit 1)`;

const rawOf = (table: string, kept = fromTable(table)) => `coalesce(${kept}, ${DROPPED(table)})`;

/** Values in the payload that a drift policy read as null. */
const DISCARDED = `(select coalesce(json_agg(json_build_object('path', n.path, 'kind', n.kind) order by n.path), '[]')
  from drift_notes n where n.source_id = item.source_id and n.raw_id = item.raw_id)`;

const QUOTE = `select quote_id(q.listing_id, q.observed_at) as id, l.external_id, l.currency, q.source_id, q.run_id, q.raw_id, l.asset_id, ${KNOWN_AT} as known_at
  from quotes q join listings l on l.id = q.listing_id where q.listing_id = $1 and q.observed_at = $2`;
const CANDLE = `select candle_id(q.listing_id, q."interval", q.opened_at) as id, l.external_id, l.currency, q.source_id, q.run_id, q.raw_id, l.asset_id, ${KNOWN_AT} as known_at
  from candles q join listings l on l.id = q.listing_id where q.listing_id = $1 and q."interval" = $2 and q.opened_at = $3`;
const ARTICLE = `select article_id(q.id) as id, q.external_id, null::text as currency, q.source_id, q.run_id, q.raw_id, null::int as asset_id, ${KNOWN_AT} as known_at
  from articles q where q.id = $1`;

@Injectable()
export class LineageRepository {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** The lineage of an item, as JSON; null if there is no such item. */
  async find(ref: ItemRef): Promise<JsonText<Lineage> | null> {
    const raw = `case s.kind when 'api' then ${rawOf('raw_api_data')}
      when 'csv' then ${rawOf('raw_csv_data', FROM_CSV)} else ${rawOf('raw_third_source_data')} end`;
    const [row] = await this.database.query<{ json: JsonText<Lineage> }[]>(
      `select json_build_object('id', item.id, 'source', s.name, 'external_id', item.external_id, 'currency', item.currency, 'asset', ${ASSET_OBJECT},
         'known_at', ${isoSql('item.known_at')},
         'raw', ${raw}, 'discarded', ${DISCARDED},
         'run', ${RUN})::text as json
       from (${ref.kind === 'quote' ? QUOTE : ref.kind === 'candle' ? CANDLE : ARTICLE}) item join sources s on s.id = item.source_id
       left join assets a on a.id = item.asset_id`,
      keyOf(ref),
    );
    return row?.json ?? null;
  }
}

function keyOf(ref: ItemRef): unknown[] {
  if (ref.kind === 'quote') return [ref.listingId, ref.observedAt];
  if (ref.kind === 'candle') return [ref.listingId, ref.interval, ref.openedAt];
  return [ref.articleId];
}
