import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';

const COINS = 1000;
const FIRST = Date.parse('2025-01-01T00:00:00Z');
export const HEADER =
  'id,symbol,name,price_usd,market_cap_usd,volume_24h_usd,change_24h_pct,rank,observed_at\n';

/** A line of about 100 bytes for one of a thousand coins, minute by minute; always the same for the same row number. */
export function line(row: number): string {
  const coin = row % COINS;
  const minute = Math.floor(row / COINS);
  const price = 1 + coin * 1.37 + (minute % 97) * 0.013;
  const amounts = [price.toFixed(8), (price * 1e6).toFixed(2), (price * 1e4).toFixed(2)];
  const change = ((row % 700) / 100 - 3.5).toFixed(2);
  const at = new Date(FIRST + minute * 60_000).toISOString();
  return `coin-${coin},C${coin},Coin number ${coin},${amounts.join(',')},${change},${coin + 1},${at}\n`;
}

/** Writes the lines `from` to `to`; with a header if `from` is 0, otherwise appended to the file. */
export async function writeCsv(path: string, from: number, to: number): Promise<void> {
  const file = createWriteStream(path, { flags: from ? 'a' : 'w' });
  let chunk = from ? '' : HEADER;
  for (let row = from; row < to; row++) {
    chunk += line(row);
    if (chunk.length < 1 << 16) continue;
    if (!file.write(chunk)) await once(file, 'drain');
    chunk = '';
  }
  file.end(chunk);
  await finished(file);
}
