import type { KnownAsset } from './known-asset.js';

interface OtherName {
  symbol: string;
  /** The asset has, or had, one of these names. This is required because another coin may have taken its symbol. */
  of: readonly string[];
  names: readonly string[];
}

/** Names of large assets in articles that no source lists: units, former names, the issuing company. */
const OTHER_NAMES: readonly OtherName[] = [
  { symbol: 'ETH', of: ['Ethereum'], names: ['Ether'] },
  { symbol: 'XRP', of: ['XRP', 'Ripple'], names: ['Ripple', 'XRP Ledger'] },
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
  { symbol: 'LUNA', of: ['Terra'], names: ['Terra Luna'] },
  { symbol: 'HBAR', of: ['Hedera', 'Hedera Hashgraph'], names: ['Hedera'] },
];

/** Names of an asset in addition to those that its sources list. */
export function otherNamesOf({ names, symbols }: KnownAsset): readonly string[] {
  const all = OTHER_NAMES.filter(
    ({ symbol, of }) => symbols.includes(symbol) && of.some((name) => names.includes(name)),
  );
  return all.flatMap((other) => other.names);
}

/** Units of amounts, which are written in lower case like currencies. */
export const UNITS: ReadonlySet<string> = new Set(['ether']);
