import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { MAX_WAITING } from '../background/task-state.js';
import { RESOLVER_VERSION } from './resolver-version.js';
import { coinIdOf, isCoin } from './same-coin.js';

/** Conditions on a listing `l`: it changed since it was resolved, or an earlier version of the resolver resolved it. */
const IS_CHANGED = 'l.revision <> l.resolved_revision';
const IS_OUTDATED = `l.resolver_version < ${RESOLVER_VERSION}`;

/** Condition on a listing `l`: further prices may settle whether it is a separate coin, or another listing under a new id. */
const IS_OPEN = `(l.review in ('ambiguous', 'renamed') and not l.by_hand)`;

/** Condition on a listing `l`: it is changed or outdated, or has been open for long enough to be resolved again. */
export const IS_DUE = `(${IS_CHANGED} or ${IS_OUTDATED}
  or ${IS_OPEN} and l.resolved_at < now() - interval '1 hour')`;

const IS_COIN = isCoin('l');

/** Listings that need a decision. */
@Injectable()
export class DueListingsRepository {
  /** Number of new, changed and outdated listings, up to MAX_WAITING. */
  async waiting(manager: EntityManager): Promise<number> {
    const [{ count }] = await manager.query<[{ count: number }]>(
      `select count(*)::int as count from (
         select from listings l where (${IS_CHANGED} or ${IS_OUTDATED}) and ${IS_COIN} limit ${MAX_WAITING}) waiting`,
    );
    return count;
  }

  /** @param setAside listings to ignore */
  async isAnythingNew(tx: EntityManager, setAside: readonly number[]): Promise<boolean> {
    const [row] = await tx.query<[{ stale: boolean }]>(
      `select exists (select from listings l where ${IS_CHANGED} and ${IS_COIN} and l.id <> all($1::int[]))
         or exists (select from listings l where ${IS_OUTDATED} and ${IS_COIN} and l.id <> all($1::int[]))
         or exists (select from listings l where ${IS_OPEN} and l.id <> all($1::int[]) and ${IS_DUE}) as stale`,
      [setAside],
    );
    return row.stale;
  }

  /** Ids of at most `limit` listings that need a decision. */
  async stale(tx: EntityManager, setAside: readonly number[], limit: number): Promise<number[]> {
    const rows = await tx.query<{ id: number }[]>(
      `select distinct ${coinIdOf('l')} as id from listings l
       where (${IS_CHANGED} or ${IS_OUTDATED} or ${IS_OPEN}) and ${IS_DUE} and ${IS_COIN}
         and ${coinIdOf('l')} <> all($1::int[]) limit $2`,
      [setAside, limit],
    );
    return rows.map(({ id }) => id);
  }
}
