import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Sandbox, startSandbox } from '../../sandbox/sandbox.js';
import { QUIET } from '../support/app.js';

export const SOURCES = ['coingecko', 'coinpaprika', 'csv', 'rss'] as const;

/** The sources of all rounds: upstreams whose time is frozen, and a folder of files. */
export interface Inputs {
  sandbox: Sandbox;
  env: Record<string, string>;
  close(): Promise<void>;
}

interface Size {
  coins: number;
  files: number;
  rows: number;
  pageRows: number;
}

const LONG = 300;
const SMALL: Size = { coins: 30, files: 5, rows: 40, pageRows: 10 };

export async function makeInputs({ coins, files, rows, pageRows } = SMALL): Promise<Inputs> {
  const perMinute = 1_000_000;
  const sandbox = await startSandbox({
    tick: 0,
    coins,
    coingecko: { perMinute },
    coinpaprika: { perMinute },
  });
  const folder = mkdtempSync(join(tmpdir(), 'kasparro-torture-'));
  for (let file = 0; file < files; file++)
    writeFileSync(join(folder, `prices-${file}.csv`), linesOf(file, rows).join('\n') + '\n');
  // Enough for COPY, in a round whose pages are large.
  if (files > 1) writeFileSync(join(folder, 'prices-long.csv'), linesOf(files, LONG).join('\n') + '\n');
  const [rss, atom] = sandbox.env.RSS_FEEDS.split(',');
  const env = {
    ...QUIET,
    ...sandbox.env,
    RSS_FEEDS: [rss, atom].join(),
    CSV_PATH: folder,
    CSV_PAGE_ROWS: String(pageRows),
    PARTITION_ATTEMPTS: '3',
    SHUTDOWN_TIMEOUT: '1',
  };
  const close = async () => {
    rmSync(folder, { recursive: true });
    await sandbox.close();
  };
  return { sandbox, env, close };
}

/** With rejected lines, a duplicate line, and a line that every file contains. */
function linesOf(file: number, rows: number): string[] {
  const lines = Array.from({ length: rows }, (_, row) => {
    const day = `2025-${String((row % 12) + 1).padStart(2, '0')}-${String((file % 28) + 1).padStart(2, '0')}`;
    const coin = `T${Math.floor(row / 12)}`;
    if (row % 17 === 5) return `${coin},Coin ${coin},not a price,${day}`;
    return `${coin},Coin ${coin},${row + 1}.${file}00000000000000001,${day}`;
  });
  return ['symbol,name,price_usd,date', ...lines, lines[0]!, 'ALL,In every file,1.5,2024-01-01'];
}
