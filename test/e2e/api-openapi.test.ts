import { Ajv2020 } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import { TEST_EVENT, WEBHOOK_EVENTS } from '../../src/webhooks/webhook.js';
import { withOwnParameters } from '../support/openapi.js';
import { type Api, startApi } from '../support/seed-service.js';
import { filledIn, swaggerDocument } from '../support/swagger-ui.js';

const ADMIN = 'an-admin-key';
type Json = any; // oxlint-disable-line typescript/no-explicit-any -- a JSON document
let api: Api;
let served: Json;
let document: Json;

beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN, CSV_PATH: 'seed-data', RATE_LIMIT: '0' });
  served = (await api.get('/docs-json')).json;
  document = withOwnParameters(served);
});
afterAll(() => api.stop());

const ajv = new Ajv2020({ strict: false, allErrors: true });
(formats.default as unknown as (to: Ajv2020) => void)(ajv);
ajv.addFormat('decimal', true);

/** With the components in place of what refers to them. */
function inlined(part: Json): Json {
  if (typeof part !== 'object' || part === null) return part;
  if (Array.isArray(part)) return part.map(inlined);
  const { $ref, ...rest } = part;
  const target =
    $ref &&
    $ref
      .split('/')
      .slice(1)
      .reduce((at: Json, key: string) => at[key], document);
  return Object.fromEntries(
    Object.entries({ ...target, ...rest }).map(([key, value]) => [key, inlined(value)]),
  );
}

/** Examples of the parameters that this one requires. */
const required = ({ path, name }: { path: string; name: string }): Record<string, string> =>
  Object.fromEntries(
    (document.paths[path].get.parameters as Json[])
      .filter((one) => one.in === 'query' && one.required && one.name !== name)
      .map((one) => [one.name, String(one.schema.example)]),
  );

const post = (body: string, headers: Record<string, string> = {}) =>
  api.request('/runs', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-api-key': ADMIN, ...headers },
  });

const statusOf = async (path: string, body?: object): Promise<number> => {
  const headers = { 'x-api-key': ADMIN, ...(body && { 'content-type': 'application/json' }) };
  return (await api.request(path, { method: 'POST', headers, body: body && JSON.stringify(body) })).status;
};

const idOf = async (query: string): Promise<string> => (await api.get(`/data?${query}`)).json.data[0].id;

it('is OpenAPI 3.1, and every reply in it has a description and a schema with examples', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  for (const [path, operations] of Object.entries<Json>(document.paths))
    for (const [method, { summary, responses }] of Object.entries<Json>(operations)) {
      expect([path, method, summary]).toEqual([path, method, expect.stringMatching(/./)]);
      for (const [status, response] of Object.entries<Json>(responses)) {
        const { description, content } = inlined(response);
        expect([path, status, description]).toEqual([path, status, expect.stringMatching(/./)]);
        if (!['204', '302', '304'].includes(status))
          expect(JSON.stringify(inlined(content))).toContain('"example');
      }
    }
});

it('describes a parameter that most operations share, and the reply 304, once', () => {
  const operations = Object.values<Json>(served.paths).flatMap((item) => Object.values<Json>(item));
  const repeated = Map.groupBy(
    operations
      .flatMap(({ parameters }) => (parameters ?? []) as Json[])
      .filter((one) => !one.$ref && one.in !== 'path'),
    (parameter) => JSON.stringify(parameter),
  );
  const most = Math.max(...[...repeated.values()].map(({ length }) => length));
  expect(most).toBeLessThan(4);
  const unmodified = operations.flatMap(({ responses }) => responses['304'] ?? []);
  expect(new Set(unmodified.map((reply: Json) => JSON.stringify(reply)))).toEqual(
    new Set([JSON.stringify({ $ref: '#/components/responses/NotModified' })]),
  );
});

