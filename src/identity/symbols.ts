import { withoutInvisible } from '../domain/invisible.js';

/** Tether's own spelling is USD₮. */
export const TUGRIK = '₮';

/** A normalised symbol; empty for a coin without one. */
export function normalizeSymbol(symbol: string | null): string {
  return withoutInvisible((symbol ?? '').normalize('NFKC'))
    .replaceAll(TUGRIK, 'T')
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
  AGI: 'AGIX',
  ANS: 'NEO',
  BCC: 'BCH',
  BCHABC: 'BCH',
  BCHSV: 'BSV',
  BNX: 'FORM',
  BQX: 'VGX',
  CGLD: 'CELO',
  CHSB: 'BORG',
  COCOS: 'COMBO',
  DAR: 'D',
  DRK: 'DASH',
  EOS: 'A',
  FTM: 'S',
  FXS: 'FRAX',
  GNT: 'GLM',
  INST: 'FLUID',
  KLAY: 'KAIA',
  LAUNCHCOIN: 'BELIEVE',
  LOKI: 'OXEN',
  LUNA: 'LUNC',
  MATIC: 'POL',
  MIOTA: 'IOTA',
  NANO: 'XNO',
  PAX: 'USDP',
  RNDR: 'RENDER',
  STORM: 'STMX',
  STPT: 'AWE',
  STR: 'XLM',
  STRAT: 'STRAX',
  TOMO: 'VIC',
  TVK: 'VANRY',
  USDN: 'XTN',
  UST: 'USTC',
  XRB: 'XNO',
  XZC: 'FIRO',
};

/** Kraken's codes of assets, which its exports contain; other coins may have such a symbol. */
const KRAKEN_CODES: Readonly<Record<string, string>> = {
  XETC: 'ETC',
  XETH: 'ETH',
  XLTC: 'LTC',
  XMLN: 'MLN',
  XREP: 'REP',
  XXLM: 'XLM',
  XXMR: 'XMR',
  XXRP: 'XRP',
  XZEC: 'ZEC',
};

/** Further symbols that the coin may have: its new symbol if this is a former one, and the symbol that a code stands for. */
export const otherSymbols = (symbol: string): string[] =>
  [RENAMED, KRAKEN_CODES].flatMap((table) => (Object.hasOwn(table, symbol) ? [table[symbol]!] : []));
