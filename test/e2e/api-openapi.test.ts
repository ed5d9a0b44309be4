import { Ajv2020 } from 'ajv/dist/2020.js';
import * as formats from 'ajv-formats';
import { type Api, type Reply, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
type Json = any; // eslint-disable-line @typescript-eslint/no-explicit-any -- a JSON document
let api: Api;
let document: Json;

beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN, CSV_PATH: 'seed-data', RATE_LIMIT: '0' });
  document = (await api.get('/docs-json')).json;
});
afterAll(() => api.stop());

const ajv = new Ajv2020({ strict: false, allErrors: true });
(formats.default as unknown as (to: Ajv2020) => void)(ajv);

/** Every property of a reply must be in its schema, so that nothing is told which the document does not know. */
function closed(schema: Json): Json {
  if (Array.isArray(schema)) return schema.map(closed);
  if (typeof schema !== 'object' || schema === null) return schema;
  const inner = Object.fromEntries(Object.entries(schema).map(([key, value]) => [key, closed(value)]));
  return schema.properties && schema.additionalProperties === undefined
    ? { ...inner, additionalProperties: false }
    : inner;
}

function operation(method: string, template: string): Json {
  return document.paths[template][method.toLowerCase()];
}

function expectAsDocumented(reply: Reply, method: string, template: string): void {
  const documented = operation(method, template).responses[reply.status];
  expect([method, template, reply.status, documented?.description]).toEqual([
    method,
    template,
    reply.status,
    expect.any(String),
  ]);
  if (reply.status === 204 || reply.status === 304) return;
  const [type] = reply.headers.get('content-type')!.split(';');
  const validate = ajv.compile(closed(documented.content[type!].schema));
  validate(reply.json ?? reply.text);
  expect(validate.errors).toBeNull();
}

const post = (body: string, headers: Record<string, string> = {}) =>
  api.request('/runs', {
    method: 'POST',
    body,
    headers: { 'content-type': 'application/json', 'x-api-key': ADMIN, ...headers },
  });

const idOf = async (query: string): Promise<string> => (await api.get(`/data?${query}`)).json.data[0].id;

it('is OpenAPI 3.1, and every reply of it has a description and a schema with examples', () => {
  expect(document.openapi).toMatch(/^3\.1\./);
  for (const [path, operations] of Object.entries<Json>(document.paths))
    for (const [method, { summary, responses }] of Object.entries<Json>(operations)) {
      expect([path, method, summary]).toEqual([path, method, expect.stringMatching(/./)]);
      for (const [status, { description, content }] of Object.entries<Json>(responses)) {
        expect([path, status, description]).toEqual([path, status, expect.stringMatching(/./)]);
        if (!['204', '304'].includes(status)) expect(JSON.stringify(content)).toContain('"example');
      }
    }
});

it('names all addresses that there are', () => {
  expect(Object.keys(document.paths).sort()).toEqual([
    '/anomalies',
    '/anomalies/{id}',
    '/anomalies/{id}/acknowledge',
    '/api-keys',
    '/api-keys/{id}',
    '/api-keys/{id}/rotate',
    '/assets',
    '/assets/confirm',
    '/assets/merge',
    '/assets/split',
    '/assets/undo',
    '/assets/{slug}',
    '/assets/{slug}/articles',
    '/assets/{slug}/history',
    '/assets/{slug}/identity',
    '/checkpoints',
    '/checkpoints/reset',
    '/checkpoints/set',
    '/data',
    '/data/{id}',
    '/data/{id}/lineage',
    '/drift',
    '/drift/{id}',
    '/drift/{id}/accept',
    '/drift/{id}/dismiss',
    '/health',
    '/health/live',
    '/health/ready',
    '/listings',
    '/metrics',
    '/rejections',
    '/rejections/discard',
    '/rejections/replay',
    '/rejections/{id}',
    '/rejections/{id}/discard',
    '/runs',
    '/runs/compare',
    '/runs/{id}',
    '/runs/{id}/cancel',
    '/runs/{id}/events',
    '/sources',
    '/sources/{name}/replay',
    '/stats',
  ]);
});

