import http from 'node:http';
import { jest } from '@jest/globals';
import fc from 'fast-check';
import { type Api, startApi } from '../support/seed-service.js';
import { until } from '../support/until.js';
import { Document, type Operation } from './document.js';
import { oddRequests, type FuzzRequest, validRequests } from './requests.js';
import { send } from './send.js';

/**
 * Requests to each address, valid and odd ones each; valid ones at least one for every parameter. The seed is fixed, so that
 * a commit passes or fails; `make fuzz` draws new ones.
 */
const RUNS = Number(process.env.FUZZ_RUNS ?? 6);
const SEED = Number(process.env.FUZZ_SEED ?? 1);
const KEY = 'an-admin-key';
jest.setTimeout(300_000 + RUNS * 5000);

let api: Api;
let document: Document;
const agent = new http.Agent({ keepAlive: true });

beforeAll(async () => {
  api = await startApi({
    ...{ ADMIN_API_KEY: KEY, CSV_PATH: 'seed-data', RATE_LIMIT_WRONG_KEYS: '0' },
    // Webhooks that send e-mail are accepted only with a mail server.
    ...{ SMTP_URL: 'smtp://127.0.0.1:1', SMTP_FROM: 'kasparro@example.com' },
  });
  document = new Document((await api.get('/docs-json')).json);
});
afterAll(async () => {
  agent.destroy();
  await api.stop();
});

const check =
  (requests: (of: Operation) => readonly fc.Arbitrary<FuzzRequest>[], mayRefuse: boolean) =>
  async (of: Operation) => {
    const asDocumented = async (sent: FuzzRequest) => {
      const { status, type, text } = await send(api.service.url, agent, sent);
      const said = `${status} ${type} ${text.slice(0, 500)}`;
      // While its process gets no processor time, the service is not healthy.
      const isBusy = status === 503 && of.template.startsWith('/health');
      if (status >= 500 && !isBusy) throw new Error(`failed with ${said}`);
      if (status === 400 && !mayRefuse) throw new Error(`refused what its schema takes with ${said}`);
      const objection = document.objection(of, status, type, text);
      if (objection) throw new Error(`${objection}: ${said}`);
    };
    const kinds = requests(of);
    const numRuns = Math.ceil(RUNS / kinds.length);
    for (const [index, kind] of kinds.entries())
      await fc.assert(fc.asyncProperty(kind, asDocumented), { numRuns, seed: SEED + index });
  };

/** All paths are tried, so that the failure of one does not hide that of another. */
async function everywhere(one: (of: Operation) => Promise<void>): Promise<void> {
  const failures: string[] = [];
  for (const of of document.operations())
    await one(of).catch((error: Error) => {
      const message = (error.cause as Error | undefined)?.message ?? '';
      failures.push(`${of.name} ${message}\n${error.message.slice(0, 2000)}`);
    });
  if (failures.length) throw new Error(failures.join('\n\n'));
}

it('accepts every request that the document allows, and replies as documented', async () => {
  await everywhere(check((of) => validRequests(of, document, KEY), false));
});

it('refuses every invalid request as documented, and never fails', async () => {
  await everywhere(check((of) => [oddRequests(of, document, KEY)], true));
});

it('is as healthy afterwards as before', async () => {
  await until(async () => (await api.get('/health')).status === 200);
  expect((await api.get('/data?limit=1')).json.data).toHaveLength(1);
});
