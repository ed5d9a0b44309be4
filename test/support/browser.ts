import { existsSync, readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from 'playwright-core';
import { until } from './until.js';

const AXE = readFileSync('node_modules/axe-core/axe.min.js', 'utf8');
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

/** Of Debian and of others; undefined where there is none. The headless shell draws no window, which takes half of the time. */
export const CHROMIUM = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
].find((path) => existsSync(path));

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: CHROMIUM, args: FLAGS });

/** From now on, the time of a page passes only in `runFor`. It goes on until the page hears of this, at most to that moment. */
export async function pauseClock({ clock }: Page): Promise<void> {
  await until(() =>
    clock.pauseAt(Date.now() + 1000).then(
      () => true,
      () => false,
    ),
  );
}

const STANDARDS = ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa', 'best-practice'];
/** The rules whose outcome depends on colours. */
const OF_COLOURS = ['color-contrast', 'link-in-text-block'];

/** By selectors, which parts of a page are checked. */
interface Parts {
  include?: readonly string[];
  exclude?: readonly string[];
}

/** Violations of WCAG 2.2 AA and of good practice on the page or these parts of it, with their elements. */
export async function accessibilityFaults(
  page: Page,
  parts: Parts = { include: ['html'] },
  rules = STANDARDS,
): Promise<string[]> {
  // Once per document: to send and compile it takes as long as to run it.
  if (await page.evaluate('!globalThis.axe')) await page.evaluate(`${AXE}; undefined`);
  const [context, runOnly] = [parts, rules].map((part) => JSON.stringify(part));
  return page.evaluate<string[]>(`(async () => {
    const { violations } = await axe.run(${context}, { resultTypes: ['violations'], runOnly: ${runOnly} });
    return violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => id + ' ' + target));
  })()`);
}

/** In both themes, which differ only in their colours. */
export async function faultsOfThemes(page: Page, parts?: Parts): Promise<string[]> {
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await accessibilityFaults(page, parts);
  await page.emulateMedia({ colorScheme: 'dark' });
  return [...light, ...(await accessibilityFaults(page, parts, OF_COLOURS))];
}
