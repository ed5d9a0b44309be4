import type { NamedAsset } from './named-asset.js';

interface OtherName {
  symbol: string;
  /** The asset has, or had, one of these names. This is required because another coin may have taken its symbol. */
  of: readonly string[];
  names: readonly string[];
}

/** In other scripts, and in Russian and Ukrainian with their endings. */
const inflected = (...stems: string[]) =>
  stems.flatMap((stem) => ['', 'а', 'у', 'ом', 'е', 'и', 'ів', 'ы', 'ов'].map((ending) => stem + ending));
const FOREIGN_NAMES: readonly OtherName[] = [
  {
    ...{ symbol: 'BTC', of: ['Bitcoin'] },
    names: [
      ...inflected('Биткоин', 'Биткойн', 'Біткоїн', 'Біткойн'),
      ...['比特币', '比特幣', 'ビットコイン', '비트코인', 'بيتكوين', 'البيتكوين', 'بیتکوین', 'ביטקוין'],
    ],
  },
  {
    ...{ symbol: 'BCH', of: ['Bitcoin Cash'] },
    names: ['比特币现金', '比特幣現金', 'ビットコインキャッシュ', '비트코인캐시'],
  },
  {
    ...{ symbol: 'ETH', of: ['Ethereum'] },
    names: [...inflected('Эфириум', 'Ефіріум'), '以太坊', '以太币', '以太幣', 'イーサリアム', '이더리움'],
  },
  {
    ...{ symbol: 'ETC', of: ['Ethereum Classic'] },
    names: ['以太坊经典', '以太坊經典', 'イーサリアムクラシック', '이더리움클래식'],
  },
  { symbol: 'XRP', of: ['XRP', 'Ripple'], names: ['瑞波币', '瑞波幣', 'リップル'] },
  { symbol: 'SOL', of: ['Solana'], names: ['ソラナ', '솔라나'] },
  { symbol: 'DOGE', of: ['Dogecoin'], names: ['狗狗币', '狗狗幣', 'ドージコイン', '도지코인'] },
  { symbol: 'USDT', of: ['Tether'], names: ['泰达币', '泰達幣'] },
];

/** Names that articles use for large assets, but that no source lists: units, former names, the issuing company. */
const OTHER_NAMES: readonly OtherName[] = [
  { symbol: 'BTC', of: ['Bitcoin'], names: ['Bitcóin'] },
  { symbol: 'ETH', of: ['Ethereum'], names: ['Ether'] },
  { symbol: 'XRP', of: ['XRP', 'Ripple'], names: ['Ripple', 'XRP Ledger', 'XRPL'] },
  { symbol: 'BNB', of: ['BNB', 'Binance Coin'], names: ['Binance Coin', 'BNB Chain'] },
  { symbol: 'TON', of: ['Toncoin'], names: ['The Open Network'] },
  { symbol: 'USDC', of: ['USDC', 'USD Coin'], names: ['USD Coin'] },
  { symbol: 'SHIB', of: ['Shiba Inu'], names: ['Shiba'] },
  {
    symbol: 'POL',
    of: ['POL (ex-MATIC)', 'Polygon', 'Polygon Ecosystem Token'],
    names: ['Polygon', 'Matic'],
  },
  { symbol: 'MATIC', of: ['Polygon', 'Matic Network'], names: ['Matic'] },
  { symbol: 'FET', of: ['Artificial Superintelligence Alliance'], names: ['Fetch.ai'] },
  { symbol: 'SKY', of: ['Sky'], names: ['MakerDAO', 'Maker'] },
  { symbol: 'MKR', of: ['Maker', 'Sky'], names: ['MakerDAO'] },
  { symbol: 'S', of: ['Sonic'], names: ['Fantom'] },
  { symbol: 'A', of: ['Vaulta'], names: ['EOS'] },
  { symbol: 'EGLD', of: ['MultiversX'], names: ['Elrond'] },
  { symbol: 'WLFI', of: ['World Liberty Financial'], names: ['World Liberty'] },
  { symbol: 'LUNA', of: ['Terra'], names: ['Terra Luna'] },
  { symbol: 'HBAR', of: ['Hedera', 'Hedera Hashgraph'], names: ['Hedera'] },
];

/** Names of an asset in addition to those that its sources list. */
export function otherNamesOf({ names, symbols }: NamedAsset): readonly string[] {
  const all = [...OTHER_NAMES, ...FOREIGN_NAMES].filter(
    ({ symbol, of }) => symbols.includes(symbol) && of.some((name) => names.includes(name)),
  );
  return all.flatMap((other) => other.names);
}

/** Of these, the names in scripts in which no space or a particle follows a name; the longest first. */
export const UNSPACED: readonly string[] = FOREIGN_NAMES.flatMap(({ names }) => names)
  .filter((name) => /[\p{Script=Han}\p{Script=Hangul}\p{Script=Katakana}]/u.test(name))
  .sort((a, b) => b.length - a.length);

/** Units of amounts, which are written in lower case like currencies. */
export const UNITS: ReadonlySet<string> = new Set(['ether']);
