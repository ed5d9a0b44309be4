import { execFile, type ExecFileOptions, spawnSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { OpenAPIObject } from '@nestjs/swagger';
import { createConfig, lintFromString } from '@redocly/openapi-core';
import { Webhook } from 'standardwebhooks';
import { CONSOLE_TYPES, consoleTypes } from '../clients/console-types.js';
import { pythonApi } from '../clients/python-api.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
const CACHE = 'node_modules/.cache';
/** Code that a user would write with the generated types; `@ts-expect-error` fails if they allow anything. */
const PROGRAM = `
import { each, kasparro, KasparroError } from './dist/client.js';
import { follow, type Change } from './dist/stream.js';
import { verify } from './dist/webhooks.js';

const [, , baseUrl, key, secret, headers, body] = process.argv as string[] as [string, string, string, string, string, string, string];
const client = kasparro(baseUrl, key);

const { data: page } = await client.GET('/data', { params: { query: { kind: 'quote', limit: 2, convert: 'USD' } } });
const { data: started } = await client.POST('/runs', { body: { source: 'csv' } });
const run = started && 'mode' in started ? started : undefined;
const { error } = await client.POST('/runs', { body: { source: 'nowhere' } });
const slugs: (string | undefined)[] = page!.data.map((item) => item.kind === 'article' ? item.url! : item.asset?.slug);
const currencies = page!.data.map((item) => item.kind === 'article' ? null : item.conversion?.currency ?? item.conversion_reason);
const ids: string[] = [];
for await (const item of each((cursor?: string) => client.GET('/data', { params: { query: { kind: 'quote', limit: 2, cursor } } })))
  ids.push(item.id);
const failure = await each((cursor?: string) => client.GET('/data', { params: { query: { source: ['nowhere'], cursor } } }))
  .next()
  .catch((error: unknown) => error as KasparroError);
const changes: Change[] = [];
for await (const change of follow(baseUrl, { filters: { kind: 'quote', ingested_since: '1970-01-01' } }))
  if (changes.push(change) === 2) break;
for await (const change of follow(baseUrl, { filters: { kind: 'quote' }, after: changes[0]!.place }))
  if (changes.push(change)) break;
const priceOf = (item: object): unknown => ('price' in item ? item.price : null);
const price = priceOf(page!.data[0]!);
const event = verify(secret, JSON.parse(headers), body);
const code = failure instanceof KasparroError && failure.problem.code;
console.log(JSON.stringify({ ids, code, price, type: event.type, crossed: event.data['price'], changed: changes.map(({ item }) => [item.id, priceOf(item)]), slugs, currencies, mode: run!.mode, status: run!.status, refused: error!.errors![0]!.path }));

export const wrong = () => [
  // @ts-expect-error -- no such filter
  client.GET('/data', { params: { query: { colour: 'red' } } }),
  // @ts-expect-error -- a source is required
  client.POST('/runs', { body: {} }),
  // @ts-expect-error -- no such field
  run!.colour,
];
`;

/** The same in Python, without a type check. */
const PYTHON = `
import json, sys
from decimal import Decimal
from itertools import islice
from kasparro.client import Client
from kasparro.http import KasparroError
from kasparro.webhooks import BadSignature, verify

base_url, key, secret, headers, body = sys.argv[1:]
client = Client(base_url, key)
quotes = list(client.each(client.list_data, kind="quote", limit=2))
prices = [quote["price"] for quote in quotes if quote["price"] is not None]
assert all(isinstance(price, (Decimal, int)) for price in prices), prices
changes = list(islice(client.stream(kind="quote", ingested_since="1970-01-01"), 2))
again = next(client.stream(kind="quote", last_event_id=client.last_event_id))
refused = []
for call in (lambda: client.list_data(source=["nowhere"]), lambda: verify(secret, json.loads(headers), b"{}")):
    try:
        call()
    except KasparroError as error:
        refused.append(error.problem["code"])
    except BadSignature:
        refused.append("bad signature")
print(json.dumps({
    "ids": [quote["id"] for quote in quotes],
    "prices": [format(price, "f") for price in prices],
    "changed": [item["id"] for event, item in [*changes, again]],
    "status": client.start_run({"source": "rss"})["status"],
    "type": (event := verify(secret, json.loads(headers), body.encode()))["type"],
    "crossed": format(event["data"]["price"], "f"),
    "refused": refused,
}))
`;

const SECRET = `whsec_${Buffer.from('a secret of the tests').toString('base64')}`;
const BODY = JSON.stringify({
  type: 'price.crossed',
  timestamp: '2026-01-31T12:00:00Z',
  data: { price: JSON.rawJSON('0.123456789012345678901') },
});
/** Signed now: clients refuse what was signed minutes ago. */
function delivery(): string[] {
  const at = new Date();
  const headers = {
    'webhook-id': 'msg_1',
    'webhook-timestamp': String(Math.floor(at.getTime() / 1000)),
    'webhook-signature': new Webhook(SECRET).sign('msg_1', at, BODY),
  };
  return [SECRET, JSON.stringify(headers), BODY];
}
const hasPython =
  spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))']).status === 0;