describe('replies are as documented:', () => {
  it.each([
    '/data',
    '/data?kind=quote&limit=2',
    '/data?kind=article&limit=1&count=none',
    '/assets',
    '/assets?q=bit&limit=1',
    '/assets?limit=0',
    '/data?symbol=NOPE',
    '/data?limit=0',
    '/drift',
    '/drift?kind=odd',
    '/rejections',
    '/rejections?status=odd',
    '/checkpoints',
    '/checkpoints?limit=1&source=csv',
    '/checkpoints?cursor=x',
    '/stats',
    '/sources',
    '/runs',
    '/anomalies',
    '/anomalies?kind=odd',
    '/runs/compare?base=2&other=5',
    '/runs/compare?base=1&other=5',
    '/runs/compare?base=0',
    '/runs/compare?base=99&other=5',
    '/runs?limit=1&status=failed',
    '/runs?status=odd',
    '/health',
    '/health/live',
    '/health/ready',
    '/metrics',
  ])('GET %s', async (path) => {
    expectAsDocumented(await api.get(path), 'GET', path.split('?')[0]!);
  });

  it.each(['kind=quote&source=coingecko', 'kind=quote&source=csv', 'kind=article'])(
    'GET /data/{id} and its lineage of /data?%s',
    async (query) => {
      const id = await idOf(query);
      expectAsDocumented(await api.get(`/data/${id}`), 'GET', '/data/{id}');
      expectAsDocumented(await api.get(`/data/${id}/lineage`), 'GET', '/data/{id}/lineage');
    },
  );

  it.each([
    ['', ''],
    ['', '?as_of=2026-01-05'],
    ['/history', '?interval=1m&since=2026-01-01&until=2026-01-01T00:03Z'],
    ['/articles', '?limit=1'],
  ])('GET /assets/{slug}%s%s, of an asset and of none', async (rest, query) => {
    await api.dataSource.query(
      `insert into article_assets values (1, 1, 0.9, '[{"kind": "name"}]'), (2, 1, 0.9, '[]') on conflict do nothing`,
    );
    for (const slug of ['bitcoin', 'nothing'])
      expectAsDocumented(await api.get(`/assets/${slug}${rest}${query}`), 'GET', `/assets/{slug}${rest}`);
  });

  it('GET of what is not there, or not changed', async () => {
    expectAsDocumented(await api.get('/data/nothing'), 'GET', '/data/{id}');
    expectAsDocumented(await api.get('/data/nothing/lineage'), 'GET', '/data/{id}/lineage');
    expectAsDocumented(await api.get('/runs/0'), 'GET', '/runs/{id}');
    expectAsDocumented(await api.get('/data', { 'if-none-match': '*' }), 'GET', '/data');
  });

  it('GET /anomalies/{id}, and its acknowledgement', async () => {
    await api.dataSource.query(
      `insert into anomalies (key, kind, source_id, run_id, listing_id, score, summary, figures, at, last_seen_at)
       values ('a key', 'price_jump', 1, 1, 1, 12.5, 'A sentence.', '{"price_usd":1.10}', now(), now())`,
    );
    const acknowledge = (body: string) =>
      api.request('/anomalies/1/acknowledge', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json', 'x-api-key': ADMIN },
      });
    for (const path of ['/anomalies/1', '/anomalies/0'])
      expectAsDocumented(await api.get(path), 'GET', '/anomalies/{id}');
    expectAsDocumented(await api.get('/anomalies'), 'GET', '/anomalies');
    for (const body of ['{"reason":"known"}', '{}'])
      expectAsDocumented(await acknowledge(body), 'POST', '/anomalies/{id}/acknowledge');
  });

  it('GET /runs/{id} of a good and of a failed run', async () => {
    for (const id of [1, 5]) expectAsDocumented(await api.get(`/runs/${id}`), 'GET', '/runs/{id}');
  });

  it('GET /runs/{id}/events', async () => {
    const path = '/runs/{id}/events';
    expectAsDocumented(await api.get('/runs/5/events'), 'GET', path);
    expectAsDocumented(await api.get('/runs/5/events', { 'last-event-id': 'end' }), 'GET', path);
    expectAsDocumented(await api.get('/runs/0/events'), 'GET', path);
  });

  it('POST of what an operator does', async () => {
    const headers = { 'content-type': 'application/json', 'x-api-key': ADMIN };
    const of = { source: 'coingecko', partition: 'markets', reason: 'tried out' };
    for (const [path, body, status] of [
      ['/checkpoints/reset', of, 200],
      ['/checkpoints/reset', { ...of, partition: 'x' }, 404],
      ['/checkpoints/reset', {}, 400],
      ['/checkpoints/set', { ...of, cursor: { page: 1 } }, 422],
      ['/checkpoints/set', { ...of, cursor: { page: 1, ids: '', startedAt: '2026-01-01T00:00:00Z' } }, 200],
      ['/runs', { source: 'coingecko', mode: 'backfill', since: '2026-01-01' }, 422],
    ] as const) {
      const reply = await api.request(path, { method: 'POST', body: JSON.stringify(body), headers });
      expect([path, reply.status, reply.text]).toEqual([path, status, expect.any(String)]);
      expectAsDocumented(reply, 'POST', path);
    }
    const { id } = (await post('{"source":"csv","mode":"backfill","until":"2020-01-01"}')).json;
    for (const [of, status] of [
      [id, 202],
      [id, 409],
      [0, 404],
    ] as const) {
      const reply = await api.request(`/runs/${of}/cancel`, {
        method: 'POST',
        headers: { 'x-api-key': ADMIN },
      });
      expect([of, reply.status]).toEqual([of, status]);
      expectAsDocumented(reply, 'POST', '/runs/{id}/cancel');
    }
  });

  it('identity: listings, merged, split, confirmed and taken back', async () => {
    const calls = [
      ['/assets/merge', { from: ['ether'], into: 'bitcoin', reason: 'tried out' }, 200],
      ['/assets/undo', { operation_id: 1 }, 200],
      ['/assets/undo', { operation_id: 1 }, 409],
      ['/assets/undo', { operation_id: 0 }, 400],
      ['/assets/merge', { from: ['nothing'], into: 'bitcoin' }, 404],
      ['/assets/split', { asset: 'bitcoin', listings: ['csv/nothing'] }, 409],
      ['/assets/confirm', { listing: 'csv/HOT', asset: 'bitcoin' }, 200],
      ['/assets/split', { asset: 'bitcoin', listings: ['csv/HOT'] }, 200],
      ['/assets/confirm', { listing: 'csv', asset: 'bitcoin' }, 400],
    ] as const;
    for (const [path, body, status] of calls) {
      const headers = { 'content-type': 'application/json', 'x-api-key': ADMIN };
      const reply = await api.request(path, { method: 'POST', body: JSON.stringify(body), headers });
      expect([path, body, reply.status, reply.text]).toEqual([path, body, status, expect.any(String)]);
      expectAsDocumented(reply, 'POST', path);
    }
    for (const slug of ['bitcoin', 'nothing'])
      expectAsDocumented(await api.get(`/assets/${slug}/identity`), 'GET', '/assets/{slug}/identity');
    for (const query of ['', '?state=ambiguous', '?source=csv&limit=1', '?state=odd'])
      expectAsDocumented(await api.get(`/listings${query}`), 'GET', '/listings');
  });

  it('rejections: one, none, tried again and given up', async () => {
    await api.dataSource.query(
      `insert into rejections (source_id, partition, external_id, content_hash, payload, reasons, code, fields, run_id,
         first_seen_at, last_seen_at, file_id)
       select source_id, 'p', '7', '\\x01', '{"id":1}', '[{"path":"price","code":"missing","message":"expected a price"}]',
         'missing', '{price}', 1, now(), now(), case source_id when 3 then 1 end from unnest(array[1, 3]) source_id`,
    );
    for (const path of ['/rejections/1', '/rejections/2', '/rejections/0'])
      expectAsDocumented(await api.get(path), 'GET', '/rejections/{id}');
    expectAsDocumented(await api.get('/rejections'), 'GET', '/rejections');
    const calls = [
      ['/rejections/replay', '/rejections/replay', {}, 200],
      ['/rejections/replay', '/rejections/replay', { limit: 0 }, 400],
      ['/rejections/1/discard', '/rejections/{id}/discard', { reason: 'a test coin' }, 200],
      ['/rejections/1/discard', '/rejections/{id}/discard', { reason: 'a test coin' }, 409],
      ['/rejections/0/discard', '/rejections/{id}/discard', { reason: 'a test coin' }, 404],
      ['/rejections/discard', '/rejections/discard', { filter: {}, reason: 'test coins' }, 200],
      ['/sources/rss/replay', '/sources/{name}/replay', {}, 202],
      ['/sources/nowhere/replay', '/sources/{name}/replay', {}, 404],
    ] as const;
    for (const [path, template, body, status] of calls) {
      const headers = { 'content-type': 'application/json', 'x-api-key': ADMIN };
      const reply = await api.request(path, { method: 'POST', body: JSON.stringify(body), headers });
      expect([path, reply.status]).toEqual([path, status]);
      expectAsDocumented(reply, 'POST', template);
    }
  });

  it('POST /runs, started, running already and refused', async () => {
    const replies = [
      await post('{"source":"csv"}'),
      await post('{"source":"csv"}'),
      await post('{"source":"nowhere"}'),
      await post('{"source":"csv"}', { 'x-api-key': 'wrong' }),
      await post(`{"source":"${'x'.repeat(20_000)}"}`),
      await post('csv', { 'content-type': 'application/octet-stream' }),
    ];
    expect(replies.map(({ status }) => status)).toEqual([202, 409, 400, 401, 413, 415]);
    for (const reply of replies) expectAsDocumented(reply, 'POST', '/runs');
  });
});