it('shows a problem of the same status for each error status', () => {
  const statuses = Object.values<Json>(document.paths)
    .flatMap((operations) => Object.values<Json>(operations))
    .flatMap(({ responses }) => Object.entries<Json>(responses))
    .filter(([status]) => Number(status) >= 400)
    .map(([status, response]) => [
      status,
      String(inlined(response).content['application/problem+json'].example?.status),
    ]);
  expect(statuses.length).toBeGreaterThan(50);
  for (const [status, shown] of statuses) expect([status, shown]).toEqual([status, status]);
});

it('documents every route', () => {
  expect(Object.keys(document.paths).sort()).toEqual([
    '/',
    '/anomalies',
    '/anomalies/{id}',
    '/anomalies/{id}/acknowledge',
    '/api-keys',
    '/api-keys/{id}',
    '/api-keys/{id}/rotate',
    '/assets',
    '/assets/confirm',
    '/assets/merge',
    '/assets/merge/preview',
    '/assets/review',
    '/assets/settle',
    '/assets/split',
    '/assets/split/preview',
    '/assets/undo',
    '/assets/{slug}',
    '/assets/{slug}/articles',
    '/assets/{slug}/history',
    '/assets/{slug}/identity',
    '/audit',
    '/checkpoints',
    '/checkpoints/reset',
    '/checkpoints/set',
    '/csv/inspect',
    '/data',
    '/data/stream',
    '/data/{id}',
    '/data/{id}/lineage',
    '/drift',
    '/drift/{id}',
    '/drift/{id}/accept',
    '/drift/{id}/dismiss',
    '/feeds',
    '/feeds/inspect',
    '/feeds/opml',
    '/feeds/{id}',
    '/feeds/{id}/resume',
    '/gaps',
    '/health',
    '/health/live',
    '/health/ready',
    '/listings',
    '/markets',
    '/metrics',
    '/problems',
    '/problems/{code}',
    '/rejections',
    '/rejections/discard',
    '/rejections/groups',
    '/rejections/replay',
    '/rejections/{id}',
    '/rejections/{id}/discard',
    '/runs',
    '/runs/compare',
    '/runs/{id}',
    '/runs/{id}/cancel',
    '/runs/{id}/events',
    '/session',
    '/sources',
    '/sources/check',
    '/sources/csv/files',
    '/sources/{name}/replay',
    '/stats',
    '/webhooks',
    '/webhooks/{id}',
    '/webhooks/{id}/deliveries',
    '/webhooks/{id}/deliveries/{delivery}',
    '/webhooks/{id}/deliveries/{delivery}/replay',
    '/webhooks/{id}/rotate',
    '/webhooks/{id}/test',
  ]);
});

