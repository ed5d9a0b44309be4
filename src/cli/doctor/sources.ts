import type { Config } from '../../config/config.js';
import { findFiles } from '../../sources/csv/files/files.js';
import { type Check, fault, ok, warning } from './check.js';

const TIMEOUT_MS = 10_000;
const MAX_SKEW_SECONDS = 60;

/** Checks the files of the configured sources and, unless `offline`, calls each upstream once. */
export async function checkSources(config: Config, offline: boolean): Promise<Check[]> {
  const checks: Promise<Check>[] = [];
  const uses = (source: string) => config.SOURCES.includes(source);
  if (uses('csv')) checks.push(checkFiles(config));
  if (offline) return Promise.all(checks);
  if (uses('coingecko'))
    checks.push(checkUpstream('CoinGecko', coingecko(config), 'API_KEY and API_KEY_PLAN'));
  if (uses('coinpaprika'))
    checks.push(
      checkUpstream('CoinPaprika', coinpaprika(config), 'COINPAPRIKA_API_KEY and COINPAPRIKA_AUTH_SCHEME'),
    );
  if (uses('rss'))
    for (const url of config.RSS_FEEDS) checks.push(checkUpstream('Feed', { url }, 'RSS_FEEDS'));
  if (uses('fx'))
    checks.push(
      checkUpstream(
        'Exchange rates',
        { url: `${trimmed(config.FX_BASE_URL)}/eurofxref-daily.xml` },
        'FX_BASE_URL',
      ),
    );
  return Promise.all(checks);
}

interface Call {
  url: string;
  headers?: Record<string, string>;
}

function coingecko({ API_KEY, API_KEY_PLAN, COINGECKO_BASE_URL }: Config): Call {
  const host = API_KEY_PLAN === 'pro' ? 'pro-api' : 'api';
  const base = COINGECKO_BASE_URL ?? `https://${host}.coingecko.com/api/v3`;
  return {
    url: `${trimmed(base)}/ping`,
    headers: API_KEY ? { [`x-cg-${API_KEY_PLAN}-api-key`]: API_KEY } : {},
  };
}

function coinpaprika(config: Config): Call {
  const { COINPAPRIKA_API_KEY: key, COINPAPRIKA_AUTH_SCHEME: scheme, COINPAPRIKA_BASE_URL } = config;
  const base = COINPAPRIKA_BASE_URL ?? `https://${key ? 'api-pro' : 'api'}.coinpaprika.com/v1`;
  const authorization = [scheme, key].filter(Boolean).join(' ');
  return { url: `${trimmed(base)}/tickers/btc-bitcoin`, headers: key ? { authorization } : {} };
}

async function checkFiles({ CSV_PATH }: Config): Promise<Check> {
  try {
    const files = await findFiles(CSV_PATH);
    return ok('CSV files', `${files.length} in ${CSV_PATH}`);
  } catch (error) {
    return fault('CSV files', (error as Error).message);
  }
}

async function checkUpstream(name: string, { url, headers }: Call, variables: string): Promise<Check> {
  const { host } = new URL(url);
  const requestedAt = Date.parse(new Date().toISOString());
  try {
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(TIMEOUT_MS) });
    await response.body?.cancel();
    if (response.status === 401 || response.status === 403)
      return fault(name, `${host} refuses the key (${response.status})`, `correct ${variables}`);
    if (response.status === 429)
      return warning(name, `${host} limits the number of calls (429)`, 'wait, or use a key');
    if (!response.ok) return warning(name, `${host} answered ${response.status}`, `check ${variables}`);
    const skew = (Date.parse(response.headers.get('date') ?? '') - requestedAt) / 1000;
    if (Math.abs(skew) > MAX_SKEW_SECONDS)
      return warning(
        name,
        `${host} answers; its clock differs from this one by ${Math.round(skew)} s`,
        'synchronise this machine with NTP',
      );
    return ok(name, `${host} answers`);
  } catch (error) {
    const cause = (error as Error).cause as { code?: string; message?: string } | undefined;
    const why = cause?.code ?? cause?.message ?? (error as Error).message;
    return fault(name, `${host} cannot be reached: ${why}`, 'check the network, DNS and proxies');
  }
}

function trimmed(url: string): string {
  return url.replace(/\/+$/, '');
}
