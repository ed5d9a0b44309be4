import { LARGE_COINS } from './large-coins.js';

const BY_NAME = new Map(Object.entries(LARGE_COINS).map(([name, symbol]) => [simplified(name), symbol]));
const SYMBOLS = new Set(BY_NAME.values());
/** Symbols used by Kraken and others. */
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

/** Coins used as quote currencies. Each may be quoted in those before it, as in ETH/BTC. */
export const QUOTE_COINS = ['BTC', 'ETH', 'BNB', 'SOL'];

/** `BTC` for `XBT`, in upper case; other symbols are unchanged. */
export function usualSymbol(symbol: string): string {
  const upper = symbol.toUpperCase();
  return OTHER_SYMBOLS[upper] ?? upper;
}

/** Whether it is the symbol of a large coin. */
export function isKnownCoin(symbol: string): boolean {
  return SYMBOLS.has(usualSymbol(symbol));
}

/** The symbol of a large coin, by name or symbol: `BTC` for `Bitcoin`, `bitcoin` and `btc`. */
export function symbolOfCoin(text: string): string | undefined {
  return symbolOfName(text) ?? (isKnownCoin(text) ? usualSymbol(text) : undefined);
}

export function symbolOfName(name: string): string | undefined {
  return BY_NAME.get(simplified(name));
}

function simplified(name: string): string {
  return name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, '');
}
