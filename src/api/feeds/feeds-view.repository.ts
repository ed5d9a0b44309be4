import { Inject, Injectable } from '@nestjs/common';
import type { DataSource, EntityManager } from 'typeorm';
import { ReadConnections } from '../../database/read-connections.js';
import { isoSql } from '../data/item-sql.js';
import type { JsonText } from '../json-text.js';
import type { FeedsQuery, FeedStatus } from './feeds-query.dto.js';
import type { FeedReply } from './feeds.reply.js';

const STATE = `case when f.removed_at is not null then 'removed' when f.gone_at is not null then 'gone'
  when f.failures > 0 then 'failing' when f.polled_at is null then 'new' else 'ok' end`;

const VIEW = `json_build_object('id', f.id, 'feed', f.key, 'name', f.name, 'url', f.url, 'host', f.host, 'state', ${STATE},
  'last_poll_at', ${isoSql('f.polled_at')}, 'last_success_at', ${isoSql('f.succeeded_at')},
  'last_new_item_at', ${isoSql('f.new_item_at')},
  'next_poll_at', case when f.removed_at is null and f.gone_at is null then ${isoSql('f.next_poll_at')} end,
  'interval_seconds', f.interval_seconds, 'interval_reason', f.interval_reason,
  'failures', f.failures, 'failing_since', ${isoSql('f.failing_since')},
  'error', case when f.error_code is not null then
    json_build_object('code', f.error_code, 'message', coalesce(f.error_message, '')) end,
  'items', f.fetched, 'rejected', f.rejected, 'rejected_share', round(f.rejected::numeric / nullif(f.fetched, 0), 4),
  'repairs', to_json(f.repairs),
  'validators', case when c.cursor is not null then
    json_build_object('etag', c.cursor ->> 'etag', 'last_modified', c.cursor ->> 'lastModified') end,
  'moved_to', f.moved_to, 'moved_at', ${isoSql('f.moved_at')}, 'gone_at', ${isoSql('f.gone_at')},
  'removed_at', ${isoSql('f.removed_at')}, 'duration_ms', f.duration_ms, 'run_id', f.run_id, 'added_at', ${isoSql('f.added_at')})::text as json`;

const CHECKPOINT = `left join checkpoints c on c.source_id = (select id from sources where name = 'rss') and c.partition = f.key`;

const MATCHES = `($1::text is null or $1 in (f.key, f.name, f.url))
  and ($2::text[] is null or f.host in (select lower(host) from unnest($2) host))
  and ($3::boolean is null or $3 = (f.repairs <> '{}'))
  and ($4::text is null or strpos(lower(concat_ws(' ', f.key, f.name, f.url)), lower($4)) > 0)`;

const filtersOf = ({ feed, host, repaired, q }: Omit<FeedsQuery, 'limit'>) =>
  [feed, host, repaired, q].map((value) => value ?? null);

/** Reads feeds as JSON text, built by PostgreSQL. */
@Injectable()
export class FeedsViewRepository {
  constructor(@Inject(ReadConnections) private readonly database: Pick<DataSource, 'query'>) {}

  /** Lists feeds in the order in which they were added, at most `limit`. */
  list(
    { cursor, offset, state, ...query }: FeedsQuery,
    limit: number,
  ): Promise<{ id: number; json: JsonText<FeedReply> }[]> {
    return this.database.query(
      `select f.id, ${VIEW} from feeds f ${CHECKPOINT}
       where ${MATCHES} and f.id > $5 and ($6::text[] is null or ${STATE} = any($6))
       order by f.id limit $7 offset $8`,
      [...filtersOf(query), cursor ?? 0, state ?? null, limit, offset ?? 0],
    );
  }

  /** Number of feeds in each state, regardless of the states that the query selects. */
  countByState(query: FeedsQuery): Promise<{ state: FeedStatus; count: number }[]> {
    return this.database.query(
      `select ${STATE} as state, count(*)::int as count from feeds f where ${MATCHES} group by 1`,
      filtersOf(query),
    );
  }

  /** The feed with this id; null if there is none. */
  async find(id: string): Promise<JsonText<FeedReply> | null> {
    const [row] = await this.database.query<{ json: JsonText<FeedReply> }[]>(
      `select ${VIEW} from feeds f ${CHECKPOINT} where f.id = $1::bigint`,
      [id],
    );
    return row?.json ?? null;
  }
}

interface ResumedFeed {
  key: string;
  failures: number;
  gone_at: Date | null;
}

/** Makes a feed due at once, even if it is gone or backing off. Null if there is no such feed. */
export async function resumeFeed(tx: EntityManager, id: string): Promise<ResumedFeed | null> {
  const [feed] = await tx.query<ResumedFeed[]>(
    'select key, failures, gone_at from feeds where id = $1::bigint for update',
    [id],
  );
  if (!feed) return null;
  await tx.query('update feeds set gone_at = null, next_poll_at = now() where id = $1::bigint', [id]);
  return feed;
}
