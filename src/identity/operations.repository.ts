import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import type { PreviousNaming, Operation, OperationKind, StateBefore } from './operation.js';

/** Operations of operators, with the state before each. */
@Injectable()
export class OperationsRepository {
  async insert(
    tx: EntityManager,
    operation: {
      kind: OperationKind;
      actor: string;
      reason: string | null;
      request: unknown;
      before: StateBefore;
      partOf: string | null;
    },
  ): Promise<string> {
    const { kind, actor, reason, request, before, partOf } = operation;
    const [row] = await tx.query<[{ id: string }]>(
      `insert into identity_operations (kind, actor, reason, request, before, part_of, made_at)
       values ($1, $2, $3, $4, $5, $6, clock_timestamp()) returning id`,
      [kind, actor, reason, JSON.stringify(request), JSON.stringify(before), partOf],
    );
    return row.id;
  }

  async lock(tx: EntityManager, id: string): Promise<Operation | null> {
    const [row] = await tx.query<Operation[]>(
      'select id, kind, before, undone_at from identity_operations where id = $1 for update',
      [id],
    );
    return row ?? null;
  }

  /** Ids of the operation's parts that have not been undone, newest first. */
  async activePartIds(tx: EntityManager, id: string): Promise<string[]> {
    const rows = await tx.query<{ id: string }[]>(
      'select id from identity_operations where part_of = $1 and undone_at is null order by id desc',
      [id],
    );
    return rows.map((row) => row.id);
  }

  async markUndone(tx: EntityManager, id: string): Promise<void> {
    await tx.query('update identity_operations set undone_at = clock_timestamp() where id = $1', [id]);
  }

  /** Whether the operation's decisions are still current for all its listings. */
  async isInForce(tx: EntityManager, id: string): Promise<boolean> {
    const [row] = await tx.query<[{ holds: boolean }]>(
      `select not exists (
         select from identity_decisions d where d.operation_id = $1 and not exists (
           select from identity_decisions now where now.listing_id = d.listing_id and now.superseded_by is null
             and now.operation_id = $1)) as holds`,
      [id],
    );
    return row.holds;
  }

  /**
   * Whether listings outside the operation were manually assigned to an asset that the operation created, or in which it
   * confirmed listings that had not been assigned manually. After an undo, the asset would be left to those listings.
   */
  async hasDependents(tx: EntityManager, { listings, made }: StateBefore): Promise<boolean> {
    const [row] = await tx.query<[{ bears: boolean }]>(
      `select exists (
         select from json_to_recordset($1) as b(id int, "assetId" int, "byHand" boolean)
         join listings l on l.id = b.id join listings other on other.asset_id = l.asset_id
         where other.by_hand and other.id <> all($2)
           and (l.asset_id = $3 or not b."byHand" and l.asset_id = b."assetId")) as bears`,
      [JSON.stringify(listings), listings.map(({ id }) => id), made?.id ?? null],
    );
    return row.bears;
  }

  /** Hands the previous naming over to the next operation that builds on it, if any. */
  async handOverNaming(tx: EntityManager, id: string, named: PreviousNaming): Promise<boolean> {
    const [later] = await tx.query<{ id: string }[]>(
      `select id from identity_operations
       where id > $1 and undone_at is null and (before -> 'named' ->> 'id')::int = $2 order by id limit 1`,
      [id, named.id],
    );
    if (later)
      await tx.query(
        `update identity_operations set before = jsonb_set(before::jsonb, '{named}', $2::jsonb)::json where id = $1`,
        [later.id, JSON.stringify(named)],
      );
    return later !== undefined;
  }
}
