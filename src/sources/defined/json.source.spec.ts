import { parseConfig } from '../../config/config.js';
import { readPages } from '../../../test/support/read-pages.js';
import type { HttpRequest } from '../http/http.js';
import { definition, type JsonDefinition } from './definition.js';
import { JsonSource } from './json.source.js';
import { RequestBuilder } from './requests.js';

const QUOTE = { id: 'id', price: 'p' };

/** A source whose upstream answers each call according to its query. */
function sourceOf(keys: object, answer: (query: URLSearchParams) => string): JsonSource {
  const given = { kind: 'json', base_url: 'https://api.example.com', currency: 'USD', quote: QUOTE, ...keys };
  const named = { name: 'mine', ...(definition.parse(given) as JsonDefinition) };
  const get = ({ url }: HttpRequest) => {
    const body = Buffer.from(answer(new URL(url).searchParams));
    const reply = { status: 200, headers: {}, body, bytes: body.length, retries: 0 };
    return Promise.resolve({ ...reply, url, permanentUrl: url });
  };
  return new JsonSource(named, new RequestBuilder(named, parseConfig({})), { get });
}

const idsOf = async (source: JsonSource) =>
  (await readPages(source)).flatMap(({ records }) => records.map(({ externalId }) => externalId));

describe('pages', () => {
  it.each(['id', '$key'])('continue from %s of the last member of an object', async (from_record) => {
    const pagination = { kind: 'cursor', parameter: 'after', from_record };
    const source = sourceOf({ pagination, records: '/data' }, (query) =>
      query.has('after')
        ? query.get('after') === 'b'
          ? '{"data":{"c":{"id":"c","p":3}}}'
          : '{"data":{}}'
        : '{"data":{"a":{"id":"a","p":1},"b":{"id":"b","p":2}}}',
    );
    expect(await idsOf(source)).toEqual(['a', 'b', 'c']);
  });

  it.each(['seq', 'lower(seq)'])('do not end at a last record without the cursor %s', async (from_record) => {
    const pagination = { kind: 'cursor', parameter: 'after', from_record };
    const source = sourceOf({ pagination }, () => '[{"id":"a","p":1,"seq":null}]');
    await expect(readPages(source)).rejects.toMatchObject({
      code: 'no_cursor',
      message: expect.stringContaining(`cursor at ${from_record} in the last record of the page, got none`),
    });
  });

  it.each([
    ['cursor', { kind: 'cursor', parameter: 'c', from: '/next' }, 'c1'],
    ['URL', { kind: 'next_url', from: '/next' }, '/?c=c1'],
  ])('end at an empty page that repeats its own %s', async (_what, pagination, next) => {
    const source = sourceOf({ pagination, records: '/data', max_pages: 3 }, (query) =>
      JSON.stringify({ data: query.has('c') ? [] : [{ id: 'a', p: 1 }], next }),
    );
    expect(await idsOf(source)).toEqual(['a']);
  });

  it.each(['0', '"0"'])('end where the cursor in the reply is %s', async (end) => {
    const pagination = { kind: 'cursor', parameter: 'c', from: '/next' };
    const source = sourceOf({ pagination, records: '/data' }, (query) => {
      const at = query.get('c') ?? '0';
      return `{"data":[{"id":"a${at}","p":1}],"next":${at === '0' ? 7 : end}}`;
    });
    expect(await idsOf(source)).toEqual(['a0', 'a7']);
  });

  it.each(['total', 'pages'])('continue after one with records that states 0 as %s', async (name) => {
    const pagination = { kind: 'page', parameter: 'page', [name]: '/count' };
    const source = sourceOf({ pagination, records: '/data' }, (query) => {
      const page = Number(query.get('page'));
      return JSON.stringify({ data: page > 2 ? [] : [{ id: `a${page}`, p: 1 }], count: 0 });
    });
    expect(await idsOf(source)).toEqual(['a1', 'a2']);
  });
});

it.each([
  [{ id: { value: 'bitcoin' }, currency: '$key', price: 'last' }, ['bitcoin USD', 'bitcoin EUR']],
  [{ id: 'c', currency: 'c', price: 'last' }, ['USD', 'EUR']],
])('tells prices of one coin in several currencies apart: %j', async (quote, ids) => {
  const reply = '{"USD":{"c":"USD","last":112345.6},"EUR":{"c":"EUR","last":96000}}';
  expect(await idsOf(sourceOf({ currency: undefined, quote }, () => reply))).toEqual(ids);
});

describe('an error rule', () => {
  const read = (error: object, reply: object) =>
    idsOf(sourceOf({ error, records: '/result' }, () => JSON.stringify(reply)));

  it.each([
    [{ from: '/error' }, { error: [] }],
    [{ from: '/error' }, { error: {} }],
    [{ from: '/error' }, { error: false }],
    [{ from: '/success', ok: [true] }, { success: true }],
    [{ from: '/code', ok: [200000] }, { code: '200000' }],
  ])('%j finds none in %j', async (error, reply) => {
    expect(await read(error, { ...reply, result: [{ id: 'a', p: 1 }] })).toEqual(['a']);
  });

  it.each([
    [{ from: '/error' }, { error: ['EGeneral:Too many requests'] }],
    [
      { from: '/success', ok: [true] },
      { success: false, error: { code: 104 } },
    ],
  ])('%j finds one in %j', async (error, reply) => {
    await expect(read(error, { ...reply, result: [] })).rejects.toMatchObject({ code: 'upstream_error' });
  });
});

describe('a record', () => {
  it.each(['{"id":"a","p":1}', '{"id":"a","p":1,"uuid":null}'])(
    'is rejected if it lacks a field of its id, as in %s',
    (text) => {
      const { schema } = sourceOf({ id: ['id', '/uuid'] }, () => '[]');
      const payload = { record: JSON.parse(text) as unknown, fetched_at: '2024-01-15T00:00:00Z' };
      expect(schema.safeParse(payload).error?.issues).toMatchObject([
        { path: ['record', 'uuid'], params: { code: 'missing' } },
      ]);
    },
  );

  it('is rejected if its currency is a word, which would be taken for the symbol of a coin', () => {
    const quote = { ...QUOTE, currency: 'in' };
    const { schema } = sourceOf({ currency: undefined, quote }, () => '[]');
    const payload = { record: { id: 'a', p: 1, in: 'euro' }, fetched_at: '2024-01-15T00:00:00Z' };
    expect(schema.safeParse(payload).error?.issues).toMatchObject([
      { params: { code: 'not_a_currency' }, message: expect.stringContaining('such as EUR, got "EURO"') },
    ]);
  });
});
