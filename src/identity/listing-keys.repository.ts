import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MAX_BLOCK_SIZE } from './blocks.js';
import type { ListingFeatures } from './features.js';
import { coinIdOf } from './same-coin.js';

/** Longer keys are truncated. Keys only find candidates, so it does no harm if two long keys become equal. */
const MAX_LENGTH = 200;

const OF_ID = 'i ';
/** The blocking key of all listings with this external id, in any source. */
export const idKey = (externalId: string): string => `${OF_ID}${externalId.toLowerCase()}`;
export const idsIn = (keys: readonly string[]): string[] =>
  keys.flatMap((key) => (key.startsWith(OF_ID) ? key.slice(OF_ID.length) : []));

const WRITE = `
  with given as (
    select listing_id, key from json_to_recordset($1::json) as known(listing_id int, keys json)
    cross join lateral json_array_elements_text(keys) as key),
  gone as (
    delete from listing_keys k where listing_id = any($2::int[])
      and not exists (select from given g where g.listing_id = k.listing_id and g.key = k.key))
  insert into listing_keys (listing_id, key) select listing_id, key from given on conflict do nothing`;

const BESIDE = `
  with shared as (
    select distinct key from listing_keys where listing_id = any($1::int[]) and key not like '${OF_ID}%'),
  blocks as (
    select array_agg(listing_id) as ids from shared cross join lateral (
      select listing_id from listing_keys k where k.key = shared.key and listing_id <> all($2::int[])
      limit ${MAX_BLOCK_SIZE + 1}) members
    group by shared.key having count(*) <= ${MAX_BLOCK_SIZE})
  select unnest(ids) as id from blocks
  union
  select ${coinIdOf('other')} from listings given
    join listings own using (source_id, external_id) join listings other on other.asset_id = own.asset_id
  where given.id = any($1::int[])`;

/** The stored blocking keys of listings, by which candidates for the same coin are found. */
@Injectable()
export class ListingKeysRepository {
  async write(tx: EntityManager, features: readonly ListingFeatures[]): Promise<void> {
    const known = features.map(({ facts, keys }) => ({
      listing_id: facts.id,
      keys: [...keys, idKey(facts.externalId)].map(cut),
    }));
    await tx.query(WRITE, [JSON.stringify(known), known.map((one) => one.listing_id)]);
  }

  /** Listings that share a block or an asset with any of the given listings, including these. */
  async beside(tx: EntityManager, ids: readonly number[], setAside: readonly number[]): Promise<number[]> {
    const rows = await tx.query<{ id: number }[]>(BESIDE, [ids, setAside]);
    return rows.map(({ id }) => id);
  }

  async of(tx: EntityManager, ids: readonly number[]): Promise<string[]> {
    const rows = await tx.query<{ key: string }[]>(
      'select distinct key from listing_keys where listing_id = any($1::int[])',
      [ids],
    );
    return rows.map(({ key }) => key);
  }

  /** Listings that have one of these keys, however many listings share it. */
  async holders(tx: EntityManager, keys: readonly string[]): Promise<number[]> {
    const rows = await tx.query<{ id: number }[]>(
      'select distinct listing_id as id from listing_keys where key = any($1::text[])',
      [keys],
    );
    return rows.map(({ id }) => id);
  }
}

/** A character cut in half would not be valid JSON. */
const cut = (key: string) => key.slice(0, MAX_LENGTH).toWellFormed();
