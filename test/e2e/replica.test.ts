import type { Client } from 'pg';
import { ResilientClient } from '../../src/database/connection.js';
import { ReadConnections } from '../../src/database/read-connections.js';
import { Replica } from '../../src/database/replica.js';
import type { Service } from '../../src/start-service.js';
import { randomOf } from '../../src/sources/csv/fixtures/polluted-tables.js';
import { type OwnPostgres, startOwnPostgres } from '../support/own-postgres.js';
import { startQuietService } from '../support/seed-service.js';
import { startStreamingReplica, type StreamingReplica } from '../support/streaming-replica.js';
import { until } from '../support/until.js';

const ADMIN = 'an-admin-key';
const LSN = 'x-kasparro-lsn';
const ITEM = '/data?symbol=KEPT';
const ROUNDS = 60;

let primary: OwnPostgres;
let replica: StreamingReplica;
let client: Client;
let services: Service[];

/** Two processes: what one has seen, the other does not know. */
beforeAll(async () => {
  primary = await startOwnPostgres(100);
  replica = await startStreamingReplica(primary);
  client = new ResilientClient(primary.url);
  await client.connect();
  await client.query(`
    insert into sources (name, kind) values ('csv', 'csv');
    insert into runs (source_id, trigger, status, started_at) select id, 'cli', 'running', now() from sources;
    insert into assets (slug, symbol, name) values ('kept', 'KEPT', 'Kept');
    insert into listings (source_id, external_id, symbol, name, asset_id)
      select s.id, 'kept', 'KEPT', 'Kept', a.id from sources s, assets a;
    insert into quotes (listing_id, source_id, observed_at, ingested_at, run_id, raw_id, price)
      select l.id, l.source_id, '2026-01-01', now(), r.id, 1, 0 from listings l, runs r`);
  await replica.catchUp();
  const env = { DATABASE_REPLICA_URL: replica.url, REPLICA_MAX_LAG: '3600', ADMIN_API_KEY: ADMIN };
  services = [await startQuietService(primary.url, env), await startQuietService(primary.url, env)];
});
afterAll(async () => {
  for (const service of services) await service.stop();
  await client.end();
  await replica.remove();
  await primary.remove();
});

async function get(path: string, lsn?: string, { url }: Service = services[0]!) {
  const reply = await fetch(url + path, { headers: lsn === undefined ? {} : { [LSN]: lsn } });
  return { status: reply.status, json: await reply.json(), lsn: reply.headers.get(LSN) };
}

const priceAt = async (lsn?: string, service?: Service) => {
  const { json, lsn: reached } = await get(ITEM, lsn, service);
  const { price } = (json as { data: [{ price: number }] }).data[0];
  return { price, lsn: reached! };
};
const write = (price: number) => client.query('update quotes set price = $1', [price]);
const position = async () => {
  const { rows } = await client.query<{ lsn: string }>('select pg_current_wal_insert_lsn()::text as lsn');
  return rows[0]!.lsn;
};
const reads = ({ app }: Service) => ({ ...app.get(ReadConnections).reads });
const condition = async (service = services[0]!) => {
  const { json } = await get('/health', undefined, service);
  return (json as { status: string; details: { replica: { condition: string } } }).details.replica.condition;
};
/** Resolves once the service knows that the replica is up to date. */
async function caughtUp(price: number, service = services[0]!) {
  await write(price);
  await replica.catchUp();
  await until(async () => (await condition(service)) === 'ok');
}

