import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Slugs belong to their asset forever, and merges record which asset was merged into which, so that they can be undone. */
export class AssetSlugs1765600000000 implements MigrationInterface {
  name = 'AssetSlugs1765600000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Every slug ever given, and the asset it was given to. It leads there, or to what that asset was merged into.
      create table asset_slugs (
        slug text primary key,
        asset_id integer not null references assets,
        given_at timestamptz not null default now()
      );
      create index asset_slugs_asset_idx on asset_slugs (asset_id);

      -- Both without a foreign key: neither assets nor listings are ever deleted.
      alter table assets
        -- merged_into is the asset that is left in the end; this is the step that led there.
        add merged_directly_into integer,
        -- Of an asset without a listing: the listing that it waits for, while that is ambiguous.
        add awaits integer;
      create index assets_merged_directly_idx on assets (merged_directly_into)
        where merged_directly_into is not null;
      create index assets_awaits_idx on assets (awaits) where awaits is not null;

      -- Each slug goes where it led until now.
      insert into asset_slugs (slug, asset_id)
      select distinct on (slug) slug, id from (
        select slug, id, merged_into, 1 as n from assets where slug not like '~%'
        union all
        select lower(alias.value), a.id, a.merged_into, 2
        from asset_aliases alias join assets a on a.id = alias.asset_id where alias.kind = 'slug'
      ) named order by slug, merged_into is not null, n, id;

      update assets set merged_directly_into = merged_into where merged_into is not null;
      -- Merges that can be undone: what was merged last says where to, and has its slug back.
      create temporary table undoable on commit drop as
        select distinct on (m.id) m.id, m.slug, m.into
        from identity_operations o, json_to_recordset(o.before -> 'merged') as m(id int, slug text, "into" int)
        where o.undone_at is null order by m.id, o.id desc;
      update assets a set merged_directly_into = u.into from undoable u
        where u.id = a.id and a.merged_into is not null and a.id <> u.into;
      update asset_slugs s set asset_id = u.id
      from undoable u join assets a on a.id = u.id
      where s.slug = u.slug and a.merged_into = (
        select coalesce(owner.merged_into, owner.id) from assets owner where owner.id = s.asset_id)
        and not exists (select from assets shown where shown.slug = u.slug);
      drop table undoable;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- The version before keeps slugs as aliases of living assets, and none with an asset that is merged.
      insert into asset_aliases (asset_id, kind, value, until)
      select coalesce(a.merged_into, a.id), 'slug', s.slug, now() from asset_slugs s join assets a on a.id = s.asset_id
      on conflict (asset_id, kind, value) do nothing;
      update asset_aliases alias set until = null
      from assets a where a.id = alias.asset_id and alias.kind = 'slug' and alias.value = a.slug;
      update assets set slug = '~' || id where merged_into is not null;
      drop table asset_slugs;
      alter table assets drop merged_directly_into, drop awaits;
    `);
  }
}
