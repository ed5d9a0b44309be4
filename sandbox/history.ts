import { setTimeout as pause } from 'node:timers/promises';

const COINS = 20;
const DAYS = 8;
const LOOKS_EVERY_MS = 2000;

interface Markets {
  data: readonly { slug: string; sources: readonly string[] }[];
}

/** Starts a backfill of the largest coins once they are known, so that a week's changes and sparklines can be seen. */
export async function loadHistory(url: string, key: string, signal: AbortSignal): Promise<void> {
  const headers = { 'x-api-key': key, 'content-type': 'application/json' };
  let assets: string[] = [];
  while (assets.length < COINS / 2) {
    await pause(LOOKS_EVERY_MS, undefined, { signal });
    const reply = await fetch(`${url}/markets?limit=${COINS}`, { headers, signal });
    if (!reply.ok) continue;
    const { data } = (await reply.json()) as Markets;
    assets = data.filter(({ sources }) => sources.includes('coingecko')).map(({ slug }) => slug);
  }
  const since = new Date(Date.now() - DAYS * 86_400_000).toISOString();
  const body = JSON.stringify({ source: 'coingecko', mode: 'backfill', since, assets });
  await fetch(`${url}/runs`, { method: 'POST', headers, body, signal });
}