/** `api` itself checks that a reply is as documented. */
describe('replies are as documented:', () => {
  it.each([
    ['/data', 200],
    ['/data?kind=quote&limit=2', 200],
    ['/data?kind=article&limit=1&count=none', 200],
    ['/data?kind=candle', 200],
    ['/data?interval=hour', 400],
    ['/data?symbol=NOPE', 200],
    ['/data?limit=0', 400],
    ['/data/nothing', 404],
    ['/data/nothing/lineage', 404],
    ['/assets', 200],
    ['/assets?q=bit&limit=1', 200],
    ['/assets?limit=0', 400],
    ['/assets/nothing', 404],
    ['/assets/nothing/history', 404],
    ['/assets/nothing/articles', 404],
    ['/assets/nothing/identity', 404],
    ['/listings', 200],
    ['/listings?state=ambiguous', 200],
    ['/assets/review', 200],
    ['/assets/review?reason=odd', 400],
    ['/listings?source=csv&limit=1', 200],
    ['/listings?state=odd', 400],
    ['/drift', 200],
    ['/drift?kind=odd', 400],
    ['/rejections', 200],
    ['/rejections?status=odd', 400],
    ['/rejections/0', 404],
    ['/checkpoints', 200],
    ['/checkpoints?limit=1&source=csv', 200],
    ['/checkpoints?cursor=x', 400],
    ['/stats', 200],
    ['/sources', 200],
    ['/sources/csv/files', 200],
    ['/sources/csv/files?limit=0', 400],
    ['/feeds', 200],
    ['/feeds?state=odd', 400],
    ['/feeds/0', 404],
    ['/feeds/opml', 200],
    ['/anomalies', 200],
    ['/anomalies?kind=odd', 400],
    ['/anomalies/0', 404],
    ['/runs', 200],
    ['/runs?limit=1&status=failed', 200],
    ['/runs?status=odd', 400],
    ['/runs/0', 404],
    ['/runs/1', 200],
    ['/runs/5', 200],
    ['/runs/5/events', 200],
    ['/runs/0/events', 404],
    ['/runs/compare?base=2&other=5', 200],
    ['/runs/compare?base=1&other=5', 422],
    ['/runs/compare?base=0', 400],
    ['/runs/compare?base=99&other=5', 404],
    ['/health', 200],
    ['/health/live', 200],
    ['/health/ready', 200],
    ['/metrics', 200],
    ['/problems', 200],
    ['/problems/source_busy', 200],
  ])('GET %s answers %i', async (path, status) => {
    expect((await api.get(path)).status).toBe(status);
  });

  it.each(['kind=quote&source=coingecko', 'kind=quote&source=csv', 'kind=article'])(
    'GET /data/{id} and its lineage of /data?%s',
    async (query) => {
      const id = await idOf(query);
      expect((await api.get(`/data/${id}`)).status).toBe(200);
      expect((await api.get(`/data/${id}/lineage`)).status).toBe(200);
    },
  );

  it.each([
    '',
    '?as_of=2100-01-01',
    '/history?interval=1m&since=2026-01-01&until=2026-01-01T00:03Z',
    '/articles?limit=1',
  ])('GET /assets/bitcoin%s', async (rest) => {
    await api.dataSource.query(
      `insert into article_assets values (1, 1, 0.9, '[{"by": "name", "text": "Bitcoin", "in": "title"}]'),
           (2, 1, 0.9, '[]') on conflict do nothing`,
    );
    expect((await api.get(`/assets/bitcoin${rest}`)).status).toBe(200);
  });

  it('GET with the ETag of unchanged content or the position of received changes', async () => {
    expect((await api.get('/data', { 'if-none-match': '*' })).status).toBe(304);
    expect((await api.get('/runs/5/events', { 'last-event-id': 'end' })).status).toBe(204);
  });

  it('feeds, and resuming one that is gone', async () => {
    await api.dataSource.query(
      `insert into feeds (key, name, url, host, interval_seconds, polled_at, failures, failing_since, error_code, gone_at)
       values ('news', 'news', 'https://news.example/rss', 'news.example', 600, now(), 1, now(), 'gone', now())`,
    );
    const [{ id }] = (await api.get('/feeds?feed=news&state=gone')).json.data;
    await api.dataSource.query('update feeds set repairs = $2 where id = $1', [
      id,
      ['a tag is never closed in line 1: "<b"'],
    ]);
    const repaired = (await api.get('/feeds?feed=news&repaired=true')).json.data;
    expect(repaired).toMatchObject([{ repairs: ['a tag is never closed in line 1: "<b"'] }]);
    expect((await api.get('/feeds?feed=news&repaired=false')).json.data).toEqual([]);
    expect((await api.get('/feeds?q=News.Example&limit=1')).json).toMatchObject({
      data: [{ id }],
      metadata: { total: 1, states: { gone: 1, ok: 0 } },
    });
    expect((await api.get('/feeds?q=no-such-feed')).json).toMatchObject({ data: [], metadata: { total: 0 } });
    expect((await api.get(`/feeds/${id}`)).json).toMatchObject({ state: 'gone', next_poll_at: null });
    expect(await statusOf(`/feeds/${id}/resume`)).toBe(200);
    expect((await api.get(`/feeds/${id}`)).json).toMatchObject({ state: 'failing', gone_at: null });
    expect(await statusOf('/feeds/0/resume')).toBe(404);
  });

  it('anomalies, and their acknowledgement', async () => {
    await api.dataSource.query(
      `insert into anomalies (key, kind, source_id, run_id, listing_id, score, summary, figures, at, last_seen_at)
       values ('a key', 'price_jump', 1, 1, 1, 12.5, 'A sentence.', '{"price_usd":1.10}', now(), now())`,
    );
    expect((await api.get('/anomalies/1')).json.asset.slug).toBe('bitcoin');
    expect((await api.get('/anomalies')).json.data).toHaveLength(1);
    expect(await statusOf('/anomalies/1/acknowledge', { reason: 'known' })).toBe(200);
    expect(await statusOf('/anomalies/1/acknowledge', {})).toBe(400);
  });

  const of = { source: 'coingecko', partition: 'markets', reason: 'tried out' };
  it.each([
    ['/checkpoints/reset', of, 200],
    ['/checkpoints/reset', { ...of, partition: 'x' }, 404],
    ['/checkpoints/reset', {}, 400],
    ['/checkpoints/set', { ...of, cursor: { page: 1 } }, 422],
    ['/checkpoints/set', { ...of, cursor: { page: 1, ids: '', startedAt: '2026-01-01T00:00:00Z' } }, 200],
    ['/assets/merge', { from: ['ether'], into: 'bitcoin', reason: 'tried out' }, 200],
    ['/assets/undo', { operation_id: 1 }, 200],
    ['/assets/undo', { operation_id: 1 }, 409],
    ['/assets/undo', { operation_id: 0 }, 400],
    ['/assets/merge', { from: ['nothing'], into: 'bitcoin' }, 404],
    ['/assets/split', { asset: 'bitcoin', listings: ['csv/nothing'] }, 409],
    ['/assets/confirm', { listing: 'csv/HOT', asset: 'bitcoin' }, 200],
    ['/assets/split', { asset: 'bitcoin', listings: ['csv/HOT'] }, 200],
    ['/assets/confirm', { listing: 'csv', asset: 'bitcoin' }, 400],
    ['/runs', { source: 'coingecko', mode: 'backfill', since: '2026-01-01' }, 422],
    ['/sources/rss/replay', {}, 202],
    ['/sources/nowhere/replay', {}, 404],
  ])('POST %s %j answers %i', async (path, body, status) => {
    expect(await statusOf(path, body)).toBe(status);
  });

  it('the identity of an asset after decisions by hand', async () => {
    const { operations } = (await api.get('/assets/bitcoin/identity')).json;
    expect(operations.length).toBeGreaterThan(0);
  });

  it('rejections, replayed and discarded', async () => {
    await api.dataSource.query(
      `insert into rejections (source_id, partition, external_id, content_hash, payload, reasons, code, fields, run_id,
         first_seen_at, last_seen_at, file_id)
       select source_id, 'p', '7', '\\x01', '{"id":1}', '[{"path":"price","code":"missing","message":"expected a price"}]',
         'missing', '{price}', 1, now(), now(), case source_id when 3 then 1 end from unnest(array[1, 3]) source_id`,
    );
    for (const id of [1, 2]) expect((await api.get(`/rejections/${id}`)).status).toBe(200);
    expect((await api.get('/rejections')).json.data).toHaveLength(2);
    const reason = 'a test coin';
    expect(await statusOf('/rejections/replay', {})).toBe(200);
    expect(await statusOf('/rejections/replay', { limit: 0 })).toBe(400);
    expect(await statusOf('/rejections/1/discard', { reason })).toBe(200);
    expect(await statusOf('/rejections/1/discard', { reason })).toBe(409);
    expect(await statusOf('/rejections/0/discard', { reason })).toBe(404);
    expect(await statusOf('/rejections/discard', { filter: {}, reason })).toBe(200);
  });

  it('a run that is cancelled', async () => {
    const { id } = (await post('{"source":"csv","mode":"backfill","until":"2020-01-01"}')).json;
    expect(await statusOf(`/runs/${id}/cancel`)).toBe(202);
    expect(await statusOf(`/runs/${id}/cancel`)).toBe(409);
    expect(await statusOf('/runs/0/cancel')).toBe(404);
  });

  it('POST /runs: started, already running, and refused', async () => {
    const replies = [
      await post('{"source":"csv"}'),
      await post('{"source":"csv"}'),
      await post('{"source":"nowhere"}'),
      await post('{"source":"csv"}', { 'x-api-key': 'wrong' }),
      await post(`{"source":"${'x'.repeat(20_000)}"}`),
      await post('csv', { 'content-type': 'application/octet-stream' }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([202, 409, 400, 401, 413, 415]);
  });
});

describe('examples', () => {
  const parameters = ({ paths } = document) =>
    Object.entries<Json>(paths).flatMap(([path, { get }]) =>
      ((get?.parameters ?? []) as Json[]).map((parameter) => ({ path, ...parameter })),
    );
  const exampleOf = ({ examples, schema }: Json) =>
    examples ? Object.values<Json>(examples).at(-1).value : schema.example;

  /** Swagger UI shows no operation that has a parameter with an example in its schema as well. */
  it('are initially omitted in Swagger UI for optional parameters, and are in one place', async () => {
    const shown = parameters(await swaggerDocument<Json>(api.service.url));
    expect(shown.map(({ path, name }) => [path, name])).toEqual(
      parameters().map(({ path, name }) => [path, name]),
    );
    for (const { path, name, in: place, required, examples, schema } of shown) {
      if (place !== 'query') continue;
      const isLeftOut =
        name === 'limit' || required || [undefined, schema.default].includes(filledIn({ examples, schema }));
      expect([path, name, isLeftOut]).toEqual([path, name, true]);
      expect([path, name, examples && schema.example]).toEqual([path, name, undefined]);
    }
  });

  it('exist for every parameter, and match its schema', () => {
    expect(parameters().length).toBeGreaterThan(20);
    for (const parameter of parameters()) {
      const { path, name, description, schema } = parameter;
      expect([path, name, exampleOf(parameter)]).toEqual([path, name, expect.anything()]);
      expect([path, name, description]).toEqual([path, name, expect.stringMatching(/./)]);
      expect([name, ajv.validate(schema, exampleOf(parameter))]).toEqual([name, true]);
    }
  });

  it('of parameters work, each alone or with the required ones', async () => {
    const { id: item } = (await api.get('/data?limit=1')).json.data[0];
    const webhook = { url: 'https://example.com/', events: ['run.failed'] };
    expect(await statusOf('/webhooks', webhook)).toBe(201);
    await api.dataSource.query(
      `insert into anomalies (key, kind, source_id, run_id, score, summary, figures, at, last_seen_at)
       values ('run', 'record_count', 1, 1, 9, 'few', '{}', now(), now())`,
    );
    const ofPages = ({ path, in: place }: Json) => place === 'query' && path !== '/data/stream';
    for (const parameter of parameters().filter(ofPages)) {
      const id = /^\/(webhooks|anomalies)\//.test(parameter.path) ? '1' : item;
      const path = parameter.path.replace('{slug}', 'bitcoin').replace('{id}', id);
      const query = new URLSearchParams({ ...required(parameter), [parameter.name]: exampleOf(parameter) });
      const url = `${path}?${query.toString()}`;
      expect([url, (await api.get(url, { 'x-api-key': ADMIN })).status]).toEqual([url, 200]);
    }
  });

  it('of parameters work all at once, as Swagger UI fills them in', async () => {
    const shown = await swaggerDocument<Json>(api.service.url);
    for (const path of ['/data', '/markets', '/assets', '/runs']) {
      const given = parameters(shown)
        .filter((one) => one.path === path && one.in === 'query' && (filledIn(one) ?? '') !== '')
        .map((one): [string, string] => [one.name, String(filledIn(one))]);
      const reply = await api.get(`${path}?${new URLSearchParams(given).toString()}`);
      expect([path, reply.json.errors, reply.status]).toEqual([path, undefined, 200]);
    }
  });

  it('of deliveries match their schemas, and exist for each event', () => {
    expect(Object.keys(document.webhooks)).toEqual([...WEBHOOK_EVENTS, TEST_EVENT]);
    for (const { post } of Object.values<Json>(document.webhooks)) {
      const { schema, example } = inlined(post.requestBody.content['application/json']);
      checkExamples(schema);
      expect([example, ajv.validate(schema, example)]).toEqual([example, true]);
    }
  });

  it('of the body of POST /runs works', () => {
    const { schema } = document.paths['/runs'].post.requestBody.content['application/json'];
    expect(inlined(schema).properties.source.example).toBe('csv');
  });

  it('of replies match their schemas', () => {
    for (const operations of Object.values<Json>(document.paths))
      for (const { responses } of Object.values<Json>(operations))
        for (const { content } of Object.values<Json>(responses))
          for (const { schema } of Object.values<Json>(inlined(content ?? {}))) checkExamples(schema);
  });
});

/**
 * Validators see all fields at once, before anything is done: with an unknown field added, every request is refused, listing
 * what else is wrong.
 */
describe('validation', () => {
  const UNKNOWN = 'no_such_field';
  const LONG = 'x'.repeat(6000);
  /** Values that a schema without such a limit would accept. */
  const NO_LIMITS: [string, string, (schema: Json) => unknown][] = [
    ['minimum', 'integer', () => -1],
    ['maximum', 'integer', () => 999_999_999],
    ['minLength', 'string', () => ''],
    ['maxLength', 'string', () => LONG],
    ['pattern', 'string', () => 'é ½'],
    ['maxItems', 'array', ({ items }) => Array.from({ length: 2000 }, () => items.example ?? 'x/y')],
  ];

  const unlike = (pattern: RegExp) => ['\u{1f680} !', ' ', 'x'].find((value) => !pattern.test(value));

  function beyond({ type, enum: values, items, ...schema }: Json): unknown[] {
    const listed = items && (schema.example ?? ['x/y']);
    return [
      ...(schema.minimum === undefined ? [] : [schema.minimum - 1]),
      ...(schema.maximum === undefined ? [] : [schema.maximum + 1]),
      ...(schema.minLength ? [''] : []),
      ...(schema.maxLength === undefined ? [] : ['x'.repeat(schema.maxLength + 1)]),
      ...(schema.pattern === undefined ? [] : [unlike(new RegExp(schema.pattern, 'u'))]),
      ...(schema.minItems ? [[]] : []),
      ...(schema.maxItems === undefined
        ? []
        : [Array.from({ length: schema.maxItems + 1 }, (_, at) => listed[0] + at)]),
      ...(schema.uniqueItems ? [[listed[0], listed[0]]] : []),
      ...(values || type === 'integer' || type === 'boolean' ? ['nonsense'] : []),
      ...(items ? beyond(items).map((value) => [value]) : []),
    ];
  }

  function within({ type, enum: values, items, ...schema }: Json): unknown[] {
    const unlimited = NO_LIMITS.filter(
      ([limit, of]) =>
        type === of && schema[limit] === undefined && !values && (limit.startsWith('m') || !schema.format),
    )
      // Text of any length, but not of any form.
      .filter(([limit]) => schema.pattern === undefined || !limit.includes('Length'))
      .map(([, , value]) => value({ items, ...schema }));
    const [least, most] = [schema.minimum, schema.maximum].filter((bound) => bound !== undefined);
    return [
      ...unlimited,
      ...[least, most].filter((bound) => bound !== undefined),
      ...(schema.pattern === undefined && schema.minLength ? ['é'] : []),
      ...(schema.pattern === undefined && schema.maxLength ? ['x'.repeat(schema.maxLength)] : []),
      ...(values ?? []),
    ];
  }

  const operations = () =>
    Object.entries<Json>(document.paths).flatMap(([path, item]) =>
      Object.entries<Json>(item).map(([method, operation]) => ({
        path,
        method: method.toUpperCase(),
        operation,
      })),
    );
  const addressOf = (path: string) => path.replaceAll(/\{\w+\}/g, '1');
  const faults = (reply: { json: Json }, place: 'parameter' | 'pointer') =>
    (reply.json.errors as Json[]).map((error) => error[place]);

  it('of parameters enforces exactly what is declared', async () => {
    let tried = 0;
    for (const { path, method, operation } of operations())
      for (const { name, schema, in: where } of (operation.parameters ?? []) as Json[]) {
        if (where !== 'query' || method !== 'GET') continue;
        const refused = async (value: unknown) => {
          // A limit above the page maximum is refused only for pages, and formats are checked before parameters.
          const alone = name === 'limit' || name === 'format';
          const query = new URLSearchParams({
            ...required({ path, name }),
            [name]: String(value),
            ...(!alone && { [UNKNOWN]: '1' }),
          });
          const reply = await api.get(`${addressOf(path)}?${query.toString()}`, { 'x-api-key': ADMIN });
          tried++;
          if (alone) return reply.status === 400 || reply.status === 406;
          expect([path, reply.status]).toEqual([path, 400]);
          return faults(reply, 'parameter').includes(name);
        };
        for (const value of beyond(schema))
          expect([path, name, value, await refused(value)]).toEqual([path, name, value, true]);
        // Some belong to one format only, and are refused with others.
        const others = /^(bom|decimals|delimiter|fields|gaps|numbers)$/.test(name) ? [] : within(schema);
        for (const value of others)
          expect([path, name, value, await refused(value)]).toEqual([path, name, value, false]);
      }
    expect(tried).toBeGreaterThan(300);
  });

  it('of body fields enforces exactly what is declared', async () => {
    let tried = 0;
    for (const { path, method, operation } of operations()) {
      const schema = inlined(operation.requestBody?.content['application/json']?.schema);
      if (!schema) continue;
      expect([path, operation.requestBody.required, schema.additionalProperties]).toEqual([
        path,
        true,
        false,
      ]);
      const faultsOf = async (body: object) => {
        const headers = { 'x-api-key': ADMIN, 'content-type': 'application/json' };
        const init = { method, headers, body: JSON.stringify({ ...body, [UNKNOWN]: 1 }) };
        const reply = await api.request(addressOf(path), init);
        expect([path, reply.status]).toEqual([path, 400]);
        tried++;
        return faults(reply, 'pointer');
      };
      const required = (schema.required ?? []).map((name: string) => `/${name}`);
      expect([path, await faultsOf({})]).toEqual([
        path,
        expect.arrayContaining([...required, `/${UNKNOWN}`]),
      ]);
      for (const [name, property] of Object.entries<Json>(schema.properties)) {
        const refused = async (value: unknown) => (await faultsOf({ [name]: value })).includes(`/${name}`);
        for (const value of [...beyond(property), ...(property.type === 'string' ? [1, ['x']] : ['x'])])
          expect([path, name, value, await refused(value)]).toEqual([path, name, value, true]);
        for (const value of within(property))
          expect([path, name, value, await refused(value)]).toEqual([path, name, value, false]);
      }
    }
    expect(tried).toBeGreaterThan(100);
  });
});

/** Most replies contain the same few schemas. */
const checked = new Set<string>();

function checkExamples(schema: Json): void {
  const text = JSON.stringify(schema);
  if (checked.has(text)) return;
  checked.add(text);
  if ('example' in schema) expect([schema, ajv.validate(schema, schema.example)]).toEqual([schema, true]);
  for (const inner of Object.values<Json>(schema.properties ?? {})) checkExamples(inner);
  if (schema.items) checkExamples(schema.items);
  for (const one of [...(schema.anyOf ?? []), ...(schema.oneOf ?? [])]) checkExamples(one);
}

it('the document describes every tag that operations use', () => {
  const operations = Object.values(document.paths as Json[]).flatMap((path) => Object.values(path as Json[]));
  const used = new Set(operations.flatMap(({ tags }) => tags as string[]));
  expect(document.tags.map(({ name }: { name: string }) => name).sort()).toEqual([...used].sort());
});