describe('a replica', () => {
  // A replica that a busy machine keeps from answering within two seconds is not away.
  beforeEach(() => void jest.spyOn(Replica.prototype, 'suspend').mockImplementation(() => undefined));
  afterEach(() => jest.restoreAllMocks());

  it('answers reads of data, with its position in the replies', async () => {
    const [service] = services;
    for (const each of services) await caughtUp(0, each);
    const before = reads(service!);
    for (let times = 0; times < 3; times++)
      expect(await priceAt()).toEqual({ price: 0, lsn: expect.stringMatching(/^[\dA-F]+\/[\dA-F]+$/) });
    const after = reads(service!);
    expect(after.primary).toBe(before.primary);
    expect(after.replica).toBeGreaterThan(before.replica);
  });

  it('does not answer a client that has seen newer data, or any other client of the process from then on', async () => {
    await replica.pause();
    await write(1);
    expect((await priceAt()).price).toBe(0);
    const seen = await priceAt(await position());
    expect(seen.price).toBe(1);
    expect((await priceAt()).price).toBe(1);
    expect((await priceAt(undefined, services[1])).price).toBe(0);
    expect((await priceAt(seen.lsn, services[1])).price).toBe(1);
    await replica.resume();
    await caughtUp(1);
    const before = reads(services[0]!);
    expect((await priceAt(seen.lsn)).price).toBe(1);
    expect(reads(services[0]!).primary).toBe(before.primary);
  });

  it('never returns older data than the client has seen, whatever the request', async () => {
    const random = randomOf(7);
    const clients = Array.from({ length: 4 }, () => ({ price: 0, lsn: undefined as string | undefined }));
    const older: string[] = [];
    let [price, paused] = [1, false];
    for (let round = 0; round < ROUNDS; round++) {
      if (random() < 0.3) {
        await (paused ? replica.resume() : replica.pause());
        paused = !paused;
      }
      if (random() < 0.5) await write(++price);
      await Promise.all(
        clients.map(async (known, n) => {
          // The first one has written all prices itself.
          if (n === 0) Object.assign(known, { price, lsn: await position() });
          const got = await priceAt(known.lsn, services[Math.floor(random() * 2)]);
          if (got.price < known.price) older.push(`client ${n}: ${got.price} after ${known.price}`);
          Object.assign(known, got);
        }),
      );
    }
    if (paused) await replica.resume();
    expect(older).toEqual([]);
    for (const service of services) {
      expect(reads(service).replica).toBeGreaterThan(0);
      expect(reads(service).primary).toBeGreaterThan(0);
    }
  });

  it('is not used for changes, whose replies have the position of the primary', async () => {
    const before = reads(services[0]!);
    const issued = await fetch(`${services[0]!.url}/api-keys`, {
      method: 'POST',
      headers: { 'x-api-key': ADMIN, 'content-type': 'application/json' },
      body: JSON.stringify({ name: 'reader', scopes: ['read'] }),
    });
    expect([issued.status, issued.headers.get(LSN)]).toEqual([201, expect.stringMatching(/\//)]);
    for (const path of ['/data?as_of=2026-02-01', '/data?ingested_since=2026-01-01', '/markets', '/runs'])
      expect((await get(path)).status).toBe(200);
    expect(reads(services[0]!).replica).toBe(before.replica);
  });

  it('refuses a malformed position', async () => {
    const { status, json } = await get(ITEM, 'yesterday');
    expect([status, (json as { errors: [{ header: string }] }).errors[0].header]).toEqual([400, LSN]);
  });

  it('is replaced by the primary while it is unavailable, as health and metrics show', async () => {
    const metric = async (name: string) =>
      new RegExp(`^${name} (.*)$`, 'm').exec(await (await fetch(`${services[0]!.url}/metrics`)).text())?.[1];
    await caughtUp(999);
    jest.restoreAllMocks();
    expect(await metric('kasparro_replica_up')).toBe('1');
    await replica.stop();
    await write(1000);
    expect((await priceAt()).price).toBe(1000);
    expect(await condition()).toBe('away');
    expect((await get('/health')).json).toMatchObject({ status: 'ok' });
    expect(await metric('kasparro_replica_up')).toBe('0');
    await replica.start();
    await caughtUp(1000);
    const before = reads(services[0]!);
    expect((await priceAt()).price).toBe(1000);
    expect(reads(services[0]!).primary).toBe(before.primary);
  });
});

it('a replica that is too far behind is not used until it has caught up', async () => {
  const env = { DATABASE_REPLICA_URL: replica.url, REPLICA_MAX_LAG: '1' };
  const service = await startQuietService(primary.url, env);
  await caughtUp(1999, service);
  await replica.pause();
  await write(2000);
  await until(async () => (await condition(service)) === 'behind');
  expect((await priceAt(undefined, service)).price).toBe(2000);
  await replica.resume();
  await caughtUp(2001, service);
  await service.stop();
});
