/** A normalised symbol; empty for a coin without one. */
export function normalizeSymbol(symbol: string | null): string {
  return (symbol ?? '')
    .normalize('NFKC')
    .toUpperCase()
    .replaceAll(/^\$+|\s+|[-_]ERC-?20$/g, '');
}

/** Symbols that exchanges use for some coins in their exports, if no other coin has the symbol. */
const TICKERS: Readonly<Record<string, string>> = {
  XBT: 'BTC',
  XXBT: 'BTC',
  XDG: 'DOGE',
  XXDG: 'DOGE',
  MIOTA: 'IOTA',
  BCHSV: 'BSV',
};

/** The symbol that a file means. */
export const symbolOfTicker = (symbol: string): string => TICKERS[symbol] ?? symbol;
