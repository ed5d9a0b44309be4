import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import type { Browser, BrowserContext, Locator, Page, Response } from 'playwright-core';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { accessibilityFaults, CHROMIUM, faultsOfThemes, openBrowser } from '../support/browser.js';
import { builtConsole } from '../support/built-console.js';
import { type Answer, changeReply, interceptPaths } from '../support/intercept.js';
import { startReceiver } from '../support/receiver.js';
import { seedScale } from '../support/seed-scale.js';
import { type Api, startApi } from '../support/seed-service.js';

const ADMIN = 'an-admin-key';
const HTML = { accept: 'text/html' };
/** What a test opened; the page around it is checked among all pages. */
const DIALOG = { include: ['dialog[open]'] };
/** The list of keys never changes, and takes longer to check than all else on its page. */
const BESIDE_KEYS = { exclude: ['.hints'] };

let api: Api;
let sandbox: Sandbox;
beforeAll(async () => {
  sandbox = await startSandbox();
  const { COINLORE_BASE_URL, PRIVATE_ADDRESSES } = sandbox.env;
  const settings = {
    ADMIN_API_KEY: ADMIN,
    CONSOLE_DIR: await builtConsole(),
    WEBHOOK_PRIVATE_TARGETS: '127.0.0.1',
  };
  api = await startApi({ ...settings, COINLORE_BASE_URL, PRIVATE_ADDRESSES });
});
afterAll(async () => {
  await api?.stop();
  await sandbox?.close();
});

/** As the service does above its rate limit. */
const refuse: Answer = (_request, response) => {
  const problem = { title: 'Too many requests', detail: 'Wait.', status: 429, code: 'rate_limited' };
  response.writeHead(429, { 'content-type': 'application/problem+json' });
  response.end(JSON.stringify({ ...problem, retry_after: 1, request_id: 'r1' }));
};

const disconnect: Answer = ({ socket }) => socket.destroy();

const fetchAt = (path: string, init?: RequestInit) => fetch(api.service.url + path, init);

it('browsers get the console at / and below /console/, programs get links', async () => {
  for (const path of ['/', '/console', '/console/assets/bitcoin']) {
    const reply = await fetchAt(path, { headers: HTML });
    expect([path, reply.status, await reply.text()]).toEqual([
      path,
      200,
      expect.stringContaining('<noscript>'),
    ]);
  }
  for (const [path, to] of [
    ['/console/?a=1', '/?a=1'],
    ['/console/markets/', '/console/markets'],
  ] as const)
    expect((await fetchAt(path, { redirect: 'manual' })).headers.get('location')).toBe(to);
  expect(await (await fetchAt('/')).json()).toMatchObject({ service: 'kasparro' });
  expect((await fetchAt('/console/files/none.js')).status).toBe(404);
});

it('its policy allows nothing inline and no other host', async () => {
  const policy = (await fetchAt('/', { headers: HTML })).headers.get('content-security-policy');
  expect(policy).toContain("default-src 'none'");
  expect(policy).not.toMatch(/unsafe|https?:/);
});

it('a session is the key in an http-only cookie, which changes nothing without the header of the console', async () => {
  const login = await fetchAt('/session', { method: 'POST', headers: { 'x-api-key': ADMIN } });
  const set = login.headers.get('set-cookie')!;
  expect(set).toMatch(/; Path=\/; HttpOnly; SameSite=Strict$/);
  const [cookie] = set.split(';') as [string];
  const ask = async (headers: Record<string, string>) => {
    const body = '{"source":"nowhere"}';
    const json = { 'content-type': 'application/json' };
    return (await fetchAt('/runs', { method: 'POST', headers: { ...json, cookie, ...headers }, body }))
      .status;
  };
  expect(await ask({})).toBe(401);
  expect(await ask({ 'x-kasparro-console': '1' })).toBe(400);
  expect(await (await fetchAt('/session', { headers: { cookie } })).json()).toMatchObject({
    scopes: ['admin'],
  });
  const refused = await fetchAt('/data', { headers: { cookie: 'kasparro_key=revoked' } });
  expect([refused.status, refused.headers.get('set-cookie')]).toEqual([
    401,
    expect.stringContaining('Max-Age=0'),
  ]);
});

