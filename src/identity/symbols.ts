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
  DSH: 'DASH',
  XDG: 'DOGE',
  XXDG: 'DOGE',
};

/** The symbol that a file means. */
export const symbolOfTicker = (symbol: string): string => TICKERS[symbol] ?? symbol;

/** Symbols under which files may still list coins that were renamed one to one, with the symbols in use since (as of 2025). */
const RENAMED: Readonly<Record<string, string>> = {
  ANS: 'NEO',
  BCC: 'BCH',
  BCHABC: 'BCH',
  BCHSV: 'BSV',
  BNX: 'FORM',
  CGLD: 'CELO',
  CHSB: 'BORG',
  COCOS: 'COMBO',
  DRK: 'DASH',
  EOS: 'A',
  FTM: 'S',
  FXS: 'FRAX',
  GNT: 'GLM',
  KLAY: 'KAIA',
  LUNA: 'LUNC',
  MATIC: 'POL',
  MIOTA: 'IOTA',
  NANO: 'XNO',
  PAX: 'USDP',
  RNDR: 'RENDER',
  STR: 'XLM',
  TOMO: 'VIC',
  TVK: 'VANRY',
  UST: 'USTC',
  XRB: 'XNO',
  XZC: 'FIRO',
};

/** The symbol that a coin has had since it gave up this one; the other one may belong to another coin by now. */
export const renamedSymbol = (symbol: string): string[] =>
  Object.hasOwn(RENAMED, symbol) ? [RENAMED[symbol]!] : [];
