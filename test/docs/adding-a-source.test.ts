import { readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { CoinloreSource } from '../../examples/coinlore/coinlore.source.js';
import { HttpClient } from '../../src/sources/http/http-client.js';
import { startContext } from '../support/app.js';
import { createTestDatabase } from '../support/database.js';
import { useProviders } from '../support/provide.js';
import { runToEnd } from '../support/run-to-end.js';

const FILE = 'examples/coinlore/coinlore.source.ts';

/** As its public documentation shows it. */
const ANSWER = `[{"id":"90","symbol":"BTC","name":"Bitcoin","nameid":"bitcoin","rank":1,"price_usd":"67123.4500000000001",
 "percent_change_24h":"-1.25","market_cap_usd":"1323456789012.50","volume24":31234567890.1}]`;

it('docs/adding-a-source.md shows the compiled example, with the paths it would have in src/sources', () => {
  const [, shown] = /```ts\n(.*?)```/s.exec(readFileSync('docs/adding-a-source.md', 'utf8'))!;
  const compiled = readFileSync(FILE, 'utf8')
    .replaceAll('../../src/sources/', '../')
    .replaceAll('../../src/', '../../');
  expect(shown).toBe(compiled);
});

it('the example stores the quotes of its upstream with every digit', async () => {
  const server = createServer((_request, response) => response.end(ANSWER)).listen(0, '127.0.0.1');
  const database = await createTestDatabase();
  const clients = useProviders(database.dataSource);
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const source = new CoinloreSource(await clients.provide(HttpClient), url);
  const app = await startContext(database.url, [source]);
  try {
    expect(await runToEnd(app, 'coinlore')).toMatchObject({
      status: 'succeeded',
      stored: '1',
      rejected: '0',
    });
    const quotes = await database.dataSource.query<unknown[]>(
      'select symbol, price, market_cap, rank from quotes join listings on listings.id = listing_id',
    );
    expect(quotes).toEqual([
      { symbol: 'BTC', price: '67123.4500000000001', market_cap: '1323456789012.50', rank: 1 },
    ]);
  } finally {
    await app.close();
    await clients.close();
    await database.drop();
    server.close();
  }
});
