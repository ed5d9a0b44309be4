import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { FatalError, UnusablePartition } from '../../domain/errors.js';
import type { Ccxt } from './ccxt.js';

type ExchangeClass = new (options: object) => Ccxt;

/**
 * Loads an exchange's ccxt module on demand. One module takes a second and 35 MB of memory; loading all of them would take
 * five times as much.
 */
export async function loadExchange(id: string, options: { enableRateLimit: boolean }): Promise<Ccxt> {
  const file = join(folder(), `${id}.js`);
  if (!/^[a-z0-9]+$/.test(id) || !existsSync(file))
    throw new UnusablePartition(
      'unknown_exchange',
      `EXCHANGES: ccxt has no exchange ${id}; it has ids such as binance, kraken and coinbase`,
    );
  const { default: Exchange } = (await import(file)) as { default: ExchangeClass };
  // Numbers are kept as text, so that no digit is lost.
  const exchange = new Exchange({ number: String, ...options });
  // Where currencies are not in an API, as at Gemini, ccxt reads a web page; if it refuses programs, all calls are suspended.
  const { fetchCurrencies } = exchange.options;
  if (typeof fetchCurrencies === 'object' && fetchCurrencies && 'webApiEnable' in fetchCurrencies)
    exchange.options.fetchCurrencies = { ...fetchCurrencies, webApiEnable: false };
  return exchange;
}

/** The folder of ccxt's modules for single exchanges, which the package does not export. */
function folder(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('ccxt')), '..', 'js', 'src');
  } catch (cause) {
    throw new FatalError(
      'ccxt_missing',
      'EXCHANGES needs the package ccxt, which is optional and not installed: npm install ccxt',
      { cause },
    );
  }
}
