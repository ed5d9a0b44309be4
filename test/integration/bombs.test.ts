import type { INestApplicationContext } from '@nestjs/common';
import { startContext } from '../support/app.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { runToEnd } from '../support/run-to-end.js';
import { answer, startUpstream, type Upstream } from '../support/upstream.js';

let database: TestDatabase;
let app: INestApplicationContext;
let server: Upstream;

beforeEach(async () => {
  database = await createTestDatabase();
});
afterEach(async () => {
  await app.close();
  await server.close();
  await database.drop();
});

/** A coin as JSON text, with numbers that JavaScript cannot represent. */
const coin = (id: string, more = '') =>
  `{"id":"${id}","symbol":"${id}","name":"${id}","last_updated":"2026-01-01T00:00:00Z","current_price":1,` +
  '"market_cap":null,"market_cap_rank":null,"total_volume":null,"price_change_percentage_24h":null,' +
  `"circulating_supply":null,"total_supply":null,"max_supply":null${more}}`;

async function run(body: string) {
  server = await startUpstream(answer(200, body), answer(200, '[]'));
  app = await startContext(database.url, undefined, {
    SOURCES: ['coingecko'],
    COINGECKO_BASE_URL: server.url,
    CONTRACT_SWEEP_HOURS: 0,
  });
  const ended = await runToEnd(app, 'coingecko');
  const quotes = await database.dataSource.query<{ name: string }[]>(
    'select l.external_id as name from quotes q join listings l on l.id = q.listing_id order by 1',
  );
  return { ended, names: quotes.map(({ name }) => name) };
}

/** All of it is valid JSON. */
const ODD = {
  'an exponent of a million': '1e999999',
  'a negative exponent of a million': '1e-999999',
  'a MB of digits': '9'.repeat(1e6),
  'a MB of decimals': `0.${'9'.repeat(1e6)}`,
  'objects 900 deep for a price': `${'{"a":'.repeat(900)}1${'}'.repeat(900)}`,
};
const BEYOND = `"market_cap_rank":${'9'.repeat(400)}`;

describe('JSON made to break its reader', () => {
  it('costs only the records with odd numbers', async () => {
    const odd = Object.entries(ODD).map(([name, price]) => coin(name).replace(':1,', () => `:${price},`));
    odd.push(coin('a rank beyond all integers').replace('"market_cap_rank":null', BEYOND));
    const deep = coin('z', `,"unread":${'['.repeat(900)}${']'.repeat(900)}`);
    const { ended, names } = await run(`[${[coin('a'), ...odd, deep].join(',')}]`);
    expect(ended).toMatchObject({ status: 'succeeded' });
    expect(names).toEqual(['a', 'z']);
    const rejected = await database.dataSource.query<{ id: string }[]>(
      'select external_id as id from rejections',
    );
    expect(rejected.map(({ id }) => id).sort()).toEqual(
      [...Object.keys(ODD), 'a rank beyond all integers'].sort(),
    );
  });

  it('a million lists deep fails only its partition, with the reason', async () => {
    const { ended, names } = await run(`[${coin('a', `,"unread":${'['.repeat(1e6)}${']'.repeat(1e6)}`)}]`);
    expect(ended).toMatchObject({ status: 'failed' });
    expect(names).toEqual([]);
    const [partition] = await database.dataSource.query<unknown[]>('select * from run_partitions');
    expect(partition).toMatchObject({ error_code: 'unexpected_body' });
  });
});
