import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

/** An item's id and link, used to recognise a feed at a new URL. */
export interface FeedMark {
  externalId: string;
  canonicalUrl: string | null;
}

const OF_PARTITIONS = `select f.id, wanted.partition from unnest($2::text[]) wanted(partition)
  join feed_identities f on f.source_id = $1 and (f.partition = wanted.partition or f.former_partitions @> array[wanted.partition])
  order by f.partition = wanted.partition`;

/** The identities of feeds, which are independent of their URLs. Item ids are unique within a feed. */
@Injectable()
export class FeedIdentitiesRepository {
  async find(tx: EntityManager, sourceId: number, partition: string): Promise<number | undefined> {
    return (await this.findAll(tx, sourceId, [partition])).get(partition);
  }

  /** Ids of feeds by partition. The feed that has a partition now takes precedence over earlier ones. */
  async findAll(
    tx: EntityManager,
    sourceId: number,
    partitions: readonly string[],
  ): Promise<Map<string, number>> {
    const rows = await tx.query<{ id: number; partition: string }[]>(OF_PARTITIONS, [sourceId, partitions]);
    return new Map(rows.map(({ id, partition }) => [partition, id]));
  }

  /** Ids of feeds by partition. Partitions without a feed get a new one. */
  async ensureAll(
    tx: EntityManager,
    sourceId: number,
    partitions: readonly string[],
  ): Promise<Map<string, number>> {
    const feeds = await this.findAll(tx, sourceId, partitions);
    for (const partition of partitions)
      if (!feeds.has(partition)) feeds.set(partition, await this.create(tx, sourceId, partition));
    return feeds;
  }

  /**
   * Recognises a feed that has moved to this partition: of the feeds that are gone or no longer configured, the one that
   * shares the most items.
   */
  async continue(
    tx: EntityManager,
    sourceId: number,
    partition: string,
    marks: readonly FeedMark[],
  ): Promise<number | undefined> {
    const linked = marks.filter(({ canonicalUrl }) => canonicalUrl !== null);
    const [rows] = await tx.query<[{ id: number }[], number]>(
      `update feed_identities set partition = $2, former_partitions = array_append(former_partitions, partition) where id = (
         select i.feed_id from unnest($3::text[], $4::text[]) as mark(external_id, canonical_url)
         join feed_items i on i.external_id = mark.external_id and i.canonical_url = mark.canonical_url
         join feed_identities f on f.id = i.feed_id and f.source_id = $1
         join feeds former on former.key = f.partition and coalesce(former.removed_at, former.gone_at) is not null
         group by i.feed_id order by count(*) desc, i.feed_id limit 1)
       returning id`,
      [
        sourceId,
        partition,
        linked.map(({ externalId }) => externalId),
        linked.map(({ canonicalUrl }) => canonicalUrl),
      ],
    );
    return rows[0]?.id;
  }

  async create(tx: EntityManager, sourceId: number, partition: string): Promise<number> {
    const [row] = await tx.query<{ id: number }[]>(
      `with made as (insert into feed_identities (source_id, partition) values ($1, $2) on conflict do nothing returning id)
       select id from made union all select id from feed_identities where source_id = $1 and partition = $2`,
      [sourceId, partition],
    );
    // Otherwise, another transaction created it after this statement began.
    return row?.id ?? (await this.find(tx, sourceId, partition))!;
  }
}
