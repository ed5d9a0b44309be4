import { DataSource } from 'typeorm';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { migrate } from '../../src/database/migrate.js';
import { AssetsRepository } from '../../src/identity/assets.repository.js';
import { createEmptyDatabase } from '../support/database.js';
import { assetsOf, operationsOn } from '../support/identity.js';

/** As the previous version left it: alpha was merged into beta, beta into gamma, and delta was called d-old once. */
const BEFORE = `
  insert into sources (name, kind) values ('coingecko', 'api');
  insert into assets (slug, symbol, name) values ('~1', 'A', 'Alpha'), ('~2', 'B', 'Beta'), ('gamma', 'C', 'Gamma'),
    ('delta', 'D', 'Delta');
  update assets set merged_into = 3 where id < 3;
  insert into asset_aliases (asset_id, kind, value, until) values (3, 'slug', 'alpha', now()), (3, 'slug', 'beta', now()),
    (3, 'slug', 'gamma', null), (4, 'slug', 'd-old', now()), (4, 'slug', 'delta', null), (4, 'slug', 'gamma', now());
  insert into listings (source_id, external_id, symbol, name, asset_id, state, confidence, by_hand, resolved_revision)
    select 1, lower(symbol), symbol, name, case when id < 3 then 3 else id end, 'matched', 1, id < 4, 1 from (select * from assets order by id) a;
  insert into identity_operations (kind, actor, request, before, made_at)
  select 'merge', 'admin', '{}', json_build_object('made', null, 'named', named, 'merged', merged, 'listings', (
      select json_agg(json_build_object('id', l.id, 'source', 'coingecko', 'externalId', l.external_id,
        'assetId', case when op = 2 and l.id = 1 then 2 else l.id end, 'byHand', op = 2 and l.id < 3, 'state', 'new', 'confidence', 1))
      from listings l where l.id <= op + 1)), now()
  from (values (1, '{"id":2,"after":null}'::json, '[{"id":1,"slug":"alpha","into":2}]'::json),
    (2, '{"id":3,"after":null}', '[{"id":2,"slug":"beta","into":3}]')) o(op, named, merged);
  update assets set named_after = id where id in (2, 3);
  insert into identity_decisions (listing_id, asset_id, state, confidence, made_by, operation_id, evidence, made_at) values
    (1, 1, 'new', 1, 'machine', null, '[]', now()), (2, 2, 'new', 1, 'machine', null, '[]', now()),
    (3, 3, 'new', 1, 'machine', null, '[]', now()),
    (1, 2, 'matched', 1, 'hand', 1, '[]', now()), (2, 2, 'matched', 1, 'hand', 1, '[]', now()),
    (1, 3, 'matched', 1, 'hand', 2, '[]', now()), (2, 3, 'matched', 1, 'hand', 2, '[]', now()), (3, 3, 'matched', 1, 'hand', 2, '[]', now());
  update identity_decisions set superseded_by = id + 3 where id in (1, 2);
  update identity_decisions set superseded_by = id + 2 where id in (4, 5);
  update identity_decisions set superseded_by = 8 where id = 3`;

it('slugs and merges of the previous version lead to the same assets as before, and are undone one by one', async () => {
  const database = await createEmptyDatabase();
  const { url } = database;
  const options = dataSourceOptions(url, 2);
  const all = options.migrations as (new () => { name: string })[];
  const old = all.filter((one) => Number(/\d+$/.exec(new one().name)![0]) < 1765600000000);
  const before = await new DataSource({ ...options, migrations: old }).initialize();
  await before.runMigrations();
  await before.query(BEFORE);
  await before.destroy();
  await migrate(url);
  const dataSource = await new DataSource(options).initialize();
  try {
    const leadsTo = async (name: string) =>
      (await dataSource.transaction((tx) => new AssetsRepository().find(tx, name)))?.slug;
    const names = ['alpha', 'beta', 'gamma', 'delta', 'd-old', 'asset_1', 'asset_2'];
    const led = () => Promise.all(names.map(leadsTo));
    expect(await led()).toEqual(['gamma', 'gamma', 'gamma', 'delta', 'delta', 'gamma', 'gamma']);
    const by = { actor: 'admin', reason: null };
    await operationsOn(dataSource).undo('2', by);
    expect(await led()).toEqual(['beta', 'beta', 'gamma', 'delta', 'delta', 'beta', 'beta']);
    await operationsOn(dataSource).undo('1', by);
    expect(await led()).toEqual(['alpha', 'beta', 'gamma', 'delta', 'delta', 'alpha', 'beta']);
    expect(await assetsOf(dataSource)).toEqual({
      alpha: ['coingecko/a'],
      beta: ['coingecko/b'],
      delta: ['coingecko/d'],
      gamma: ['coingecko/c'],
    });
  } finally {
    await dataSource.destroy();
    await database.drop();
  }
});
