import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { ContractFacts } from '../domain/contract.js';
import { contractKey } from './contract.js';
import type { Origin, WrittenRow } from './written.js';

export interface ContractRow {
  rawId: string;
  facts: ContractFacts;
}

const UPSERT = `
  insert into listing_contracts (source_id, external_id, chain, address, raw_id, first_seen_at, last_seen_at)
  select $1, external_id, chain, address, raw_id, $2, $2
  from unnest($3::bigint[], $4::text[], $5::text[], $6::text[]) as given(raw_id, external_id, chain, address)
  on conflict (source_id, external_id, chain, address) do update set last_seen_at = excluded.last_seen_at
  returning raw_id, external_id, old.external_id is null as inserted`;

@Injectable()
export class ContractsRepository {
  /** Upserts contracts. Listings that get new contracts are resolved again. */
  async upsert(tx: EntityManager, origin: Origin, rows: readonly ContractRow[]): Promise<WrittenRow[]> {
    const named = new Map<string, { rawId: string; externalId: string; chain: string; address: string }>();
    for (const { rawId, facts } of rows)
      for (const { chain, address } of facts.contracts) {
        const key = contractKey(chain, address);
        const { externalId } = facts;
        if (key) named.set(JSON.stringify([externalId, key]), { rawId, externalId, ...key });
      }
    if (!named.size) return [];
    const all = [...named.values()];
    const written = await tx.query<(WrittenRow & { external_id: string })[]>(UPSERT, [
      origin.sourceId,
      origin.fetchedAt,
      all.map((one) => one.rawId),
      all.map((one) => one.externalId),
      all.map((one) => one.chain),
      all.map((one) => one.address),
    ]);
    const news = written.filter(({ inserted }) => inserted);
    await tx.query(
      'update listings set revision = revision + 1 where source_id = $1 and external_id = any($2)',
      [origin.sourceId, news.map((row) => row.external_id)],
    );
    return news;
  }
}
