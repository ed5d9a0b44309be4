import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { CHROMIUM, openBrowser, pauseClock } from '../support/browser.js';
import { builtConsole } from '../support/built-console.js';
import { type Answer, changeReply, interceptPaths } from '../support/intercept.js';
import { type Api, startApi } from '../support/seed-service.js';
import { until } from '../support/until.js';

const HOUR_MS = 3_600_000;
const SPAN = 48;

interface Bucket {
  outliers: string[];
}

/** Hourly prices that rise and fall; with one price an hour, they are flat. */
function bucketsOf({ isFlat }: { isFlat: boolean }) {
  const first = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - SPAN * HOUR_MS;
  const none = { mean: null, volume: null, quote_volume: null, trades: null, intervals: null };
  return Array.from({ length: SPAN }, (_, hour) => {
    const [open, close] = [100 + (hour % 7), 100 + ((hour * 3) % 7)];
    const prices = isFlat
      ? { open: close, high: close, low: close, close }
      : { open, high: Math.max(open, close) + 1, low: Math.min(open, close) - 1, close };
    const digits = Object.fromEntries(Object.entries(prices).map(([name, price]) => [name, String(price)]));
    const at = new Date(first + hour * HOUR_MS).toISOString();
    return { at, ...none, ...digits, count: 1, from: 'quotes', outliers: [] as string[] };
  });
}