(CHROMIUM ? describe : describe.skip)('in a browser', () => {
  let browser: Browser;
  let context: BrowserContext;
  let page: Page;
  const faults: string[] = [];
  let answers: Map<string, Answer>;
  beforeAll(async () => {
    answers = interceptPaths(api.service.app.getHttpServer());
    browser = await openBrowser();
    context = await browser.newContext({
      viewport: { width: 1280, height: 800 },
      // Dots that pulse are drawn anew 60 times a second.
      reducedMotion: 'reduce',
    });
    context.setDefaultTimeout(120_000);
    await context.addCookies([
      { name: 'kasparro_key', value: ADMIN, url: api.service.url, sameSite: 'Strict' },
    ]);
  });
  afterEach(() => answers.clear());
  afterAll(() => browser?.close());

  /** Opens a page for the tests of a group: one kept open for all groups would take 800 MB. */
  const usePage = () => {
    beforeAll(async () => {
      page = await context.newPage();
      page.on('pageerror', (error) => faults.push(error.message));
      page.on('request', (request) => {
        if (!request.url().startsWith(api.service.url) && !request.url().startsWith('data:'))
          faults.push(request.url());
      });
    });
    afterAll(() => page.close());
  };

  const titled = (name: string) => page.getByRole('heading', { level: 1, name, exact: true });

  /**
   * As a browser opens an address; or, given what tells that the page is there, within the console, which takes half as
   * long.
   */
  const open = async (path: string, shown?: Locator) => {
    if (shown && page.url().startsWith(api.service.url))
      await page.evaluate(`history.pushState(null, '', ${JSON.stringify(path)})`);
    else await page.goto(api.service.url + path);
    await (shown ?? page.locator('h1').first()).waitFor();
    await page.locator('.loading').first().waitFor({ state: 'detached' });
  };

  describe('every page', () => {
    usePage();

    it.each([
      ['/', 'Overview'],
      ['/console/markets', 'Markets'],
      ['/console/assets/bitcoin', 'Bitcoin BTC'],
      ['/console/sources', 'Sources'],
      ['/console/sources/csv', 'csv'],
      ['/console/feeds', 'Feeds'],
      ['/console/new-source', 'Write a source'],
      ['/console/csv-profile', 'Write a CSV profile'],
      ['/console/try-file', 'Try a CSV file'],
      ['/console/runs', 'Runs'],
      ['/console/runs/5', 'Run 5 of coinpaprika'],
      ['/console/gaps?asset=bitcoin', 'Gaps'],
      ['/console/compare?source=coinpaprika', 'Compare runs'],
      ['/console/rejections', 'Rejections'],
      ['/console/drift', 'Drift'],
      ['/console/review', 'Review of identity'],
      ['/console/anomalies', 'Anomalies'],
      ['/console/lineage', 'Lineage'],
      ['/console/access', 'Access'],
      ['/console/access/audit', 'Audit log'],
      ['/console/nowhere', 'There is no such page'],
    ])('%s is accessible in both themes and at the width of a phone', async (path, title) => {
      await page.setViewportSize({ width: 390, height: 844 });
      await open(path, titled(title));
      // None of the page's requests was refused.
      expect(await page.locator('.failure', { hasText: 'Request' }).allTextContents()).toEqual([]);
      expect(await page.evaluate('document.documentElement.scrollWidth')).toBeLessThanOrEqual(390);
      expect(await faultsOfThemes(page)).toEqual([]);
      expect(faults).toEqual([]);
    });
  });

  describe('an address', () => {
    usePage();

    it.each([
      ['/console/runs/NaN', 'There is no run "NaN".', 'Runs'],
      ['/console/rejections/999999', 'There is no rejection "999999".', 'Rejections'],
      ['/console/feeds/first', 'There is no feed "first".', 'Feeds'],
      ['/console/assets/nowhere', 'Asset "nowhere" does not exist.', 'Markets'],
      ['/console/lineage/nowhere', 'There is no item "nowhere".', 'Lineage'],
      ['/console/compare?base=1&other=x', 'other must be a whole number', undefined],
      ['/console/sources/nowhere', 'There is no source "nowhere".', 'Sources'],
    ])('%s explains in one message what is missing, with a way back', async (path, message, back) => {
      const alert = page.getByRole('alert');
      await open(path, alert.getByText(message));
      expect(await alert.count()).toBe(1);
      expect(await alert.textContent()).toContain(message);
      if (!path.includes('sources')) expect(await alert.textContent()).toMatch(/Request [\w-]{36}/);
      if (back === undefined) return;
      expect(await page.locator('.nav .active').allTextContents()).toEqual([back]);
      await alert.getByRole('link', { name: back, exact: true }).click();
      await page.locator('h1', { hasText: back }).waitFor();
    });

    it.each([
      ['BTC', 'Bitcoin BTC'],
      ['bitcon', 'Bitcoin BTC'],
    ])('suggests what the unknown asset %s may mean', async (slug, name) => {
      const meant = page.getByRole('alert').getByRole('link', { name, exact: true });
      await open(`/console/assets/${slug}`, meant);
      await meant.click();
      await page.getByRole('heading', { name, exact: true, level: 1 }).waitFor();
    });

    it('leads from a run that was folded into a later one to the later run', async () => {
      const ids: string[] = [];
      for (const folded of [0, 3]) {
        const [run] = await api.dataSource.query<[{ id: string }]>(
          `insert into runs (source_id, trigger, status, queued_at, finished_at, folded, folded_since)
         values (1, 'schedule', 'succeeded', now(), now(), $1, now() - interval '1 hour') returning id`,
          [folded],
        );
        ids.push(run.id);
      }
      await api.dataSource.query('delete from runs where id = $1', [ids[0]]);
      const alert = page.getByRole('alert');
      await open(`/console/runs/${ids[0]}`, alert.getByText(`it was folded into run ${ids[1]} of coingecko`));
      await alert.getByRole('link', { name: `Run ${ids[1]}` }).click();
      await page.getByRole('heading', { name: `Run ${ids[1]} of coingecko` }).waitFor();
      await page.getByText('3 before it also found nothing new').waitFor();
    });

    it('marks no page as the current one at an unknown address', async () => {
      await open('/console/nowhere', titled('There is no such page'));
      expect(await page.locator('.nav .active').allTextContents()).toEqual([]);
    });

    it('treats an invalid position as the first', async () => {
      await open('/console/markets?offset=x', page.getByRole('row').nth(1));
      expect(await page.locator('.failure').count()).toBe(0);
    });
  });

  describe('a table', () => {
    usePage();

    it.each([
      ['/', 'Overview'],
      ['/console/markets', 'Markets'],
      ['/console/sources', 'Sources'],
      ['/console/runs', 'Runs'],
      ['/console/assets/bitcoin', 'Bitcoin BTC'],
    ])('%s shows every column of its tables at widths of 1280 and 1024', async (path, title) => {
      await open(path, titled(title));
      await page.locator('.table-frame').first().waitFor();
      const cut = `[...document.querySelectorAll('.table-frame')]
        .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth).map(({ ariaLabel }) => ariaLabel)`;
      for (const width of [1280, 1024]) {
        await page.setViewportSize({ width, height: 800 });
        expect([width, await page.evaluate(cut)]).toEqual([width, []]);
      }
    });

    it('can be used by keyboard: to the markets, then a search, then the first coin found', async () => {
      await page.setViewportSize({ width: 1280, height: 800 });
      await open('/', titled('Overview'));
      await page.keyboard.press('g');
      await page.keyboard.press('m');
      const field = page.getByLabel('Search markets');
      const bitcoin = page.getByRole('cell', { name: 'Bitcoin BTC' });
      await bitcoin.waitFor();
      await field.fill('ether');
      // All coins stay until the reply to the search arrives.
      await bitcoin.waitFor({ state: 'detached' });
      await field.blur();
      await page.keyboard.press('j');
      await page.keyboard.press('Enter');
      await page.waitForURL(/\/console\/assets\//);
      await page.locator('h1', { hasText: 'Ether' }).waitFor();
    });

    it('shows the next run and the number of listed runs of a source on a phone', async () => {
      await page.setViewportSize({ width: 390, height: 844 });
      await open('/console/sources/coinpaprika', titled('coinpaprika'));
      await page.getByText('Next run').waitFor();
      const runs = page.getByRole('region', { name: 'Runs', exact: true });
      const table = (await runs.locator('.table-frame').boundingBox())!;
      const count = (await runs.getByText(/^\d+ of \d+$/).boundingBox())!;
      expect(count.y).toBeGreaterThanOrEqual(table.y + table.height);
      await page.setViewportSize({ width: 1280, height: 800 });
    });
  });

  describe('identity', () => {
    usePage();

    it('merges two assets after a preview of the result, and undoes it', async () => {
      await open('/console/assets/bitcoin');
      await page.getByRole('button', { name: 'Merge…' }).click();
      // The dialog suggests the symbol. What is typed replaces it.
      await page.locator('input[aria-label="Asset to merge"]:focus').waitFor();
      await page.keyboard.type('hot');
      await page.getByRole('radio').first().check();
      const preview = page.getByRole('region', { name: 'Preview' });
      await preview.getByText('coinpaprika/hot-').first().waitFor();
      expect(await preview.getByRole('listitem').count()).toBe(1);
      expect(await accessibilityFaults(page, DIALOG)).toEqual([]);
      // A choice is dropped when another search hides it.
      await page.getByLabel('Asset to merge').first().fill('no such coin');
      await page.getByText('No other asset matches.').waitFor();
      expect(await page.getByRole('button', { name: 'Merge', exact: true }).isDisabled()).toBe(true);
      await page.getByLabel('Asset to merge').first().fill('hot');
      await preview.waitFor();
      await page.getByRole('button', { name: 'Merge hot' }).click();
      await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
      await page.getByText(/^Undone:/).waitFor();
    });

    it('previews the assets that a split results in, and splits', async () => {
      await open('/console/assets/bitcoin');
      await page.getByRole('button', { name: 'Split…' }).click();
      await page.getByRole('checkbox', { name: 'coinpaprika/btc-bitcoin' }).check();
      const preview = page.getByRole('region', { name: 'Preview' });
      const assets = preview.getByRole('listitem');
      await assets.filter({ hasText: 'bitcoin-btc' }).getByText('coinpaprika/btc-bitcoin').waitFor();
      expect(await assets.count()).toBe(2);
      await page.getByRole('button', { name: 'Split', exact: true }).click();
      await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
      await page.getByText(/^Undone:/).waitFor();
    });
  });

  describe('while replies are late or refused', () => {
    usePage();

    it.each([
      ['refuses requests above its rate limit', refuse, 'Too many requests'],
      ['cannot be reached', disconnect, 'No answer'],
    ])('waits while the service %s, and then continues on its own', async (_, answer, title) => {
      answers.set('/markets', answer);
      await page.goto(`${api.service.url}/console/markets`);
      await page.getByRole('status').filter({ hasText: title }).getByText('Retrying automatically').waitFor();
      answers.clear();
      await page.getByRole('cell', { name: 'Bitcoin BTC' }).waitFor();
    });

    it('refreshes the overview every ten seconds at most, however much is stored', async () => {
      const watched = await context.newPage();
      await watched.clock.install();
      // A stream with an event per second.
      await watched.addInitScript(() => {
        globalThis.EventSource = class extends EventTarget {
          timer = setInterval(() => this.dispatchEvent(new Event('item')), 1000);
          close() {
            clearInterval(this.timer);
          }
        } as unknown as typeof EventSource;
      });
      const asked: string[] = [];
      watched.on('request', (request) => asked.push(new URL(request.url()).pathname));
      const count = (path: string) => asked.filter((one) => one === path).length;
      await watched.goto(api.service.url);
      await watched.locator('.figures').waitFor();
      await watched.locator('.attention').waitFor();
      expect(count('/rejections')).toBe(1);
      asked.length = 0;
      for (let second = 0; second < 30; second++) await watched.clock.runFor(1000);
      expect(count('/stats')).toBeGreaterThanOrEqual(2);
      expect(count('/stats')).toBeLessThanOrEqual(5);
      expect(count('/rejections')).toBeLessThanOrEqual(1);
      await watched.close();
    });

    it('keeps what is on screen while the service is away', async () => {
      const other = await context.newPage();
      await other.clock.install();
      await other.goto(`${api.service.url}/console/sources`);
      await other.getByRole('link', { name: 'coinpaprika' }).waitFor();
      answers.set('/sources', disconnect);
      await other.clock.runFor(15_000);
      await other.getByText('Retrying automatically').waitFor();
      await other.getByRole('link', { name: 'coinpaprika' }).waitFor();
      await other.close();
    });

    it('shows that it waits for a slow reply, which no longer matters after leaving for another page', async () => {
      const held: (() => void)[] = [];
      answers.set('/drift', (_request, _response, proceed) => held.push(proceed));
      await page.goto(`${api.service.url}/console/drift`);
      await page.getByRole('status', { name: 'Loading' }).waitFor();
      await page.getByRole('link', { name: 'Access' }).click();
      await page.getByRole('heading', { name: 'Access' }).waitFor();
      answers.clear();
      for (const proceed of held) proceed();
      await page.getByRole('heading', { name: 'Keys' }).waitFor();
      expect(await page.locator('h1').allTextContents()).toEqual(['Access']);
    });

    it('names the page while its data is loading', async () => {
      const held: (() => void)[] = [];
      answers.set('/runs/5', (_request, _response, proceed) => held.push(proceed));
      await page.goto(`${api.service.url}/console/runs/5`);
      await page.getByRole('status', { name: 'Loading' }).waitFor();
      expect(await page.locator('h1').allTextContents()).toEqual(['Run 5']);
      answers.clear();
      for (const proceed of held) proceed();
      await page.getByRole('heading', { name: 'Run 5 of coinpaprika' }).waitFor();
    });
  });

  describe('where much is stored', () => {
    usePage();

    it('compares rejections by reason, and keeps percentages on one line with their sign', async () => {
      const rejections = [{ code: 'not_a_number', base: 4, other: 6 }];
      const stands_out = ['Run 5 rejected 12.5 % of its records.'];
      answers.set(
        '/runs/compare',
        changeReply((comparison) => ({ ...comparison, rejections, stands_out })),
      );
      await open('/console/compare?source=coinpaprika');
      const row = page.getByRole('row').filter({ hasText: 'rejected: not a number' });
      await row.waitFor();
      expect(await row.getByRole('cell').allTextContents()).toEqual([
        'rejected: not a number',
        '4',
        '6',
        '+50 %',
      ]);
      const sentence = page.getByText('Run 5 rejected 12.5 % of its records.');
      expect(await sentence.textContent()).toContain('12.5\u00a0% of');
    });

    it('renders only the visible rows of ten thousand, and reaches the last', async () => {
      const counts = {
        fetched: 2,
        stored: 1,
        rejected: 1,
        attempts: 1,
        position: null,
        size: null,
        error: null,
      };
      const partitions = Array.from({ length: 10_000 }, (_, n) => ({
        ...{ partition: `row ${n + 1}`, status: 'succeeded', ...counts },
      }));
      answers.set(
        '/runs/5',
        changeReply((run) => ({ ...run, partitions })),
      );
      await open('/console/runs/5');
      const table = page.getByRole('table', { name: 'Partitions' });
      const drawn = () => table.locator('tbody tr').count();
      await table.getByText('row 1', { exact: true }).waitFor();
      expect(await drawn()).toBeLessThan(200);
      await page.evaluate('window.scrollTo(0, document.body.scrollHeight / 2)');
      await table.getByText('row 5000', { exact: true }).waitFor();
      // At once: the browser scrolls gradually after a key, and may stop where the page changes meanwhile.
      await page.evaluate('window.scrollTo(0, document.body.scrollHeight)');
      await table.getByText('row 10000', { exact: true }).waitFor();
      expect(await drawn()).toBeLessThan(200);
      expect(faults).toEqual([]);
    });

    it('pages through a thousand feeds, two thousand files and twenty thousand rejections', async () => {
      await seedScale(api.dataSource);
      const rows = (name: string) => page.getByRole('table', { name }).locator('tbody tr');
      await open('/', titled('Overview'));
      await page.getByRole('link', { name: '10 failing feeds' }).click();
      await rows('Feeds').nth(9).waitFor();
      await open('/console/feeds', titled('Feeds'));
      await rows('Feeds').nth(99).waitFor();
      await page.getByRole('option', { name: 'failing (10)' }).waitFor({ state: 'attached' });
      const pages = page.getByLabel('Page', { exact: true });
      await pages.selectOption('10 of 10');
      await rows('Feeds').filter({ hasText: 'https://news-1000.example/rss' }).waitFor();
      expect(await rows('Feeds').count()).toBe(100);
      await page.getByLabel('Search feeds').fill('NEWS-77');
      await page.getByText('1–11 of 11').waitFor();
      await page.getByRole('link', { name: 'https://news-77.example/rss' }).click();
      await page.getByRole('heading', { name: 'news-77.example' }).waitFor();
      await open('/console/sources/csv', titled('csv'));
      await page.getByLabel('Search files').fill('prices/');
      await page.getByRole('option', { name: 'read (2,000)' }).waitFor({ state: 'attached' });
      await pages.selectOption('40 of 40');
      await page.locator('summary', { hasText: 'prices/2000.csv' }).waitFor();
      await page.getByLabel('Search files').fill('1234');
      await page.getByText('1–1 of 1').waitFor();
      await open('/console/rejections', titled('Rejections'));
      await page.getByRole('cell', { name: '20,000' }).waitFor();
      await page.getByRole('link', { name: 'not a number' }).click();
      await rows('Rejections').nth(49).waitFor();
      await page.getByText('50 of more than 10,000').waitFor();
    });

    it('fills a gap by a backfill, after showing its calls and time', async () => {
      await open('/console/gaps?asset=bitcoin', titled('Gaps'));
      const fill = page.getByRole('button', { name: 'Fill…' }).first();
      const dialog = page.getByRole('dialog', { name: /^Fill gaps of bitcoin from / });
      await fill.click();
      await dialog.getByText(/^\d+ calls? in \d+ partitions?, at least /).waitFor();
      expect(await accessibilityFaults(page, DIALOG)).toEqual([]);
      await page.keyboard.press('Escape');
      await dialog.waitFor({ state: 'detached' });
      const backfills = () =>
        api.dataSource.query<{ id: string; name: string }[]>(
          `select r.id, s.name from runs r join sources s on s.id = r.source_id where r.mode = 'backfill'`,
        );
      expect(await backfills()).toEqual([]);
      await fill.click();
      await dialog.getByRole('button', { name: 'Start' }).click();
      await page.waitForURL(/\/console\/runs\/\d+$/);
      const [run] = (await backfills()) as [{ id: string; name: string }];
      await page.getByText(`Backfill ${run.id} of ${run.name} was started.`).waitFor();
      await page.getByRole('heading', { name: `Run ${run.id} of ${run.name}` }).waitFor();
    });
  });

  describe('files and sources', () => {
    usePage();

    it('shows how a local file would be read', async () => {
      await open('/console/try-file');
      const buffer = Buffer.from(
        'symbol,price_usd,date\nBTC,103945.660000000001,2026-01-02\nETH,abc,2026-01-02\n',
      );
      await page.setInputFiles('input[type=file]', { name: 'mine.csv', mimeType: 'text/csv', buffer });
      await page.getByText('can be read in part').waitFor();
      await page.getByRole('cell', { name: '103,945.660000000001' }).waitFor();
      await page.getByText('Line 3').waitFor();
    });

    it('explains what to do with a file that is too large to upload', async () => {
      await open('/console/try-file');
      // The browser reads it from the disk. Given as a buffer, all of it would be encoded and sent to the browser first.
      const folder = await mkdtemp(join(tmpdir(), 'kasparro-upload-'));
      const large = join(folder, 'large.csv');
      await writeFile(large, Buffer.alloc(17 * 1024 * 1024, 'symbol,price_usd,date\nBTC,1,2026-01-02\n'));
      await page.setInputFiles('input[type=file]', large);
      await page.getByRole('alert').getByText('run kasparro inspect on the host').waitFor();
      await rm(folder, { recursive: true });
    });

    it('shows the profile that a file needs as it must be written', async () => {
      await open('/console/try-file');
      const buffer = Buffer.from('date,price\n2026-01-02,103945.66\n');
      await page.setInputFiles('input[type=file]', { name: 'mine.csv', mimeType: 'text/csv', buffer });
      await page.getByText('cannot be read').waitFor();
      const lines = (await page.locator('.down').innerText()).split('\n');
      expect(lines).toEqual(expect.arrayContaining([expect.stringMatching(/^ *- files: mine\.csv$/)]));
    });

    const saved = async (): Promise<[name: string, text: string]> => {
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('button', { name: 'Download' }).click(),
      ]);
      return [file.suggestedFilename(), await readFile(await file.path(), 'utf8')];
    };

    it('marks the mistake in a source, shows what the mended one would store, and saves it', async () => {
      await open('/console/sources', titled('Sources'));
      await page.getByRole('link', { name: 'Write a source' }).click();
      const text = page.getByLabel('Definition in YAML');
      const right = await text.inputValue();
      await text.fill(right.replace('records:', 'recordz:'));
      await text.press('Control+Enter');
      await page.getByText('there is no such key; did you mean records?').waitFor();
      expect(await page.locator('.linenumbers .bad').allTextContents()).toEqual(['5']);
      expect(await text.getAttribute('aria-invalid')).toBe('true');
      expect(await faultsOfThemes(page, BESIDE_KEYS)).toEqual([]);
      await page.getByRole('button', { name: 'Line 5' }).click();
      await page.keyboard.press('Shift+End');
      await page.keyboard.type('records: /data');
      await page.keyboard.press('Control+Enter');
      await page
        .getByRole('table', { name: 'First items' })
        .getByRole('cell', { name: 'BTC', exact: true })
        .waitFor();
      expect(await page.locator('.linenumbers .bad').count()).toBe(0);
      expect(await accessibilityFaults(page, BESIDE_KEYS)).toEqual([]);
      expect(await saved()).toEqual(['coinlore.yaml', right]);
      // It is still there after a visit elsewhere.
      await text.fill(`${right}# mine\n`);
      await open('/console/sources', titled('Sources'));
      await open('/console/new-source');
      expect(await text.inputValue()).toBe(`${right}# mine\n`);
      await page.getByRole('button', { name: 'Start over' }).click();
      expect(await text.inputValue()).toBe(right);
    });

    it('sends no secret while a source is being written, and explains where to try it', async () => {
      await open('/console/new-source', titled('Write a source'));
      await page.getByRole('button', { name: 'Start over' }).click();
      const text = page.getByLabel('Definition in YAML');
      await text.fill(`${await text.inputValue()}auth: { bearer: '\${SOME_KEY}' }\n`);
      await page.getByRole('button', { name: 'Try', exact: true }).click();
      await page.getByText('try it with kasparro inspect on the host').waitFor();
      expect(await page.locator('.linenumbers .bad').allTextContents()).toEqual(['13']);
      await page.getByRole('button', { name: 'Start over' }).click();
    });

    it('indents the next line like the last, and leaves Tab for moving on', async () => {
      await open('/console/new-source');
      const text = page.getByLabel('Definition in YAML');
      await text.fill('quote:\n  id: id');
      await text.press('End');
      await text.press('Enter');
      await page.keyboard.type('x');
      expect(await text.inputValue()).toBe('quote:\n  id: id\n  x');
      await text.press('Tab');
      expect(await page.evaluate('document.activeElement.textContent')).toBe('Try');
      await page.getByRole('button', { name: 'Start over' }).click();
    });

    it('tries a profile on the sample, and on a local file once it applies to that', async () => {
      await open('/console/try-file', titled('Try a CSV file'));
      await page.getByRole('link', { name: 'Write a profile' }).click();
      await page.getByRole('button', { name: 'Try', exact: true }).click();
      await page.getByRole('cell', { name: '61,480.25' }).first().waitFor();
      const buffer = Buffer.from('symbol,price,date\nBTC,1.5,2026-01-02\n');
      await page.setInputFiles('input[type=file]', { name: 'mine.csv', mimeType: 'text/csv', buffer });
      const text = page.getByLabel('Profiles in YAML');
      await text.press('Control+Enter');
      await page.getByText('no entry applies to the file "mine.csv"').waitFor();
      expect(await page.locator('.linenumbers .bad').allTextContents()).toEqual(['2']);
      const profile = '- files: mine.csv\n  constants: { currency: EUR }\n';
      await text.fill(profile);
      await text.press('Control+Enter');
      await page.getByText('mine.csv, by profile').waitFor();
      expect(await saved()).toEqual(['profiles.yaml', profile]);
    });
  });

  describe('access', () => {
    usePage();

    it('lists who changed what and who was refused, by key, action and outcome', async () => {
      const headers = { 'x-api-key': ADMIN, 'content-type': 'application/json' };
      const body = '{"name":"auditor","scopes":["read"]}';
      const { key } = (await (await fetchAt('/api-keys', { method: 'POST', headers, body })).json()) as {
        key: string;
      };
      const refused = await fetchAt('/runs/5/cancel', { method: 'POST', headers: { 'x-api-key': key } });
      expect(refused.status).toBe(403);
      await open('/console/access', titled('Access'));
      await page.getByRole('link', { name: 'Who changed what and when' }).click();
      const rows = page.getByRole('table', { name: 'Audit log' }).locator('tbody tr');
      await rows.filter({ hasText: 'api_key.issue' }).getByText('done 201').waitFor();
      await page.getByLabel('Outcome').selectOption('refused');
      await rows.filter({ hasText: 'api_key.issue' }).waitFor({ state: 'detached' });
      await page.getByLabel('Who').fill('auditor');
      const cancelled = rows.filter({ hasText: 'run.cancel runs/5' });
      await cancelled.getByText('refused 403').waitFor();
      await cancelled.getByText(refused.headers.get('x-request-id')!).waitFor();
      // Refused requests without a known key are no longer listed.
      await rows.nth(1).waitFor({ state: 'detached' });
      expect(page.url()).toMatch(/\?.*outcome=refused.*actor=auditor/);
    });

    it('issues a key that expires on a given day, rotates and revokes it', async () => {
      await open('/console/access', titled('Access'));
      const dialog = page.getByRole('dialog');
      const confirm = (name: string) => dialog.getByRole('button', { name, exact: true }).click();
      await page.getByRole('button', { name: 'New key…' }).click();
      await dialog.getByLabel('Holder, as shown in the audit log').fill('night shift');
      await dialog.getByLabel(/^Valid until the start of this day/).fill('2099-01-31');
      await confirm('Create');
      const old = await dialog.getByText(/^kas_/).textContent();
      await confirm('Done');
      const rows = page.getByRole('table', { name: 'Keys' }).getByRole('row', { name: /^night shift/ });
      await rows.getByText(/^valid until .*20(98|99)/).waitFor();
      await rows.getByRole('button', { name: 'Rotate…' }).click();
      await dialog.getByLabel('The old key still works').selectOption('for an hour');
      expect(await accessibilityFaults(page, DIALOG)).toEqual([]);
      await confirm('Rotate');
      const rotated = await dialog.getByText(/^kas_/).textContent();
      await confirm('Done');
      const scopesOf = async (key: string | null) => {
        const reply = await fetchAt('/session', { headers: { 'x-api-key': key! } });
        return ((await reply.json()) as { scopes: string[] }).scopes;
      };
      expect([await scopesOf(old), await scopesOf(rotated)]).toEqual([['read'], ['read']]);
      const former = rows.filter({ hasText: 'rotated, valid until' });
      await former.getByRole('button', { name: 'Revoke…' }).click();
      await confirm('Revoke');
      await rows.filter({ hasText: 'revoked' }).waitFor();
      await rows
        .filter({ hasText: /valid until/ })
        .getByRole('button', { name: 'Rotate…' })
        .waitFor();
    });

    it('creates a webhook with its secret shown once, tests, pauses, changes and deletes it', async () => {
      const receiver = await startReceiver();
      await open('/console/access', titled('Access'));
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
      await press('New webhook…');
      const dialog = page.getByRole('dialog');
      await dialog.getByLabel('Address').fill(`${receiver.url}/hook`);
      await dialog.getByLabel('price.crossed').check();
      await dialog.getByLabel('Asset, by slug').fill('nothing-like-it');
      await dialog.getByLabel('USD').fill('100000.000000000000000001');
      expect(await accessibilityFaults(page, DIALOG)).toEqual([]);
      await dialog.getByRole('button', { name: 'Create' }).click();
      await dialog.getByText('there is no asset "nothing-like-it"').waitFor();
      await dialog.getByLabel('Asset, by slug').fill('bitcoin');
      await dialog.getByRole('button', { name: 'Create' }).click();
      await dialog.getByText(/^whsec_/).waitFor();
      await dialog.getByRole('button', { name: 'Done' }).click();
      const item = page.getByRole('listitem').filter({ hasText: `${receiver.url}/hook` });
      await item.getByText('bitcoin rises to 100,000.000000000000000001').waitFor();
      await press('Test');
      await page.getByText('The sample was delivered.').waitFor();
      expect(receiver.received).toMatchObject([
        { path: '/hook', body: expect.stringContaining('webhook.test') },
      ]);
      await item.getByText('Deliveries').click();
      await item.getByText('succeeded webhook.test').waitFor();
      await press('Deliver again');
      await page.getByText('The event webhook.test is delivered again.').waitFor();
      // Workers would deliver it, but there are none here.
      await item.getByText('pending webhook.test').waitFor();
      await press('New secret…');
      await dialog.getByLabel('Deliveries are also signed with earlier secrets').selectOption('no longer');
      await dialog.getByRole('button', { name: 'Rotate' }).click();
      await dialog.getByText(/^whsec_/).waitFor();
      await dialog.getByRole('button', { name: 'Done' }).click();
      await press('Pause');
      await item.getByText('off: disabled by admin').waitFor();
      await press('Resume');
      await press('Edit…');
      await dialog.getByLabel('Description').fill('for the night shift');
      await dialog.getByLabel('feed.failing').check();
      await dialog.getByRole('button', { name: 'Save' }).click();
      await item.getByText('for the night shift').waitFor();
      await item.getByText('source.failing, source.recovered, feed.failing, price.crossed').waitFor();
      await item.getByText('bitcoin rises to').waitFor();
      await press('Delete…');
      await dialog.getByRole('button', { name: 'Delete' }).click();
      await page.getByText('No webhooks.').waitFor();
      await receiver.close();
    });
  });

  it('loads less than 300 KB at first', async () => {
    const fresh = await context.newPage();
    const sizes: number[] = [];
    const reading: Promise<void>[] = [];
    const read = (response: Response) => {
      // The stream of events has no end.
      if (['fetch', 'xhr', 'eventsource'].includes(response.request().resourceType())) return;
      reading.push(response.body().then((body) => void sizes.push(gzipSync(body).length)));
    };
    fresh.on('response', read);
    await fresh.goto(api.service.url, { waitUntil: 'load' });
    await fresh.getByRole('heading', { name: 'Sources' }).waitFor();
    // What arrives from here on could not be read before the page closes.
    fresh.off('response', read);
    await Promise.all(reading);
    await fresh.close();
    expect(sizes.length).toBeGreaterThan(3);
    expect(sizes.reduce((sum, size) => sum + size, 0)).toBeLessThan(300_000);
  });
});
