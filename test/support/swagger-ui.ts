import type { Page } from 'playwright-core';

export interface Operation {
  tags: [string];
  operationId: string;
}

export interface Shown {
  status: number;
  body: string;
}

/**
 * In the page, because a round trip for each click takes seconds where the machine is busy. Only one tag is open at a time,
 * because each click draws all operations and schemas that are shown anew.
 */
const EXECUTE = `async ({ tags: [tag], operationId: id }) => {
  const find = (selector) => document.querySelector('.opblock[id$="-' + id + '"] ' + selector);
  const shown = (selector, notYet) => new Promise((resolve) => {
    const look = () => {
      const found = find(selector);
      if (!found || (notYet && find(notYet))) return;
      observer.disconnect();
      resolve(found);
    };
    const observer = new MutationObserver(look);
    observer.observe(document.body, { childList: true, subtree: true });
    look();
  });
  const section = document.getElementById('operations-tag-' + tag);
  if (section.dataset.isOpen === 'false') {
    document.querySelector('.opblock-tag[data-is-open=true]')?.click();
    section.click();
  }
  (await shown('.opblock-summary-control')).click();
  (await shown('.execute', '.opblock-loading-animation')).click();
  const reply = await shown('.live-responses-table .response');
  const status = Number.parseInt(reply.querySelector('.response-col_status').textContent, 10);
  const body = reply.querySelector('.response-col_description .highlight-code pre')?.textContent ?? '';
  find('.opblock-summary-control').click();
  return { status, body };
}`;

/** Swagger UI, with this key for all operations. */
export async function openSwaggerUi(page: Page, url: string, key: string): Promise<void> {
  await page.goto(`${url}/docs`);
  await page.locator('.btn.authorize').first().click();
  await page.locator('.modal-ux input').fill(key);
  await page.locator('.modal-ux button.authorize').click();
  await page.locator('.modal-ux button.btn-done').click();
  await page.evaluate(
    `document.querySelectorAll('.opblock-tag, .models-control').forEach((part) => part.click())`,
  );
}

/** Opens an operation, executes it with its example values, and closes it again. */
export const executeShown = (page: Page, { tags, operationId }: Operation): Promise<Shown> =>
  page.evaluate<Shown>(`(${EXECUTE})(${JSON.stringify({ tags, operationId })})`);
