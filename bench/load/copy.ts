import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';
import { from as copyFrom } from 'pg-copy-streams';
import { withClient } from '../database.js';
import { time } from '../measure.js';

export const FLAT_TABLE = `create table flat (id text, symbol text, name text, price_usd numeric,
  market_cap_usd numeric, volume_24h_usd numeric, change_24h_pct numeric, rank integer, observed_at timestamptz,
  primary key (id, observed_at))`;

/** The baseline: copies the unchanged file into one table with a two-column key, without validation. */
export function copyFile(url: string, path: string): Promise<number> {
  return withClient(url, async (client) => {
    await client.query(`drop table if exists flat; ${FLAT_TABLE}`);
    return time(() =>
      pipeline(
        createReadStream(path, { highWaterMark: 1 << 18 }),
        client.query(copyFrom('copy flat from stdin with (format csv, header)')),
      ),
    );
  });
}
