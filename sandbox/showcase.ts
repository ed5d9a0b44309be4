import { setTimeout as pause } from 'node:timers/promises';
import type { Sandbox } from './sandbox.js';

const BEGINS_AFTER_MS = 30_000;
const LOOKS_EVERY_MS = 2000;
const GIVES_UP_AFTER_MS = 300_000;

interface Sight {
  begin: (sandbox: Sandbox) => void;
  /** The API path that lists the failure once the service has noticed it. */
  listed: string;
  line: string;
  page: string;
}

// The rename comes last: drifts apply in this order, and an earlier one needs Dogecoin's price under its old name.
const SIGHTS: readonly Sight[] = [
  {
    begin: (sandbox) =>
      sandbox.drift({ source: 'coinpaprika', ids: ['sol-solana'], scale: { 'quotes.USD.price': 1.5 } }),
    listed: '/anomalies?state=open&source=coinpaprika&kind=price_outlier',
    line: "An outlier: CoinPaprika's price of Solana is far from the others, and does not count",
    page: '/console/assets/solana',
  },
  {
    begin: (sandbox) =>
      sandbox.drift({ source: 'coingecko', ids: ['dogecoin'], scale: { current_price: -1 } }),
    listed: '/rejections?status=open&source=coingecko&code=negative',
    line: 'A bad record: CoinGecko sent a negative price, which was rejected; the rest was stored',
    page: '/console/rejections?source=coingecko&code=negative',
  },
  {
    begin: (sandbox) => sandbox.fault('/feeds/rdf.xml', { status: 503 }),
    listed: '/feeds?state=failing',
    line: 'A failing feed: it is polled less and less often until it answers again',
    page: '/console/feeds?state=failing',
  },
  {
    begin: (sandbox) =>
      sandbox.drift({ source: 'coingecko', rename: { current_price: 'price' }, share: 0.2 }),
    listed: '/drift?status=open&source=coingecko&kind=renamed',
    line: 'A renamed field: accept the change, and the records it cost are stored',
    page: '/console/drift',
  },
];

/** Makes the upstreams fail in four ways. */
export function beginShowcase(sandbox: Sandbox): void {
  for (const { begin } of SIGHTS) begin(sandbox);
}

/** Makes the upstreams fail in four ways, and prints where to look at each once the service has noticed it. */
export async function showcase(
  sandbox: Sandbox,
  url: string,
  key: string,
  signal: AbortSignal,
): Promise<void> {
  await pause(BEGINS_AFTER_MS, undefined, { signal });
  beginShowcase(sandbox);
  await pollAllFeeds(url, key);
  let unseen = [...SIGHTS];
  const end = Date.now() + GIVES_UP_AFTER_MS;
  while (unseen.length && Date.now() < end) {
    await pause(LOOKS_EVERY_MS, undefined, { signal });
    const seen: Sight[] = [];
    for (const sight of unseen) if (await isListed(url + sight.listed, signal)) seen.push(sight);
    for (const { line, page } of seen) console.log(`! ${line}:\n  ${url}${page}`);
    unseen = unseen.filter((sight) => !seen.includes(sight));
  }
}

/** Otherwise the feeds would not be due for minutes. */
async function pollAllFeeds(url: string, key: string): Promise<void> {
  const headers = { 'x-api-key': key, 'content-type': 'application/json' };
  await fetch(`${url}/runs`, { method: 'POST', headers, body: '{"source":"rss"}' });
}

async function isListed(url: string, signal: AbortSignal): Promise<boolean> {
  const reply = await fetch(url, { signal });
  if (!reply.ok) return false;
  const { data } = (await reply.json()) as { data: unknown[] };
  return data.length > 0;
}
