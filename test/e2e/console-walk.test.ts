import { cp, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Browser, Page } from 'playwright-core';
import { loadHistory } from '../../sandbox/history.js';
import { ResolverTrigger } from '../../src/identity/resolver.trigger.js';
import { CHROMIUM, openBrowser } from '../support/browser.js';
import { builtConsole } from '../support/built-console.js';
import { startDemoService } from '../support/demo-service.js';
import { until } from '../support/until.js';

const ADMIN = 'an-admin-key';

/** Each step begins where the previous one ended. */
const title = CHROMIUM ? 'a newcomer to the demo' : 'is skipped: there is no Chromium';
(CHROMIUM ? describe : describe.skip)(title, () => {
  let files: string;
  let demo: Awaited<ReturnType<typeof startDemoService>>;
  let browser: Browser;
  let page: Page;
  const faults: string[] = [];
  beforeAll(async () => {
    files = await mkdtemp(join(tmpdir(), 'kasparro-walk-'));
    await cp('seed-data', files, { recursive: true });
    const settings = { ADMIN_API_KEY: ADMIN, RATE_LIMIT: '0' };
    demo = await startDemoService({ ...settings, CONSOLE_DIR: await builtConsole(), CSV_PATH: files });
    await loadHistory(demo.url, ADMIN, new AbortController().signal);
    browser = await openBrowser();
    page = await browser.newPage({ reducedMotion: 'reduce' });
    page.setDefaultTimeout(120_000);
    page.on('pageerror', (error) => faults.push(error.message));
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
    await rm(files, { recursive: true });
  });
  afterEach(() => expect(faults).toEqual([]));

  const follow = (name: string) => page.getByRole('link', { name, exact: true }).first().click();
  const heading = (name: string | RegExp) => page.getByRole('heading', { name, level: 1 }).waitFor();
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click();
  const listing = (id: string) =>
    page.getByRole('region', { name: 'Listings', exact: true }).getByText(id, { exact: true });

  it('logs in', async () => {
    await page.goto(demo.url);
    await press('Log in');
    const session = page.getByRole('dialog', { name: 'Session' });
    await session.getByLabel('Key').fill(ADMIN);
    await session.getByRole('button', { name: 'Log in' }).click();
    await session.getByText('Logged in as').waitFor();
    // The field that had the focus is gone.
    await session.locator('button:focus', { hasText: 'Log out' }).waitFor();
    await page.keyboard.press('Escape');
    await session.waitFor({ state: 'detached' });
  });

  it('sees the first data, with a week of prices for the largest coins', async () => {
    await follow('Markets');
    const row = page.getByRole('row').filter({ has: page.getByRole('cell', { name: 'Bitcoin BTC' }) });
    await row.locator('.sparkline').waitFor();
  });

  it("opens Bitcoin's chart and overlays three sources", async () => {
    await follow('Bitcoin BTC');
    await heading('Bitcoin BTC');
    for (const source of ['coingecko', 'coinpaprika', 'coinlore'])
      await page.getByRole('checkbox', { name: source, exact: true }).check();
    const drawn = ['coingecko', 'coinpaprika', 'coinlore'].map(
      (source) => `Overlaid: ${source} with [1-9].*`,
    );
    await page.getByRole('img', { name: new RegExp(drawn.join('')) }).waitFor();
    await page.getByText(/^Circles: when the [1-9]\d* articles below appeared\.$/).waitFor();
  });

  it('fixes a rejection by accepting the renamed field that caused it', async () => {
    await follow('Rejections');
    const rows = page.getByRole('table', { name: 'Rejections by reason and field' }).getByRole('row');
    const missing = rows.filter({ hasText: 'coingecko' }).filter({ hasText: 'current_price' });
    await missing.filter({ hasNotText: 'negative' }).getByRole('link').first().click();
    await page.getByRole('table', { name: 'Rejections' }).getByRole('link').first().click();
    await heading(/^Rejection \d+$/);
    const rejection = page.url();
    await press('Would it pass?');
    await page.getByText(/^It would not pass: current_price/).waitFor();
    await page.getByText('The cause may be that coingecko renamed current_price to price.').waitFor();
    await follow('Review the change');
    const renamed = page.getByRole('region', { name: 'coingecko renamed current_price to price' });
    await renamed.getByRole('button', { name: 'Accept and replay' }).click();
    await page.getByText(/^Accepted: [1-9]\d* of [1-9]\d* rejected records were stored\.$/).waitFor();
    await page.locator('main select:focus').waitFor();
    await page.goto(rejection);
    await page.getByText('replayed', { exact: true }).waitFor();
  });

  it('merges an asset into another, and undoes it', async () => {
    await page.goto(`${demo.url}/console/assets/weth`);
    await listing('coingecko/weth').waitFor();
    await press('Merge…');
    await page.getByRole('radio', { name: 'Arbitrum Bridged WETH' }).check();
    await page.getByRole('button', { name: /^Merge arbitrum-bridged-weth/ }).click();
    await listing('coingecko/arbitrum-bridged-weth').waitFor();
    await page.locator('.toast').getByRole('button', { name: 'Undo' }).click();
    await listing('coingecko/arbitrum-bridged-weth').waitFor({ state: 'detached' });
    await listing('coingecko/weth').waitFor();
  });

  it('adds a CSV file to the others, and finds its price with all digits', async () => {
    const price = '12.340000000000000001';
    await writeFile(
      join(files, 'mine.csv'),
      `symbol,name,price_usd,date\nMINE,My Own Coin,${price},2026-01-02\n`,
    );
    await page.goto(`${demo.url}/console/sources/csv`);
    await press('Run now');
    await heading(/^Run \d+ of csv$/);
    await page.getByText('succeeded', { exact: true }).first().waitFor();
    await demo.app.get(ResolverTrigger).idle();
    // Markets are recomputed after at most a second.
    await until(async () => {
      const reply = await fetch(`${demo.url}/markets?q=My+Own+Coin`);
      // A busy machine may refuse it for a moment.
      return reply.ok && ((await reply.json()) as { data: unknown[] }).data.length > 0;
    });
    await page.getByRole('searchbox', { name: 'Find a coin' }).fill('My Own Coin');
    await page.keyboard.press('Enter');
    await follow('My Own Coin MINE');
    await heading('My Own Coin MINE');
    await page.locator(`data[value="${price}"]`).first().waitFor();
    await page.goto(`${demo.url}/console/sources/csv`);
    await page.locator('summary', { hasText: 'mine.csv' }).getByText('read', { exact: true }).waitFor();
  });
});
