import { once } from 'node:events';
import type { IncomingMessage } from 'node:http';
import { createInterface } from 'node:readline';
import { pathToFileURL } from 'node:url';
import { json } from 'node:stream/consumers';
import { lineOf, spawnTypeScript } from '../support/child.js';
import { createTestDatabase, type TestDatabase } from '../support/database.js';
import { freePort } from '../support/own-postgres.js';
import { startUpstream } from '../support/upstream.js';
import { until } from '../support/until.js';

interface Span {
  name: string;
  traceId: string;
  spanId: string;
  parentSpanId?: string;
  attributes: { key: string; value: Record<string, unknown> }[];
}

const TRACE = '4bf92f3577b34da6a3ce929d0e0e4736';
const CALLER = '00f067aa0ba902b7';
const HOSTILE = `00-${TRACE}-${CALLER}-01\u009b`;

let database: TestDatabase;
beforeEach(async () => (database = await createTestDatabase()));
afterEach(() => database.drop());

/** A collector; `spans` are those that arrived. */
async function startCollector() {
  const spans: Span[] = [];
  const headers: unknown[] = [];
  const take = async (request: IncomingMessage) => {
    headers.push(request.url, request.headers.authorization);
    const body = (await json(request)) as { resourceSpans: { scopeSpans: { spans: Span[] }[] }[] };
    for (const { scopeSpans } of body.resourceSpans)
      for (const scope of scopeSpans) spans.push(...scope.spans);
  };
  const server = await startUpstream((request, response) => {
    void take(request).then(() => response.writeHead(200, { 'content-type': 'application/json' }).end('{}'));
  });
  return { ...server, spans, headers };
}

/** Among the last lines that it prints is how many modules of OpenTelemetry's SDK it has loaded. */
async function startService(settings: Record<string, string>) {
  const port = String(await freePort());
  const own = {
    ...{ DATABASE_URL: database.url, HOST: '127.0.0.1', PORT: port, LOG_LEVEL: 'info' },
    NODE_OPTIONS: `--import ${pathToFileURL('test/support/loaded-telemetry.js').href}`,
  };
  const child = spawnTypeScript('src/main.ts', ['start'], { ...own, ...settings });
  const lines: string[] = [];
  const closed = once(child, 'close');
  await lineOf(child, /Listening on/);
  createInterface({ input: child.stdout! }).on('line', (line) => lines.push(line));
  const stop = async () => {
    child.kill('SIGTERM');
    const [status] = (await closed) as [number | null];
    const [counted = ''] = lines.splice(
      lines.findLastIndex((line) => line.startsWith('loaded ')),
      1,
    );
    return { status, loaded: Number(/^loaded (\d+)$/.exec(counted)![1]) };
  };
  return { url: `http://127.0.0.1:${port}`, lines, stop };
}

const ask = (url: string, traceparent: string) =>
  fetch(`${url}/data?kind=quote`, { headers: { traceparent } }).then((reply) => reply.text());
const valueOf = ({ attributes }: Span, key: string) => {
  const value = attributes.find((attribute) => attribute.key === key)?.value;
  return value && Object.values(value)[0];
};
const traceparents = (lines: string[]) =>
  lines
    .map((line) => JSON.parse(line) as { traceparent?: string; res?: unknown })
    .filter(({ res }) => res)
    .map(({ traceparent }) => traceparent);

it('requests, runs and their pages reach the collector as traces', async () => {
  const collector = await startCollector();
  const service = await startService({
    OTEL_EXPORTER_OTLP_ENDPOINT: `${collector.url}/`,
    OTEL_EXPORTER_OTLP_HEADERS: 'authorization=Bearer%20token',
    SOURCES: 'csv',
    SCHEDULE_CSV: 'off',
    CSV_PATH: 'seed-data/messy.csv',
  });
  await ask(service.url, `00-${TRACE}-${CALLER}-01`);
  let runs: { id: number; status: string }[] = [];
  await until(async () => {
    runs = ((await (await fetch(`${service.url}/runs`)).json()) as { data: typeof runs }).data;
    return runs[0]?.status === 'succeeded';
  });
  expect(await service.stop()).toEqual({ status: 0, loaded: expect.any(Number) });
  await collector.close();

  expect(collector.headers.slice(0, 2)).toEqual(['/v1/traces', 'Bearer token']);
  const request = collector.spans.find(({ traceId, name }) => traceId === TRACE && name === 'GET /data')!;
  expect(request.parentSpanId).toBe(CALLER);
  expect(valueOf(request, 'http.response.status_code')).toBe(200);
  const statement = collector.spans.find(({ parentSpanId }) => parentSpanId === request.spanId)!;
  expect(statement).toMatchObject({ name: 'statement', traceId: TRACE });
  expect(valueOf(statement, 'db.query.text')).toContain('from');

  const named = (name: string) => collector.spans.filter((span) => span.name === name);
  const [run] = named('run');
  const [partition] = named('partition');
  expect(Number(valueOf(run!, 'run_id'))).toBe(runs[0]!.id);
  expect(partition!.traceId).toBe(run!.traceId);
  expect(named('page').length).toBeGreaterThan(0);
  for (const page of named('page')) expect(page.parentSpanId).toBe(partition!.spanId);
  expect(traceparents(service.lines)).toContain(`00-${TRACE}-${request.spanId}-01`);
});

it('an unavailable collector costs one log line, and nothing else', async () => {
  const away = `http://127.0.0.1:${await freePort()}`;
  const service = await startService({ OTEL_EXPORTER_OTLP_ENDPOINT: away, ROLE: 'api' });
  for (let time = 0; time < 5; time++) expect(await ask(service.url, '')).toContain('"data":[]');
  const warnings = () => service.lines.filter((line) => line.includes('traces cannot be sent'));
  await until(() => warnings().length > 0);
  for (let time = 0; time < 5; time++) expect(await ask(service.url, '')).toContain('"data":[]');
  const { status, loaded } = await service.stop();
  expect(status).toBe(0);
  expect(loaded).toBeGreaterThan(0);
  expect(warnings()).toHaveLength(1);
});

it('without a collector the log names a valid traceparent, and the SDK of OpenTelemetry is not loaded', async () => {
  const service = await startService({ ROLE: 'api' });
  const given = `00-${TRACE}-${CALLER}-01`;
  for (const traceparent of [given, HOSTILE, `00-${'0'.repeat(32)}-${CALLER}-01`, '01', 'x'])
    await ask(service.url, traceparent);
  expect(await service.stop()).toEqual({ status: 0, loaded: 0 });
  const said = traceparents(service.lines);
  expect(said).toHaveLength(5);
  expect(said.filter(Boolean)).toEqual([given]);
});
