import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';

const BY_NAME = new Map(
  Object.entries(parse(readFileSync(join(import.meta.dirname, 'coins.yaml'), 'utf8')) as object).map(
    ([name, symbol]) => [simplified(name), String(symbol)],
  ),
);
const SYMBOLS = new Set(BY_NAME.values());
/** What Kraken and others call them. */
const OTHER_SYMBOLS: Readonly<Record<string, string>> = {
  ...{
    XBT: 'BTC',
    XXBT: 'BTC',
    XDG: 'DOGE',
    XXDG: 'DOGE',
    XETH: 'ETH',
    XETC: 'ETC',
    XLTC: 'LTC',
    XXRP: 'XRP',
  },
  ...{ XXLM: 'XLM', XXMR: 'XMR', XZEC: 'ZEC', XREP: 'REP', XMLN: 'MLN' },
  ...{ ZUSD: 'USD', ZEUR: 'EUR', ZGBP: 'GBP', ZCAD: 'CAD', ZJPY: 'JPY', ZAUD: 'AUD' },
};

/** Coins that others are priced in; those in front are what those behind them are priced in, as ETH/BTC. */
export const QUOTE_COINS = ['BTC', 'ETH', 'BNB', 'SOL'];

/** `BTC` of `XBT`, in upper case; any other symbol as it is. */
export function usualSymbol(symbol: string): string {
  const upper = symbol.toUpperCase();
  return OTHER_SYMBOLS[upper] ?? upper;
}

/** Whether the symbol is one of a large coin. */
export function isKnownCoin(symbol: string): boolean {
  return SYMBOLS.has(usualSymbol(symbol));
}

/** The symbol of a large coin, by its name or symbol: `BTC` of `Bitcoin`, `bitcoin` and `btc`. */
export function symbolOfCoin(text: string): string | undefined {
  return symbolOfName(text) ?? (isKnownCoin(text) ? usualSymbol(text) : undefined);
}

export function symbolOfName(name: string): string | undefined {
  return BY_NAME.get(simplified(name));
}

function simplified(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
