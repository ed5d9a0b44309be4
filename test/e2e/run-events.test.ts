import { get, type IncomingMessage } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { INestApplicationContext } from '@nestjs/common';
import { startContext } from '../support/app.js';
import type { PageRequest } from '../../src/domain/source.js';
import type { Run } from '../../src/runs/run.entity.js';
import { PageSource } from '../support/page-source.js';
import { type StartedRun, startRun } from '../support/run-to-end.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
const row = (symbol: string) => ({ symbol, at: '2026-01-01T00:00:00Z', price: '1' });

interface Event {
  event: string;
  id: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- each test states the type that it expects
  data: any;
}

/** A client that reads events one by one, as an EventSource would. */
class EventReader {
  private text = '';

  private constructor(readonly response: IncomingMessage) {
    response.setEncoding('utf8').on('data', (chunk: string) => (this.text += chunk));
  }

  static async open(path: string, headers: Record<string, string> = {}): Promise<EventReader> {
    const { promise, resolve, reject } = Promise.withResolvers<IncomingMessage>();
    get(api.service.url + path, { headers, agent: false }, resolve).on('error', reject);
    const client = new EventReader(await promise);
    clients.push(client);
    return client;
  }

  /** Null at the end of the stream. */
  async next(): Promise<Event | null> {
    for (;;) {
      const [block] = this.text.split('\n\n', 1);
      if (block!.length < this.text.length) {
        this.text = this.text.slice(block!.length + 2);
        const fields = new Map(
          block!.split('\n').map((line) => line.split(/: (.*)/s, 2) as [string, string]),
        );
        if (fields.has('event'))
          return {
            event: fields.get('event')!,
            id: fields.get('id')!,
            data: JSON.parse(fields.get('data')!),
          };
      } else if (this.response.readableEnded) return null;
      else await sleep(5);
    }
  }

  async rest(): Promise<Event[]> {
    const events: Event[] = [];
    for (let event = await this.next(); event; event = await this.next()) events.push(event);
    return events;
  }

  async close(): Promise<void> {
    this.response.destroy();
    await sleep(0);
  }
}

const clients: EventReader[] = [];
let api: Api;
let worker: INestApplicationContext;
let source: PageSource;
/** Releases one more page. */
let page = Promise.withResolvers<void>();

const gated = async (_: number, { partition, signal }: PageRequest) => {
  if (partition.key !== 'a.csv') return;
  const left = new Promise((_resolve, reject) =>
    signal.addEventListener('abort', () => reject(signal.reason as Error)),
  );
  await Promise.race([page.promise, left]);
  page = Promise.withResolvers();
};

beforeAll(async () => {
  api = await startApi({ EVENT_STREAMS: '2', SOURCES: 'csv', ADMIN_API_KEY: ADMIN });
  source = new PageSource('csv', 'csv', {
    'a.csv': [[row('A')], [row('B')], [row('C')]],
    'b.csv': [[row('D')]],
  });
  worker = await startContext(api.url, [source]);
});
afterAll(async () => {
  await worker.close();
  await api.stop();
});
let started: StartedRun | undefined;
/** A run that waits for each page of a.csv to be released. */
async function start(): Promise<Run> {
  source.generation += '+';
  source.beforePage = gated;
  page = Promise.withResolvers();
  started = await startRun(worker, { source: 'csv', trigger: 'cli' });
  return started.run;
}
afterEach(async () => {
  source.beforePage = () => undefined;
  page.resolve();
  await started?.ended;
  for (const client of clients.splice(0)) if (!client.response.destroyed) await client.rest();
});

const pagesOf = ({ data }: Event, key: string) =>
  data.partitions.find(({ partition }: { partition: string }) => partition === key)?.pages;
const untilPages = async (client: EventReader, key: string, count: number): Promise<Event> => {
  for (;;) {
    const event = (await client.next())!;
    if (pagesOf(event, key) === count) return event;
  }
};