const title = CHROMIUM ? 'the chart of an asset' : 'is skipped: there is no Chromium';
(CHROMIUM ? describe : describe.skip)(title, () => {
  let api: Api;
  let browser: Browser;
  let page: Page;
  let answers: Map<string, Answer>;
  beforeAll(async () => {
    api = await startApi({ CONSOLE_DIR: await builtConsole() });
    answers = interceptPaths(api.service.app.getHttpServer());
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await api?.stop();
  });
  const openPage = async (options: BrowserContextOptions) => {
    page = await browser.newPage({ colorScheme: 'light', ...options });
    page.setDefaultTimeout(120_000);
  };
  beforeEach(() => openPage({ viewport: { width: 1280, height: 800 } }));
  afterEach(async () => {
    answers.clear();
    await page.close();
  });

  /** Replaces the rows of a real reply. */
  const replace = (path: string, data: readonly object[]) =>
    answers.set(
      `/assets/bitcoin/${path}`,
      changeReply((reply) => ({ ...reply, data })),
    );

  async function draw(buckets: readonly Bucket[], articles: readonly object[] = [], search = '') {
    replace('history', buckets);
    replace('articles', articles);
    await page.goto(`${api.service.url}/console/assets/bitcoin${search}`);
    await page.getByRole('img', { name: `Bitcoin: ${buckets.length} prices` }).waitFor();
  }

  /** Number of pixels of the plot that have the colour of a token of the theme. */
  const pixels = (token: string) =>
    page.evaluate<number>(`(() => {
      const probe = document.body.appendChild(document.createElement('span'));
      probe.style.color = 'var(${token})';
      const [r, g, b] = getComputedStyle(probe).color.match(/\\d+/g).map(Number);
      probe.remove();
      const plots = [...document.querySelectorAll('.chart canvas')].filter(({ width, height }) => width > 400 && height > 100);
      return plots.reduce((sum, plot) => {
        const { data } = plot.getContext('2d').getImageData(0, 0, plot.width, plot.height);
        let count = 0;
        for (let at = 0; at < data.length; at += 4)
          if (data[at] === r && data[at + 1] === g && data[at + 2] === b && data[at + 3] === 255) count++;
        return sum + count;
      }, 0);
    })()`);
  /** The widest part of the plot without candles, as a share. The line of the last price is one pixel high. */
  const widestBlank = () =>
    page.evaluate<number>(`(() => {
      const plots = [...document.querySelectorAll('.chart canvas')].filter(({ width, height }) => width > 400 && height > 100);
      const shares = plots.map((plot) => {
        const { data, width, height } = plot.getContext('2d').getImageData(0, 0, plot.width, plot.height);
        const isCandle = (at) => data[at + 3] === 255 && Math.abs(data[at] - data[at + 1]) > 60;
        let [widest, blank, seen] = [0, 0, false];
        for (let x = 0; x < width; x++) {
          let count = 0;
          for (let y = 0; y < height; y++) if (isCandle(4 * (y * width + x))) count++;
          if (count > 2) [seen, blank] = [true, 0];
          else if (seen) widest = Math.max(widest, ++blank);
        }
        return seen ? widest / width : 0;
      });
      return Math.max(0, ...shares);
    })()`);
  /** Number of candles with a gap between them. */
  const candleGroups = () =>
    page.evaluate<number>(`(() => {
      const plots = [...document.querySelectorAll('.chart canvas')].filter(({ width, height }) => width > 400 && height > 100);
      return Math.max(...plots.map((plot) => {
        const { data, width, height } = plot.getContext('2d').getImageData(0, 0, plot.width, plot.height);
        const isCandle = (at) => data[at + 3] === 255 && Math.abs(data[at] - data[at + 1]) > 60;
        let [groups, within] = [0, false];
        for (let x = 0; x < width; x++) {
          let count = 0;
          for (let y = 0; y < height; y++) if (isCandle(4 * (y * width + x))) count++;
          if (count > 2 && !within) groups++;
          within = count > 2;
        }
        return groups;
      }));
    })()`);
  const COLOURS = ['--accent', '--good', '--bad', '--muted'] as const;
  /** Waits until exactly these colours are drawn. */
  const areDrawn = (...colours: (typeof COLOURS)[number][]) =>
    until(async () => {
      const counts = await Promise.all(COLOURS.map((colour) => pixels(colour)));
      return String(COLOURS.filter((_, index) => counts[index])) === String(colours);
    });

  it('is a line if most hours have a single price, otherwise candles, and the reader can choose', async () => {
    await draw(bucketsOf({ isFlat: true }));
    expect(await page.getByLabel('Chart').inputValue()).toBe('line');
    await areDrawn('--accent');
    answers.clear();
    await draw(bucketsOf({ isFlat: false }));
    expect(await page.getByLabel('Chart').inputValue()).toBe('candles');
    await areDrawn('--good', '--bad');
    await page.getByLabel('Chart').selectOption('line');
    await areDrawn('--accent');
    expect(page.url()).toContain('chart=line');
  });

  it('marks hours of articles with circles, and hours shown without outliers with squares', async () => {
    const buckets = bucketsOf({ isFlat: true });
    buckets[20]!.outliers.push('coinpaprika');
    await draw(buckets);
    await page.getByText('Squares: outliers of coinpaprika are left out.').waitFor();
    await areDrawn('--accent', '--bad');
    expect(await page.getByText('Circles:').count()).toBe(0);
    answers.clear();
    const { data } = (await api.get('/assets/bitcoin/articles?limit=1')).json as { data: [object] };
    await draw(buckets, [{ ...data[0], observed_at: buckets[40]!.at }]);
    await page.getByText('Circles: when the 1 article below appeared.').waitFor();
    await areDrawn('--accent', '--bad', '--muted');
  });

  it('draws the hour that occurs twice when clocks go back, and its neighbours', async () => {
    await page.close();
    await openPage({ timezoneId: 'America/New_York' });
    const faults: string[] = [];
    page.on('pageerror', ({ message }) => faults.push(message));
    const buckets = bucketsOf({ isFlat: false }).slice(0, 4);
    for (const [hour, one] of buckets.entries()) one.at = `2026-11-01T0${4 + hour}:00:00Z`;
    await draw(buckets);
    const { x, y, width, height } = (await page.locator('.chart canvas').first().boundingBox())!;
    for (let step = 1; step < 20; step++) await page.mouse.move(x + (step * width) / 20, y + height / 2);
    await areDrawn('--good', '--bad');
    expect(await candleGroups()).toBe(4);
    expect(faults).toEqual([]);
  });

  it('shows days without prices at their full length', async () => {
    const buckets = bucketsOf({ isFlat: false });
    for (const one of buckets.slice(0, SPAN / 2))
      one.at = new Date(Date.parse(one.at) - 5 * SPAN * HOUR_MS).toISOString();
    await draw(buckets);
    // Of 288 hours, the 240 in the middle have no candle.
    await until(async () => (await widestBlank()) > 0.6);
  });

  it('is redrawn at once in the colours of a theme that is chosen later', async () => {
    await page.clock.install();
    await draw(bucketsOf({ isFlat: true }));
    await areDrawn('--accent');
    // Anything that the page renders later would also redraw it.
    await pauseClock(page);
    await page.evaluate(
      `matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => (globalThis.isDark = true))`,
    );
    await page.emulateMedia({ colorScheme: 'dark' });
    await until(() => page.evaluate('globalThis.isDark'));
    for (let turn = 0; turn < 20 && !(await pixels('--accent')); turn++) await page.clock.runFor(100);
    expect(await pixels('--accent')).toBeGreaterThan(0);
  });
});