/**
 * @throws Error with the output of the program
 */
async function execute(program: string, args: string[], options?: ExecFileOptions): Promise<string> {
  try {
    return (await promisify(execFile)(program, args, { ...options, encoding: 'utf8' })).stdout;
  } catch (error) {
    const { stdout, stderr } = error as { stdout: string; stderr: string };
    throw new Error(`${program} failed:\n${stdout}${stderr}`, { cause: error });
  }
}

const compile = (project: string) =>
  execute('node', ['node_modules/typescript-7/bin/tsc', '--singleThreaded', '--project', project]);

let api: Api;
let document: string;

beforeAll(async () => {
  api = await startApi({ ADMIN_API_KEY: ADMIN, CSV_PATH: 'seed-data' });
  document = (await api.get('/docs-json')).text;
});
afterAll(() => api.stop());

it('the TypeScript client, generated from the document, compiles, follows changes, verifies webhooks, reads data and starts a run', async () => {
  await mkdir(CACHE, { recursive: true });
  const folder = await mkdtemp(`${CACHE}/api-client-`);
  try {
    await cp('clients/typescript', folder, { recursive: true });
    await writeFile(`${folder}/program.ts`, PROGRAM);
    await execute('node', ['generate.js', api.service.url], { cwd: folder });
    await compile(folder);
    // The program sees the types of the built package, as in a project that depends on it.
    await writeFile(
      `${folder}/tsconfig.program.json`,
      JSON.stringify({
        extends: './tsconfig.json',
        compilerOptions: { outDir: '.', skipLibCheck: false },
        files: ['program.ts'],
      }),
    );
    await compile(`${folder}/tsconfig.program.json`);
    const output = await execute('node', ['program.js', api.service.url, ADMIN, ...delivery()], {
      cwd: folder,
    });
    const quotes = (await api.get('/data?kind=quote&limit=2&numbers=string')).json.data as {
      asset: { slug: string };
      price: string;
    }[];
    const all = (await api.get('/data?kind=quote&limit=1000')).json.data as { id: string }[];
    const changed = (await api.get('/data?kind=quote&ingested_since=1970-01-01&limit=2&numbers=string')).json;
    const changes = (changed.data as { id: string; price: string }[]).map(({ id, price }) => [id, price]);
    expect(JSON.parse(output)).toEqual({
      ids: all.map(({ id }) => id),
      code: 'invalid_parameter',
      price: quotes[0]!.price,
      type: 'price.crossed',
      crossed: '0.123456789012345678901',
      changed: [changes[0], changes[1], changes[1]],
      slugs: quotes.map(({ asset }) => asset.slug),
      currencies: ['USD', 'USD'],
      mode: 'live',
      status: 'queued',
      refused: 'source',
    });
  } finally {
    await rm(folder, { recursive: true });
  }
});

it('the console has the types of the document', async () => {
  expect(await readFile(CONSOLE_TYPES, 'utf8')).toBe(await consoleTypes(api.service.url));
});

it('the Python client has a call for every operation of the document', async () => {
  const generated = pythonApi(JSON.parse(document) as OpenAPIObject);
  expect(await readFile('clients/python/kasparro/api.py', 'utf8')).toBe(generated);
});

(hasPython ? it : it.skip)(
  'the Python client (tested where python3 is 3.11 or newer) loses no digit',
  async () => {
    const quotes = (await api.get('/data?kind=quote&limit=1000&numbers=string')).json.data as {
      id: string;
      price: string | null;
    }[];
    const changed = (await api.get('/data?kind=quote&ingested_since=1970-01-01&limit=2')).json;
    const [first, second] = (changed.data as { id: string }[]).map(({ id }) => id);
    const env = { ...process.env, PYTHONPATH: resolve('clients/python'), PYTHONDONTWRITEBYTECODE: '1' };
    const args = ['-c', PYTHON, api.service.url, ADMIN, ...delivery()];
    expect(JSON.parse(await execute('python3', args, { env }))).toEqual({
      ids: quotes.map(({ id }) => id),
      prices: quotes.flatMap(({ price }) => price ?? []),
      changed: [first, second, second],
      status: 'queued',
      type: 'price.crossed',
      crossed: '0.123456789012345678901',
      refused: ['invalid_parameter', 'bad signature'],
    });
  },
);

it('the OpenAPI document follows the recommended rules of Redocly', async () => {
  const config = await createConfig({ extends: ['recommended'] });
  const findings = await lintFromString({ source: document, config });
  expect(findings.map(({ ruleId, message, location }) => [ruleId, message, location[0]?.pointer])).toEqual(
    [],
  );
});
