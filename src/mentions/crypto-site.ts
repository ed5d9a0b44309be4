import { urlBehind } from '../domain/canonical-link.js';

/** Crypto publishers and exchanges that are not recognisable by their addresses. */
const PUBLISHERS =
  /(^|\.)(theblock\.co|decrypt\.co|dlnews\.com|thedefiant\.io|protos\.com|bankless\.com|u\.today|dailyhodl\.com|watcher\.guru|milkroad\.com|binance\.com|kraken\.com|bybit\.com|okx\.com|kucoin\.com|bitget\.com|bitfinex\.com|bitstamp\.net|gemini\.com|upbit\.com|mexc\.com|gate\.(com|io))$/;
const HOST =
  /crypto|krypto|cripto|bitcoin|btc|ethereum|blockchain|blockworks|defi(?!n)|web3|(^|\.)coin(?!cid)/;
const SECTION =
  /^(crypto|krypto|cripto|bitcoin|ethereum|blockchain|stablecoin|altcoin|digital-assets?$|defi$|web3$|nfts?$)/;

/**
 * Whether the address of an article belongs to a publisher or a section about crypto: the host, or a part of the path before
 * the last one, which often consists of words from the title.
 */
export function isOnCryptoSite(url: string | null): boolean {
  const parsed = url === null ? null : URL.parse(url);
  if (!parsed) return false;
  const { hostname, pathname } = urlBehind(parsed) ?? parsed;
  if (HOST.test(hostname) || PUBLISHERS.test(hostname)) return true;
  return pathname
    .toLowerCase()
    .split('/')
    .slice(0, -1)
    .some((section) => SECTION.test(section));
}
