import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, openBrowser } from '../support/browser.js';
import { startDemoService } from '../support/demo-service.js';
import {
  executeShown,
  kindsOf,
  openSwaggerUi,
  type Operation,
  send,
  type Shown,
  shownOperations,
} from '../support/swagger-ui.js';

const ADMIN = 'an-admin-key';

/** Operations that create what others show, and those that would leave others nothing to show. */
const FIRST = ['issueApiKey', 'createWebhook', 'testWebhook', 'dismissDriftEvent'];
const LAST = ['revokeApiKey', 'deleteWebhook'];
/** Operations that start a run, which must end before the source can start another. */
const STARTING = ['startRun', 'replaySource'];
/** Statuses of operations whose example cannot succeed. */
const OTHERWISE: Readonly<Record<string, number>> = {
  // Run 1 ended long ago.
  cancelRun: 409,
};

const title = CHROMIUM ? 'in the demo' : 'is skipped: there is no Chromium';
(CHROMIUM ? describe : describe.skip)(title, () => {
  let demo: Awaited<ReturnType<typeof startDemoService>>;
  let browser: Browser;
  let page: Page;
  beforeAll(async () => {
    demo = await startDemoService({ ADMIN_API_KEY: ADMIN, RATE_LIMIT: '0' });
    browser = await openBrowser();
    page = await browser.newPage();
    page.setDefaultTimeout(120_000);
    await openSwaggerUi(page, demo.url, ADMIN);
  });
  afterAll(async () => {
    await browser?.close();
    await demo?.stop();
  });

  const operations = async (): Promise<Operation[]> => {
    const all = await shownOperations(demo.url);
    const named = (names: readonly string[]) =>
      names.map((name) => all.find(({ operationId }) => operationId === name)!);
    const between = all.filter(({ operationId }) => ![...FIRST, ...LAST].includes(operationId));
    const byTag = Map.groupBy(between, ({ tags: [tag] }) => tag);
    return [...named(FIRST), ...[...byTag.values()].flat(), ...named(LAST)];
  };

  /** Swagger UI takes about a second of processor time for each, so it is used once for all that are alike. */
  const executed = new Set<string>();
  const execute = (operation: Operation): Promise<Shown> => {
    const kinds = kindsOf(operation);
    const isAlike = kinds.every((kind) => executed.has(kind));
    kinds.forEach((kind) => executed.add(kind));
    return isAlike ? send(page, demo.url, ADMIN, operation) : executeShown(page, operation);
  };

  const runOf = async ({ body }: Shown): Promise<void> => {
    const { id } = JSON.parse(body) as { id: number };
    await (await fetch(`${demo.url}/runs/${id}/events`)).text();
  };

  it('each operation returns something with the values that Swagger UI fills in', async () => {
    const faults: object[] = [];
    for (const operation of await operations()) {
      const { operationId } = operation;
      const shown = await execute(operation);
      const isExpected = OTHERWISE[operationId]
        ? shown.status === OTHERWISE[operationId]
        : shown.status >= 200 && shown.status < 300;
      // An empty list shows nothing.
      if (!isExpected || !shown.body || /^ {2}"data": \[\]/m.test(shown.body))
        faults.push({ operationId, ...shown });
      else if (STARTING.includes(operationId)) await runOf(shown);
    }
    expect(faults).toEqual([]);
  }, 900_000);
});
