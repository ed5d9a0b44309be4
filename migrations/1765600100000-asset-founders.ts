import type { MigrationInterface, QueryRunner } from 'typeorm';

/** An asset follows the listing that it was created for, and the resolver can split assets that it merged. */
export class AssetFounders1765600100000 implements MigrationInterface {
  name = 'AssetFounders1765600100000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index assets_awaits_idx;
      alter table assets
        -- Without a foreign key: listings are never deleted.
        add founder integer,
        add merged_by_hand boolean not null default false;
      update assets set founder = coalesce(awaits, named_after);
      alter table assets drop awaits;

      -- The listing that comes first, as the resolver orders them.
      update assets a set founder = first.id
      from (
        select distinct on (l.asset_id) l.asset_id, l.id
        from listings l join sources s on s.id = l.source_id
        order by l.asset_id, array_position('{coingecko,coinpaprika}', s.name), s.kind = 'csv',
          s.name collate "C", l.external_id collate "C") first
      where first.asset_id = a.id and a.founder is null;

      update assets set merged_by_hand = true
      where merged_into is not null and (
        id in (select m.id from identity_operations o, json_to_recordset(o.before -> 'merged') as m(id int)
          where o.undone_at is null)
        or id in (select (before -> 'made' ->> 'id')::int from identity_operations where undone_at is not null));
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table assets drop merged_by_hand, add awaits integer;
      update assets a set awaits = founder
      where merged_into is null and not exists (select from listings l where l.asset_id = a.id);
      alter table assets drop founder;
      create index assets_awaits_idx on assets (awaits) where awaits is not null;
    `);
  }
}
