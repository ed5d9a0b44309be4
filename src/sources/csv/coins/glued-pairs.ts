import { isKnownCoin, usualSymbol } from './coins.js';
import { isMoney, isQuoted, type Pair, splitPair } from './pair.js';

/** Coins whose symbols happen to look like pairs. */
const COINS = new Set(
  (
    'FDUSD PYUSD BUSD TUSD GUSD HUSD SUSD LUSD MUSD OUSD EUSD NUSD CUSD ZUSD DUSD FUSD VUSD CRVUSD RLUSD FRXUSD SUSDE MIMUSD ' +
    'ALUSD DEUSD AEUR CEUR SEUR AGEUR PAREUR TGBP GYEN WBTC TBTC HBTC SBTC LBTC CBBTC FBTC PBTC RENBTC SOLVBTC UNIBTC ENZOBTC ' +
    'WETH STETH RETH CBETH WBETH BETH METH OETH EZETH WEETH RSETH SWETH FRXETH SFRXETH ANKRETH OSETH EETH WBNB SLISBNB ASBNB ' +
    'WSOL MSOL JITOSOL BNSOL JUPSOL BSOL STSOL SUSDT CUSDT AUSDT VUSDT JUSDT CUSDC AUSDC AXLUSDC VUSDC SDAI CDAI XDAI ADAI'
  ).split(' '),
);

const APART = /^([A-Z\d.]+)(?:\s*[_:]\s*|\s+)([A-Z\d]+)$/;
/** `BINANCE:BTCUSDT` */
const LISTED = /^[A-Z\d_]+:([A-Z\d]{5,})$/;

/** The parts of a pair such as `BTCEUR`, `BTC_EUR` or `BINANCE:BTCEUR`; undefined if it could be the symbol of a coin. */
export function gluedPairOf(symbol: string): Pair | undefined {
  const [, coin, currency] = APART.exec(symbol) ?? [];
  if (coin && currency && isQuoted(currency)) {
    // `Wrapped BTC` is a name.
    const isName = symbol.includes(' ') && !/[_:]/.test(symbol) && !isKnownCoin(coin);
    return isName || isCurrencyFirst(coin, currency) ? undefined : splitPair(symbol);
  }
  const listed = LISTED.exec(symbol)?.[1];
  if (listed !== undefined) return COINS.has(listed) ? undefined : splitPair(symbol);
  return /^[A-Z\d]+$/.test(symbol) && !COINS.has(symbol) ? splitPair(symbol) : undefined;
}

/** Whether such a pair has a delimiter or begins with a large coin, which makes it unlikely to be a coin. */
export function isKnownPair(symbol: string): boolean {
  const pair = gluedPairOf(symbol);
  return pair !== undefined && (APART.test(symbol) || isKnownCoin(pair.symbol));
}

/** Upbit and Bitkub write national currencies first: `KRW-BTC`, `THB_BTC`. */
export function reversedPairOf(symbol: string): Pair | undefined {
  const [, currency = '', coin = ''] = /^([A-Z]{3})[-_]([A-Z\d]{2,10})$/.exec(symbol) ?? [];
  if (!isMoney(currency) || !isKnownCoin(coin)) return undefined;
  return { symbol: usualSymbol(coin), currency: usualSymbol(currency) };
}

/** Other publishers write stablecoins first, as in `USDT_BTC` and `USDT-BTC`; a pool of this name may be priced in either. */
export function isCurrencyFirst(coin: string, currency: string): boolean {
  const isCoin = (code: string) => ['BTC', 'XBT', 'ETH', 'BNB', 'SOL'].includes(code);
  return isCoin(currency) && isQuoted(coin) && !isCoin(coin);
}
