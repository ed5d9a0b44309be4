import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Api, startApi } from '../support/seed-service.js';

const KEY = 'key-of-the-operator';
let folder: string;
let api: Api;
const get = (path: string, init?: RequestInit) => fetch(api.service.url + path, init);

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'guide-'));
  api = await startApi({ GUIDE_DIR: join(folder, 'built'), READS: 'closed', ADMIN_API_KEY: KEY });
});
afterAll(async () => {
  await api.stop();
  await rm(folder, { recursive: true });
});

const links = async () => {
  const root = await get('/', { headers: { accept: 'application/json', 'x-api-key': KEY } });
  return ((await root.json()) as { links: Record<string, string> }).links;
};

it('reports that the guide was not built', async () => {
  expect(await links()).not.toHaveProperty('guide');
  for (const path of ['/guide', '/guide/', '/guide/docs/feeds']) {
    const reply = await get(path, { redirect: 'manual' });
    expect([path, reply.status, await reply.json()]).toEqual([
      path,
      404,
      expect.objectContaining({ detail: expect.stringContaining('npm run guide') }),
    ]);
  }
});

describe('where it was built', () => {
  beforeAll(async () => {
    const files = {
      'index.html': '<h1>README',
      'docs/index.html': '<h1>Documentation',
      'docs/feeds.html': '<h1>Feeds',
      'assets/app.abc.js': '1',
      'files/examples/page.html': '<script>alert(1)</script>',
      'files/.env.example': '#PORT=3000',
    };
    for (const [name, text] of Object.entries(files)) {
      await mkdir(join(folder, 'built', name, '..'), { recursive: true });
      await writeFile(join(folder, 'built', name), text);
    }
    await writeFile(join(folder, 'secret.html'), 'secret');
  });

  it.each([
    ['/guide/', '<h1>README', 'text/html; charset=utf-8', 'no-cache'],
    ['/guide/docs/', '<h1>Documentation', 'text/html; charset=utf-8', 'no-cache'],
    ['/guide/docs/feeds', '<h1>Feeds', 'text/html; charset=utf-8', 'no-cache'],
    ['/guide/docs/feeds?a=1', '<h1>Feeds', 'text/html; charset=utf-8', 'no-cache'],
    [
      '/guide/assets/app.abc.js',
      '1',
      'text/javascript; charset=utf-8',
      'public, max-age=31536000, immutable',
    ],
    ['/guide/files/.env.example', '#PORT=3000', 'text/plain; charset=utf-8', 'no-cache'],
    ['/guide/files/examples/page.html', '<script>', 'text/plain; charset=utf-8', 'no-cache'],
  ])('serves %s, also without a key', async (path, text, type, cache) => {
    const reply = await get(path);
    expect([reply.status, reply.headers.get('content-type'), reply.headers.get('cache-control')]).toEqual([
      ...[200, type, cache],
    ]);
    expect(await reply.text()).toContain(text);
    const policy = reply.headers.get('content-security-policy');
    expect(policy).toContain("default-src 'none'");
    expect(policy).not.toMatch(/unsafe|https?:/);
  });

  it('redirects from / to /guide and its start page', async () => {
    expect(await links()).toMatchObject({ guide: '/guide' });
    const reply = await get('/guide', { redirect: 'manual' });
    expect([reply.status, reply.headers.get('location')]).toEqual([302, '/guide/']);
  });

  it.each([
    '/guide/none',
    '/guide/..%2fsecret',
    '/guide/%2e%2e/secret.html',
    '/guide/docs/..%2f..%2fsecret.html',
    '/guide/%ff',
  ])('has no page at %s', async (path) => {
    const reply = await get(path);
    expect(reply.status).toBeGreaterThanOrEqual(400);
    expect(reply.status).toBeLessThan(500);
    expect(await reply.text()).not.toBe('secret');
  });
});
