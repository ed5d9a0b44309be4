import { type Scenario, scenarios } from './scenarios.js';
import { NEWEST } from './seed.js';

const YEAR_MS = 365 * 24 * 60 * 60_000;

/** The scenarios, with a cursor and an ETag from the running service. */
export async function runningScenarios(kasparro: string): Promise<Scenario[]> {
  const first = await fetch(`${kasparro}/data`);
  const since = new Date(Date.parse(NEWEST) - YEAR_MS).toISOString();
  return scenarios({ deep: await deepCursor(kasparro), etag: first.headers.get('etag')!, since });
}

/** A cursor to page 1,000, with fifty items per page. */
async function deepCursor(kasparro: string): Promise<string> {
  let cursor = '';
  for (let page = 0; page < 50; page++) {
    const reply = await fetch(
      `${kasparro}/data?limit=${page < 49 ? 1000 : 950}&count=none${cursor && `&cursor=${cursor}`}`,
    );
    const { metadata } = (await reply.json()) as { metadata: { next_cursor: string } };
    cursor = metadata.next_cursor;
  }
  return cursor;
}
