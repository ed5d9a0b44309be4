import type { Coin } from './coin.js';

const known = (
  symbol: string,
  name: string,
  gecko: string | null,
  paprika: string | null,
  price: string,
  supply: string,
): Coin => ({
  symbol,
  name,
  gecko,
  paprika,
  price,
  supply,
});

/** Coins that people look for, with their ids at the two upstreams. */
export const KNOWN_COINS: readonly Coin[] = [
  known('BTC', 'Bitcoin', 'bitcoin', 'btc-bitcoin', '67187.33', '19675962'),
  known('ETH', 'Ethereum', 'ethereum', 'eth-ethereum', '3456.78', '120071234.5678'),
  known('USDT', 'Tether', 'tether', 'usdt-tether', '1.0002', '110250000000.12'),
  {
    ...known('BNB', 'BNB', 'binancecoin', 'bnb-binance-coin', '589.41', '153856150'),
    paprikaNaming: { symbol: 'BNB', name: 'Binance Coin' },
  },
  known('SOL', 'Solana', 'solana', 'sol-solana', '171.05', '448563211.77'),
  known('USDC', 'USDC', 'usd-coin', 'usdc-usd-coin', '0.9999', '33250000000.5'),
  known('XRP', 'XRP', 'ripple', 'xrp-xrp', '0.521334', '55506157212'),
  known('DOGE', 'Dogecoin', 'dogecoin', 'doge-dogecoin', '0.156421', '144287226383.7'),
  known('ADA', 'Cardano', 'cardano', 'ada-cardano', '0.458812', '35632871459.14'),
  known('AVAX', 'Avalanche', 'avalanche-2', 'avax-avalanche', '36.77', '393091287.6'),
  known('SHIB', 'Shiba Inu', 'shiba-inu', 'shib-shiba-inu', '0.00002456', '589270000000000.33'),
  known('DOT', 'Polkadot', 'polkadot', 'dot-polkadot', '7.21', '1437412345'),
  known('LINK', 'Chainlink', 'chainlink', 'link-chainlink', '16.88', '587099970'),
  // A renamed coin: one API uses the new name, the other the old one, and the contract shows that they are the same
  // coin.
  {
    ...known('POL', 'POL (ex-MATIC)', 'polygon-ecosystem-token', 'matic-polygon', '0.71', '9989000000'),
    contract: { chain: 'ethereum', address: '0x455e53cbb86018ac2b8092fdcd39d8444affc3f6' },
    paprikaNaming: { symbol: 'MATIC', name: 'Polygon' },
  },
  known('LTC', 'Litecoin', 'litecoin', 'ltc-litecoin', '84.12', '74512345.25'),
  known('UNI', 'Uniswap', 'uniswap', 'uni-uniswap', '10.41', '598736000'),
  known('XLM', 'Stellar', 'stellar', 'xlm-stellar', '0.1091', '28901234567.1'),
  known('PEPE', 'Pepe', 'pepe', 'pepe-pepe', '0.0000122345', '420690000000000'),
  {
    ...known('WETH', 'WETH', 'weth', 'weth-weth', '3457.02', '3213456.12'),
    contract: { chain: 'ethereum', address: '0xc02aaa39b223fe8d0a0e5c4f27ead9083c756cc2' },
    like: 'Ethereum',
  },
  {
    ...known(
      'WETH',
      'Arbitrum Bridged WETH (Arbitrum One)',
      'arbitrum-bridged-weth',
      null,
      '3457.31',
      '412345.9',
    ),
    contract: { chain: 'arbitrum-one', address: '0x82af49447d8a07e3bd95bd0d56f35241523fbab1' },
    like: 'Ethereum',
  },
  {
    ...known('WBTC', 'Wrapped Bitcoin', 'wrapped-bitcoin', 'wbtc-wrapped-bitcoin', '67150.2', '131000'),
    contract: { chain: 'ethereum', address: '0x2260fac5e5542a773aa44fbcfedf7c193bc2c599' },
    like: 'Bitcoin',
  },
  known('HOT', 'Holo', 'holotoken', 'hot-holo', '0.00231', '177619433541.1'),
  known('HOT', 'Hydro Protocol', 'hydro-protocol', 'hot-hydro-protocol', '0.0006712', '702439999'),
  known('BOND', 'BarnBridge', 'barnbridge', 'bond-barnbridge', '2.44', '9900000'),
  known('BOND', 'Bond Appétit', 'bondappetit', null, '0.41', '100000000'),
  known('FARM', 'Harvest Finance', 'harvest-finance', 'farm-harvest-finance', '61.2', '672183'),
];

/** One coin for each peculiarity that is known to break importers. */
export const PECULIAR_COINS: readonly Coin[] = [
  {
    ...known(
      'ATTO',
      'Atto Coin',
      'atto-coin',
      'atto-atto-coin',
      '0.000000000000123456789',
      '123456789012345678901234567890.5',
    ),
    still: true,
  },
  known('VERY LONG SYMBOL WITH SPACES', 'Longwinded', 'longwinded', 'long-longwinded', '0.0123', '1000000'),
  known('Ξ™', '以太幣 💎 Coin', 'unicode-coin', 'unicode-unicode-coin', '2.5', '21000000'),
  known('$CASH', "O'Brien & <Sons>", 'obrien-sons', 'cash-obrien-sons', '0.9', '5000000'),
  { ...known('NULL', 'Nothing Known', 'nothing-known', 'null-nothing-known', '0', '0'), bare: true },
  known('null', 'Null Island', 'null-island', 'null-null-island', '0.00000009', '9007199254740993'),
];
