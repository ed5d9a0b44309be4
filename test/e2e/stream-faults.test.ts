import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import type { Socket } from 'node:net';
import { DataSource } from 'typeorm';
import { Changes } from '../../src/api/changes/changes.js';
import { ChangeStream } from '../../src/api/changes/change-stream.js';
import { DataQuery } from '../../src/api/data/data-query.dto.js';
import { dataSourceOptions } from '../../src/database/data-source.js';
import { lineOf, spawnTypeScript } from '../support/child.js';
import { commitQuotes } from '../support/commit-quotes.js';
import { eventsOf, openStream, type ServerSentEvent } from '../support/events.js';
import { Follower } from '../support/follower.js';
import { freePort, startOwnPostgres } from '../support/own-postgres.js';
import { seed } from '../support/seed.js';
import { type Api, startApi, startQuietService } from '../support/seed-service.js';

/** More bytes than the system buffers for a client that does not read: each quote names its asset. */
const MANY = 1600;
/** Changes that a stream reads at once. */
const BATCH = 200;
const LONG_NAME = `update assets set name = repeat('Bitcoin ', 1000) where slug = 'bitcoin'`;
const ALL = 'ingested_since=2000-01-01';
let api: Api;
/** Connections that would keep the service from stopping. */
const unread: IncomingMessage[] = [];

beforeAll(async () => {
  // A client that does not read yet is kept for as long as a test may take.
  api = await startApi({ CLIENT_STALL_TIMEOUT_MS: '600000' });
  await api.dataSource.query(LONG_NAME);
  await commitQuotes(api.dataSource, 0, MANY);
});
afterEach(() => {
  jest.restoreAllMocks();
  for (const response of unread.splice(0)) response.destroy();
});
afterAll(() => api.stop());

/** Reads events up to this number, or until the connection breaks. */
async function read(events: AsyncGenerator<ServerSentEvent>, count: number): Promise<ServerSentEvent[]> {
  const seen: ServerSentEvent[] = [];
  try {
    while (seen.length < count) {
      const { done, value } = await events.next();
      if (done) break;
      if (value.event) seen.push(value);
    }
  } catch (error) {
    expect(error).toMatchObject({ code: 'ECONNRESET' });
  }
  return seen;
}
const idsOf = (events: readonly ServerSentEvent[]) =>
  events.map(({ data }) => (JSON.parse(data) as { id: string }).id);

async function quotesOf(of: Pick<Api, 'get'>): Promise<number> {
  return (await of.get('/data?source=csv&count=exact&limit=1')).json.metadata.total;
}

/** A stream whose client does not read yet, and its connection in the service. */
async function openUnread(
  { app, url }: Api['service'],
  query: string,
): Promise<{ response: IncomingMessage; served: Socket }> {
  const connection = once(app.getHttpServer(), 'connection');
  const response = await openStream(`${url}/data/stream?${query}`);
  unread.push(response);
  return { response, served: ((await connection) as [Socket])[0] };
}

describe('a client that does not read', () => {
  it('is waited for: its changes stay in the database, others receive theirs, and it receives each once', async () => {
    const steps = jest.spyOn(Changes.prototype, 'nextBatch');
    const { response, served } = await openUnread(api.service, `${ALL}&source=csv`);
    const other = new Follower('source=csv&kind=quote');
    const end = new AbortController();
    const listens = other.listen(api.service.url, end.signal);
    await commitQuotes(api.dataSource, MANY, 1);
    const total = await quotesOf(api);
    await other.waitForVersions(total);
    // A stream that did not wait would send a batch in the time of each of these.
    for (let more = 1; more <= MANY / BATCH; more++) {
      await commitQuotes(api.dataSource, MANY + more, 1);
      await other.waitForVersions(total + more);
    }
    end.abort();
    await listens;
    const ofClient = steps.mock.calls.filter(([{ query }]) => query.kind === undefined);
    expect(ofClient.length * BATCH).toBeLessThan(MANY);
    expect(served.writableLength).toBeLessThan(2 ** 20);
    const events = await read(eventsOf(response), other.seen.length);
    expect(idsOf(events)).toEqual(other.seen.map((seen) => seen.split(' ')[0]));
  });

  it('is cut after CLIENT_STALL_TIMEOUT_MS, and resumes without loss or repetition', async () => {
    const impatient = await startQuietService(api.url, { CLIENT_STALL_TIMEOUT_MS: '1000' });
    const { response, served } = await openUnread(impatient, `${ALL}&source=csv`);
    await once(served, 'close');
    const before = await read(eventsOf(response), MANY);
    expect(before.length).toBeLessThan(MANY);
    // At another process, which a client that stalls again does not have to hurry for. Where this process itself has stalled,
    // nothing was received before the cut.
    const last = before.at(-1);
    const resumed = await openStream(
      `${api.service.url}/data/stream?${ALL}&source=csv`,
      last && { 'last-event-id': last.id },
    );
    const total = await quotesOf(api);
    const after = await read(eventsOf(resumed), total - before.length);
    const ids = idsOf([...before, ...after]);
    expect([ids.length, new Set(ids).size]).toEqual([total, total]);
    resumed.destroy();
    await impatient.stop();
  });
});

