import { assertEqualReplies } from '../../bench/serve/assert-equal-replies.js';
import { scenarios } from '../../bench/serve/scenarios.js';
import { seed } from '../../bench/serve/seed.js';
import type { Service } from '../../src/start-service.js';
import { lineOf, spawnTypeScript } from '../support/child.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { startQuietService } from '../support/seed-service.js';

const SCENARIOS = scenarios({ deep: '', etag: '', since: '2025-01-01T00:00:00Z' }).filter(
  ({ name }) => name !== 'unchanged',
);

let database: TestDatabase;
let service: Service;
let children: ReturnType<typeof spawnTypeScript>[];
let typical: string;
let tuned: string;
let deep: string;

beforeAll(async () => {
  database = await createTestDatabase();
  await seed(database.url, 30_000);
  service = await startQuietService(database.url);
  const env = { NODE_ENV: 'production', DATABASE_URL: database.url, DATABASE_POOL_SIZE: '4' };
  children = ['typical', 'tuned'].map((variant) =>
    spawnTypeScript('bench/serve/baseline-server.ts', [variant], env),
  );
  [typical, tuned] = (await Promise.all(children.map((child) => lineOf(child, /^http/)))) as [string, string];
  const first = (await (await fetch(`${service.url}/data`)).json()) as { metadata: { next_cursor: string } };
  deep = first.metadata.next_cursor;
});
afterAll(async () => {
  for (const child of children) child.kill();
  await service.stop();
  await database.drop();
});

describe('the handwritten handlers that the benchmark compares the API with', () => {
  it.each(SCENARIOS)('reply as the API does to $title', async ({ name, path, query }) => {
    const parameters = new URLSearchParams({ ...query, ...(name === 'deep' && { cursor: deep }) }).toString();
    const kasparro = `${service.url}${path}?${parameters}`;
    await assertEqualReplies({
      kasparro,
      cached: kasparro,
      typical: `${typical}/${name}?${parameters}`,
      tuned: `${tuned}/${name}?${parameters}`,
    });
  });
});