describe('GET /runs/{id}/events', () => {
  it('reports the progress of a run in another process, then its end, and closes', async () => {
    const run = await start();
    const client = await EventReader.open(`/runs/${run.id}/events`, { 'accept-encoding': 'gzip, br' });
    const { headers, statusCode } = client.response;
    expect(statusCode).toBe(200);
    expect(headers['content-type']).toBe('text/event-stream; charset=utf-8');
    expect([headers['content-encoding'], headers['cache-control']]).toEqual([undefined, 'no-store']);
    for (const count of [1, 2]) {
      page.resolve();
      const event = await untilPages(client, 'a.csv', count);
      expect(event).toMatchObject({ event: 'progress', id: expect.any(String) });
      expect(event.data).toMatchObject({ id: Number(run.id), source: 'csv', status: 'running' });
    }
    page.resolve();
    const rest = await client.rest();
    expect(rest.at(-1)).toMatchObject({ event: 'end', data: { status: 'succeeded', pages: 4, fetched: 4 } });
    expect(rest.filter(({ event }) => event === 'end')).toHaveLength(1);
    const partitions = rest.flatMap(({ data }) => data.partitions);
    expect(partitions.at(-1)).toMatchObject({ partition: 'a.csv', status: 'succeeded', pages: 3 });
  });

  it('reports all partitions first, then those that changed', async () => {
    const run = await start();
    const first = await EventReader.open(`/runs/${run.id}/events`);
    page.resolve();
    await untilPages(first, 'a.csv', 1);
    const late = await EventReader.open(`/runs/${run.id}/events`);
    const keys = ({ data }: Event) =>
      data.partitions.map(({ partition }: { partition: string }) => partition);
    expect(keys((await late.next())!)).toEqual(['a.csv', 'b.csv']);
    while ((await api.get(`/runs/${run.id}`)).json.partitions[1].status !== 'succeeded') await sleep(5);
    page.resolve();
    await untilPages(late, 'a.csv', 2);
    page.resolve();
    expect(keys((await late.rest()).at(-1)!)).toEqual(['a.csv']);
  });

  it('for a finished run is one event, after which clients are told not to reconnect', async () => {
    const client = await EventReader.open('/runs/5/events', { 'last-event-id': '12' });
    expect(await client.rest()).toEqual([
      { event: 'end', id: 'end', data: expect.objectContaining({ id: 5, status: 'failed', partitions: [] }) },
    ]);
    expect((await api.get('/runs/5/events', { 'last-event-id': 'end' })).status).toBe(204);
    expect((await api.request('/runs/5/events', { method: 'HEAD' })).status).toBe(200);
    expect((await api.get('/runs/4711/events')).status).toBe(404);
    expect((await api.get('/runs/5/events?x=1')).status).toBe(400);
  });

  it('continues the ids for a client that reconnects, and begins again with all partitions', async () => {
    const run = await start();
    const path = `/runs/${run.id}/events`;
    const first = await EventReader.open(path);
    page.resolve();
    const { id } = await untilPages(first, 'a.csv', 1);
    await first.close();
    const again = await EventReader.open(path, { 'last-event-id': id });
    const event = (await again.next())!;
    expect(event).toMatchObject({ event: 'progress', id: String(Number(id) + 1) });
    expect(event.data.partitions).toHaveLength(2);
    // The end of another run must not end this one's stream.
    const other = await EventReader.open(path, { 'last-event-id': 'end' });
    expect(await other.next()).toMatchObject({ event: 'progress', id: '1' });
  });

  it.each(['of another time', '-1', '1.5', 'END', '1'.repeat(10)])(
    'refuses the last event id %s, which it never sent',
    async (id) => {
      const { status, json } = await api.get('/runs/5/events', { 'last-event-id': id });
      expect([status, json.errors[0].path]).toEqual([400, 'Last-Event-ID']);
    },
  );

  it('reports a cancelled run: at its next page, with what is stored', async () => {
    const run = await start();
    const client = await EventReader.open(`/runs/${run.id}/events`);
    page.resolve();
    await untilPages(client, 'a.csv', 1);
    const headers = { 'x-api-key': ADMIN };
    const asked = await api.request(`/runs/${run.id}/cancel`, { method: 'POST', headers });
    expect([asked.status, asked.json.cancel_requested_at]).toEqual([202, expect.any(String)]);
    page.resolve();
    const end = (await client.rest()).at(-1)!;
    expect(end).toMatchObject({ event: 'end', data: { status: 'cancelled', error: { code: 'cancelled' } } });
    const { pages } = (await api.get(`/runs/${run.id}`)).json.partitions[0];
    expect(pages).toBeLessThan(3);
  });

  it('accepts a limited number of clients; one that leaves makes room', async () => {
    const run = await start();
    const path = `/runs/${run.id}/events`;
    const [first, second] = [await EventReader.open(path), await EventReader.open(path)];
    expect(await second.next()).not.toBeNull();
    const refused = await api.get(path);
    expect([refused.status, refused.json.detail]).toEqual([
      503,
      expect.stringContaining('All 2 event streams'),
    ]);
    await first.close();
    let again = await EventReader.open(path);
    while (again.response.statusCode === 503) again = await EventReader.open(path);
    expect(again.response.statusCode).toBe(200);
    expect(await again.next()).not.toBeNull();
  });

  it('continues when the database connections are cut', async () => {
    const run = await start();
    const client = await EventReader.open(`/runs/${run.id}/events`);
    page.resolve();
    await untilPages(client, 'a.csv', 1);
    await api.dataSource.query(
      `select pg_terminate_backend(pid) from pg_stat_activity
       where datname = current_database() and application_name = 'kasparro' and pid <> pg_backend_pid() and state = 'idle'`,
    );
    source.beforePage = () => undefined;
    page.resolve();
    const rest = await client.rest();
    expect(rest.at(-1)).toMatchObject({ event: 'end', data: { status: 'succeeded', fetched: 4 } });
  });

  it('ends when the service stops, and does not delay it', async () => {
    const run = await start();
    const client = await EventReader.open(`/runs/${run.id}/events`);
    expect(await client.next()).toMatchObject({ event: 'progress' });
    await api.service.stop();
    expect((await client.rest()).every(({ event }) => event === 'progress')).toBe(true);
    api.service.stop = () => Promise.resolve();
  });
});