describe('examples', () => {
  const parameters = () =>
    Object.entries<Json>(document.paths).flatMap(([path, { get }]) =>
      ((get?.parameters ?? []) as Json[]).map((parameter) => ({ path, ...parameter })),
    );
  /** Of several, the last one: the first is what Swagger UI fills in. */
  const exampleOf = ({ examples, schema }: Json) =>
    examples ? Object.values<Json>(examples).at(-1).value : schema.example;
  const filledIn = ({ examples, schema }: Json) =>
    examples ? Object.values<Json>(examples)[0].value : schema.example;

  it('are there for every parameter, and are what its schema takes', () => {
    expect(parameters().length).toBeGreaterThan(20);
    for (const parameter of parameters()) {
      const { path, name, description, schema } = parameter;
      expect([path, name, exampleOf(parameter)]).toEqual([path, name, expect.anything()]);
      expect([path, name, description]).toEqual([path, name, expect.stringMatching(/./)]);
      expect([name, ajv.validate(schema, exampleOf(parameter))]).toEqual([name, true]);
    }
  });

  it('of parameters run, each alone', async () => {
    for (const parameter of parameters().filter((one) => one.in === 'query')) {
      const url = `${parameter.path.replace('{slug}', 'bitcoin')}?${parameter.name}=${encodeURIComponent(exampleOf(parameter))}`;
      expect([url, (await api.get(url, { 'x-api-key': ADMIN })).status]).toEqual([url, 200]);
    }
  });

  it('of parameters run all at once, as Swagger UI fills them in', async () => {
    for (const path of ['/data', '/assets', '/runs']) {
      const given = parameters()
        .filter((one) => one.path === path && one.in === 'query' && filledIn(one) !== '')
        .map((one): [string, string] => [one.name, String(filledIn(one))]);
      const reply = await api.get(`${path}?${new URLSearchParams(given).toString()}`);
      expect([path, reply.json.errors, reply.status]).toEqual([path, undefined, 200]);
    }
  });

  it('of the body of POST /runs runs', () => {
    const { $ref } = operation('POST', '/runs').requestBody.content['application/json'].schema;
    expect(document.components.schemas[$ref.split('/').at(-1)].properties.source.example).toBe('csv');
  });

  it('of replies are what their schemas take', () => {
    for (const operations of Object.values<Json>(document.paths))
      for (const { responses } of Object.values<Json>(operations))
        for (const { content } of Object.values<Json>(responses))
          for (const { schema } of Object.values<Json>(content ?? {})) checkExamples(schema);
  });
});

function checkExamples(schema: Json): void {
  if ('example' in schema) expect([schema, ajv.validate(schema, schema.example)]).toEqual([schema, true]);
  for (const inner of Object.values<Json>(schema.properties ?? {})) checkExamples(inner);
  if (schema.items) checkExamples(schema.items);
}
