import type { OpenAPIObject } from '@nestjs/swagger';
import type { Browser, Page } from 'playwright-core';
import { CHROMIUM, openBrowser } from '../support/browser.js';
import { startDemoService } from '../support/demo-service.js';
import { executeShown, openSwaggerUi, type Operation, type Shown } from '../support/swagger-ui.js';

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
    const { paths } = (await (await fetch(`${demo.url}/docs-json`)).json()) as OpenAPIObject;
    const all = Object.values(paths).flatMap((item) => Object.values(item) as Operation[]);
    const named = (names: readonly string[]) =>
      names.map((name) => all.find(({ operationId }) => operationId === name)!);
    const between = all.filter(({ operationId }) => ![...FIRST, ...LAST].includes(operationId));
    const byTag = Map.groupBy(between, ({ tags: [tag] }) => tag);
    return [...named(FIRST), ...[...byTag.values()].flat(), ...named(LAST)];
  };

  const runOf = async ({ body }: Shown): Promise<void> => {
    const { id } = JSON.parse(body) as { id: number };
    await (await fetch(`${demo.url}/runs/${id}/events`)).text();
  };

  it('each operation of Swagger UI returns something with its default values', async () => {
    const faults: object[] = [];
    for (const operation of await operations()) {
      const { operationId } = operation;
      const shown = await executeShown(page, operation);
      const isExpected = OTHERWISE[operationId]
        ? shown.status === OTHERWISE[operationId]
        : shown.status >= 200 && shown.status < 300;
      // An empty list shows nothing.
      if (!isExpected || !shown.body || /^ {2}"data": \[\]/m.test(shown.body))
        faults.push({ operationId, ...shown });
      else if (STARTING.includes(operationId)) await runOf(shown);
    }
    expect(faults).toEqual([]);
    // Swagger UI takes about a second of processor time for each.
  }, 900_000);
});