it('a silent stream is kept open by comments, whose ids advance past filtered changes', async () => {
  const stream = api.service.app.get(ChangeStream);
  const gone = new AbortController();
  const query = Object.assign(new DataQuery(), { kind: 'article' });
  const events = stream.events(query, await stream.now(), gone.signal, { heartbeatMs: 20 });
  const next = async () => String((await events.next()).value);
  const first = await next();
  expect(first).toMatch(/^retry: 2000\n: still here\nid: \S+\n\n$/);
  const [, id] = /id: (\S+)/.exec(first)!;
  expect(await next()).toBe(`: still here\nid: ${id}\n\n`);
  await commitQuotes(api.dataSource, 2 * MANY, 1);
  let later = await next();
  while (later.includes(id!)) later = await next();
  expect(later).toMatch(/^: still here\nid: \S+\n\n$/);
  gone.abort();
  expect((await events.next()).done).toBe(true);
});

it('a stream has only the requested fields, with all digits', async () => {
  const path = `/data/stream?${ALL}&source=csv&kind=quote&fields=price,asset.slug`;
  for (const [more, price] of [
    ['', '0.25'],
    ['&numbers=string', '"0.25"'],
  ]) {
    const response = await openStream(`${api.service.url}${path}&since=2025-06-01&until=2025-06-02${more}`);
    const [event] = await read(eventsOf(response), 1);
    expect(event).toMatchObject({ event: 'item', data: `{"price":${price},"asset":{"slug":"bitcoin"}}` });
    response.destroy();
  }
  const { status, json } = await api.get('/data/stream?fields=prize');
  expect([status, json.errors[0].path]).toEqual([400, 'fields']);
});

it('a follower misses and repeats nothing when the service is killed again and again', async () => {
  const [database, port] = [await startApi(), await freePort()];
  const start = async () => {
    const child = spawnTypeScript('src/main.ts', ['start'], {
      ...{ DATABASE_URL: database.url, HOST: '127.0.0.1', PORT: String(port), ROLE: 'api' },
      ...{ RATE_LIMIT: '0', LOG_LEVEL: 'info' },
    });
    await lineOf(child, /Listening on/);
    child.stdout!.resume();
    return child;
  };
  const follower = new Follower('source=csv');
  const end = new AbortController();
  let listens: Promise<void> | undefined;
  let written = 0;
  for (let round = 1; round <= 2; round++) {
    const child = await start();
    listens ??= follower.listen(`http://127.0.0.1:${port}`, end.signal);
    // In small commits, so that the process dies between two commits or within one.
    const writes = (async () => {
      for (let n = 0; n < 20; n++) await commitQuotes(database.dataSource, (written += 50) - 50, 50);
    })();
    await follower.waitForVersions(written - 500 * round + 1);
    const closed = once(child, 'close');
    child.kill('SIGKILL');
    await Promise.all([closed, writes]);
  }
  const last = await startQuietService(database.url, { PORT: String(port) });
  const polled = new Follower('source=csv');
  await polled.poll((path) => database.get(path), 1000);
  expect(polled.seen.length).toBeGreaterThan(written);
  await follower.waitForVersions(polled.seen.length);
  expect(follower.seen).toEqual(polled.seen);
  end.abort();
  await listens;
  await last.stop();
  await database.stop();
});

it('a stream stays open while the database restarts, within its changes or between them', async () => {
  const postgres = await startOwnPostgres(40);
  const withDatabase = async <T>(work: (dataSource: DataSource) => Promise<T>): Promise<T> => {
    const dataSource = await new DataSource(dataSourceOptions(postgres.url, 2)).initialize();
    try {
      return await work(dataSource);
    } finally {
      await dataSource.destroy();
    }
  };
  await withDatabase(async (dataSource) => {
    await seed(dataSource);
    await dataSource.query(LONG_NAME);
    await commitQuotes(dataSource, 0, MANY);
  });
  const service = await startQuietService(postgres.url, { CLIENT_STALL_TIMEOUT_MS: '600000' });
  const query = 'source=csv&kind=quote';
  const { response: unread } = await openUnread(service, `${query}&${ALL}`);
  const { response: silent } = await openUnread(service, query);
  const quiet = eventsOf(silent);
  await quiet.next();
  await postgres.stop();
  const events = eventsOf(unread);
  await events.next();
  const before: ServerSentEvent[] = [];
  for (let isAway = false; !isAway;) {
    const { value } = (await events.next()) as IteratorYieldResult<ServerSentEvent>;
    isAway = value.event === '';
    if (!isAway) before.push(value);
  }
  expect(before.length).toBeLessThan(MANY);
  await postgres.start();
  await withDatabase((dataSource) => commitQuotes(dataSource, MANY, 1));
  const total = MANY + 25;
  const ids = idsOf([...before, ...(await read(events, total - before.length))]);
  expect([ids.length, new Set(ids).size]).toEqual([total, total]);
  const [event] = await read(quiet, 1);
  expect(JSON.parse(event!.data).price).toBe(MANY + 0.25);
  for (const response of [unread, silent]) response.destroy();
  await service.stop();
  await postgres.remove();
});
