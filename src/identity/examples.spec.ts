import { listing } from '../../test/support/identity.js';
import { resolverOutcome } from '../../test/support/identity-outcome.js';
import type { ListingFacts } from './facts.js';

const NOW = Date.UTC(2026, 0, 15, 12);
const HOUR = 3_600_000;
const usd = (price: number, hoursAgo = 0) => ({
  prices: [{ at: NOW - hoursAgo * HOUR, currency: 'USD', price }],
});

describe('the resolver, on coins that it once got wrong,', () => {
  it.each([
    ['BNB|BNB|binancecoin', 'BNB|Binance Coin|bnb-binance-coin'],
    ['CRO|Cronos|crypto-com-chain', 'CRO|Crypto.com Coin|cro-cryptocom-chain'],
    ['ATOM|Cosmos Hub|cosmos', 'ATOM|Cosmos|atom-cosmos'],
    ['HBAR|Hedera|hedera-hashgraph', 'HBAR|Hedera Hashgraph|hbar-hedera-hashgraph'],
    ['CELR|Celer Network|celer-network', 'CELR|CelerToken|celr-celer-network'],
    ['LEND|Aave [OLD]|ethlend', 'LEND|Aave|lend-ethlend'],
    ['NPXS|Pundi X [OLD]|pundi-x', 'NPXS|Pundi X|npxs-pundi-x'],
  ])('joins %s and %s', (gecko, paprika) => {
    const [[symbol, name, id], [otherSymbol, otherName, otherId]] = [gecko, paprika].map((one) =>
      one.split('|'),
    ) as [string[], string[]];
    const facts = [
      listing(`coingecko/${id}`, symbol!, name!),
      listing(`coinpaprika/${otherId}`, otherSymbol!, otherName!),
    ];
    expect(resolverOutcome(facts).joined).toEqual([[`coingecko/${id}`, `coinpaprika/${otherId}`]]);
  });

  it('does not count coins of other symbols or other names as namesakes', () => {
    const facts = [
      listing('coingecko/holotoken', 'HOT', 'Holo'),
      listing('coingecko/hydro-protocol', 'HOT', 'Hydro Protocol'),
      listing('coingecko/holo-finance', 'HOLO', 'Holo'),
      listing('coinpaprika/hot-holo', 'HOT', 'Holo'),
      listing('coinpaprika/hot-hydro-protocol', 'HOT', 'Hydro Protocol'),
    ];
    expect(resolverOutcome(facts).joined).toEqual([
      ['coingecko/holotoken', 'coinpaprika/hot-holo'],
      ['coingecko/hydro-protocol', 'coinpaprika/hot-hydro-protocol'],
    ]);
  });

  it('prefers the coin of the same symbol to one whose name is the symbol', () => {
    const facts = [
      listing('coingecko/dydx', 'ETHDYDX', 'dYdX', { ...usd(0.65), marketCap: 4e7 }),
      listing('coingecko/dydx-chain', 'DYDX', 'dYdX Chain', { ...usd(0.64), marketCap: 4e8 }),
      listing('coingecko/link', 'LN', 'LINK', { ...usd(30), marketCap: 2e8 }),
      listing('coingecko/chainlink', 'LINK', 'Chainlink', { ...usd(14), marketCap: 9e9 }),
      listing('csv/DYDX', 'DYDX', 'DYDX', { listsEachCoinOnce: false, ...usd(0.63, 24) }),
      listing('csv/LINK', 'LINK', 'LINK', { listsEachCoinOnce: false, ...usd(13.7, 24) }),
    ];
    expect(resolverOutcome(facts).joined).toEqual([
      ['coingecko/chainlink', 'csv/LINK'],
      ['coingecko/dydx-chain', 'csv/DYDX'],
    ]);
  });

  it('recognises a coin in a file by its symbol and its price of the day before, but not by its symbol alone', () => {
    const inFile = (more: Partial<ListingFacts>) => [
      listing('coingecko/pepe', 'PEPE', 'Pepe', { ...usd(6.1e-6), marketCap: 2.5e9 }),
      listing('coingecko/pepe-2', 'PEPE', 'Pepe Cousin', { ...usd(3.3e-9), marketCap: 8e4 }),
      listing('csv/PEPE', 'PEPE', 'PEPE', { listsEachCoinOnce: false, ...more }),
    ];
    expect(resolverOutcome(inFile(usd(5.8e-6, 24))).joined).toEqual([['coingecko/pepe', 'csv/PEPE']]);
    expect(resolverOutcome(inFile({}))).toEqual({ joined: [], ambiguous: ['csv/PEPE'] });
  });

  it('keeps Avalanche as a separate asset, although a source lists the contract of Binance-Peg Avalanche for it', () => {
    const contracts = ['binance-smart-chain 0x1ce0'];
    const avalanche = listing('coinpaprika/avax-avalanche', 'AVAX', 'Avalanche', { contracts });
    const peg = listing('coingecko/binance-peg-avalanche', 'AVAX', 'Binance-Peg Avalanche', { contracts });
    const own = listing('coingecko/avalanche-2', 'AVAX', 'Avalanche', {
      contracts: ['binance-smart-chain 0x2ab0'],
    });
    expect(resolverOutcome([avalanche, peg, own])).toEqual({
      joined: [['coingecko/avalanche-2', 'coinpaprika/avax-avalanche']],
      ambiguous: [],
    });
    expect(resolverOutcome([avalanche, peg])).toEqual({ joined: [], ambiguous: [] });
  });

  it.each([
    ['BTC', 'Bitcoin (BTC)'],
    ['BTC', 'BTC – Bitcoin'],
    ['BTC', '[BTC] Bitcoin'],
    ['BTC', 'BITCOIN'],
    ['BTC', 'Bitcoin™'],
    ['BTC', 'BTC Bitcoin'],
    ['MATIC', 'MATIC / Polygon'],
    ['MATIC', 'Matic Token'],
    ['STETH', 'stETH Lido Staked Ether'],
    ['XRP', 'Ripple'],
    ['LUNC', 'Terra Classic'],
    ['LINK', 'ChainLink Token'],
    ['LINK-ERC20', 'Chainlink (ERC20)'],
    ['ATOM', 'Cosmos Hub Atom'],
    ['BCH', 'BITCOINCASH'],
    ['WBTC', 'Wrapped BTC'],
  ])('recognises %s in a file as wallets and chains write it: %s', (symbol, name) => {
    const coins = [
      listing('coingecko/bitcoin', 'BTC', 'Bitcoin'),
      listing('coingecko/bitcoin-cash', 'BCH', 'Bitcoin Cash'),
      listing('coingecko/wrapped-bitcoin', 'WBTC', 'Wrapped Bitcoin'),
      listing('coingecko/matic-network', 'MATIC', 'Polygon'),
      listing('coingecko/staked-ether', 'STETH', 'Lido Staked Ether'),
      listing('coingecko/ripple', 'XRP', 'XRP'),
      listing('coingecko/terra-luna', 'LUNC', 'Terra Luna Classic'),
      listing('coingecko/chainlink', 'LINK', 'Chainlink'),
      listing('coingecko/cosmos', 'ATOM', 'Cosmos Hub'),
    ];
    const joined = resolverOutcome([...coins, listing('csv/it', symbol, name)]).joined;
    const meant = coins.find((coin) => coin.symbol === symbol.replace('-ERC20', ''))!;
    expect(joined).toEqual([[`coingecko/${meant.externalId}`, 'csv/it']]);
  });

  it.each([
    ['SPYON', 'SPDR S&P 500 ETF (Ondo Tokenized ETF)', 'SPDR S&P 500 Tokenized ETF (Ondo)'],
    ['TRVL', 'Dtravel', 'TRVL'],
    ['SUSDS', 'sUSDS', 'Savings USDS'],
    ['WOO', 'WOO Network', 'Wootrade'],
    ['SOLVBTC', 'Solv Protocol BTC', 'Solv Protocol SolvBTC'],
  ])(
    'joins %s, which is %s in one list and %s in the other, unless others share the symbol',
    (symbol, one, other) => {
      const coins = [listing('coingecko/one', symbol, one), listing('coinpaprika/other-coin', symbol, other)];
      expect(resolverOutcome(coins).joined).toHaveLength(1);
      const namesake = listing('coingecko/namesake', symbol, 'Entirely Different');
      expect(resolverOutcome([...coins, namesake]).joined).toEqual([]);
    },
  );

  it.each([
    ['AXLUSDC', 'Axelar Wrapped USDC', 'Axelar Bridged USDC'],
    ['AVAX', 'Binance-Peg Avalanche', 'Binance-Peg AVAX Token'],
    ['ADA', 'Binance-Peg Cardano', 'Binance-Peg Cardano (BSC)'],
    ['USDC.E', 'zkSync Era Bridged USDC (zkSync)', 'Bridged USDC (zkSync)'],
    ['ETH', 'Ether (Wormhole)', 'Ether (Portal)'],
  ])('recognises the bridged %s as %s and as %s', (symbol, one, other) => {
    const coins = [listing('coingecko/one', symbol, one), listing('csv/other', symbol, other)];
    expect(resolverOutcome(coins).joined).toHaveLength(1);
  });

  it('does not join a form whose name is the symbol with a prefix', () => {
    const coins = [listing('coingecko/near', 'NEAR', 'NEAR Protocol'), listing('csv/NEAR', 'NEAR', 'wNEAR')];
    expect(resolverOutcome(coins).joined).toEqual([]);
  });

  describe('renamed since', () => {
    const now = [
      listing('coingecko/bitcoin-cash', 'BCH', 'Bitcoin Cash', usd(500)),
      listing('coingecko/nano', 'XNO', 'Nano', usd(0.9)),
      listing('coingecko/paxos-standard', 'USDP', 'Pax Dollar', usd(1)),
      listing('coingecko/sonic-3', 'S', 'Sonic', usd(0.31)),
      listing('coingecko/matic-network', 'MATIC', 'Polygon', usd(0.2)),
      listing('coingecko/polygon-ecosystem-token', 'POL', 'POL (ex-MATIC)', usd(0.2)),
      listing('coingecko/render-token', 'RENDER', 'Render', usd(2.1)),
      listing('coingecko/terra-luna', 'LUNC', 'Terra Luna Classic', usd(5e-5)),
      listing('coingecko/terra-luna-2', 'LUNA', 'Terra', usd(0.1)),
    ];
    const joined = (symbol: string, name: string, price?: number) =>
      resolverOutcome([...now, listing('csv/it', symbol, name, price === undefined ? {} : usd(price))])
        .joined;

    it.each([
      ['BCC', 'Bitcoin Cash', undefined, 'bitcoin-cash'],
      ['XRB', 'Nano', undefined, 'nano'],
      ['NANO', 'Nano', undefined, 'nano'],
      ['PAX', 'Pax Dollar', undefined, 'paxos-standard'],
      ['RNDR', 'Render', undefined, 'render-token'],
      ['FTM', 'FTM', 0.311, 'sonic-3'],
      ['LUNA', 'Terra Luna Classic', 5e-5, 'terra-luna'],
      ['LUNA', 'LUNA', 0.1, 'terra-luna-2'],
      ['MATIC', 'Polygon', 0.2, 'matic-network'],
    ])('recognises %s, %s, in a file by the former symbol of the coin', (symbol, name, price, id) =>
      expect(joined(symbol, name, price)).toEqual([[`coingecko/${id}`, 'csv/it']]),
    );

    it.each([
      ['BCC', 'BitConnect', undefined],
      ['BCC', 'BCC', undefined],
      ['FTM', 'FTM', 3.1],
      ['LUNA', 'LUNA', 80],
    ])('does not take %s, %s, for such a coin unless both name and price show it', (symbol, name, price) =>
      expect(joined(symbol, name, price)).toEqual([]),
    );

    it.each(['MIOTA', 'IOTA'])(
      'recognises MIOTA in a file, whether an API lists the coin as MIOTA or IOTA: %s',
      (symbol) => {
        const facts = [
          listing('coingecko/iota', symbol, 'IOTA', usd(0.2)),
          listing('csv/MIOTA', 'MIOTA', 'MIOTA', usd(0.2)),
        ];
        expect(resolverOutcome(facts).joined).toEqual([['coingecko/iota', 'csv/MIOTA']]);
      },
    );

    it('recognises a coin in another API that changed only its symbol', () => {
      const renamed = listing('coingecko/river', 'RVR', 'River Moon', {
        former: [{ symbol: 'RIVM', name: 'River Moon' }],
      });
      const facts = [renamed, listing('coinpaprika/rivm-moon-token', 'RIVM', 'River Moon')];
      expect(resolverOutcome(facts).joined).toEqual([['coingecko/river', 'coinpaprika/rivm-moon-token']]);
    });
  });

  it.each([
    ['USDC', 'USDC.e'],
    ['USDC.e', 'USD Coin'],
    ['USDC', 'OEC USD Coin'],
    ['USDC', 'USD Coin (BEP20)'],
    ['USDC', 'USD Coin on Solana'],
    ['USDC', 'Binance-Peg USD Coin Token'],
    ['USDC', 'Bridged USD Coin (Polygon)'],
  ])(
    'does not match a form of a coin in a file with the coin, whatever its price: %s, %s',
    (symbol, name) => {
      const facts = [
        listing('coingecko/usd-coin', 'USDC', 'USD Coin', usd(0.95)),
        listing('csv/it', symbol, name, usd(0.95)),
      ];
      expect(resolverOutcome(facts).joined).toEqual([]);
    },
  );

  it.each([
    ['W', 'Wormhole', 'W'],
    ['AXL', 'Axelar', 'AXL'],
    ['LDO', 'Lido DAO', 'LDO'],
    ['CELR', 'Celer Network', 'CELR – Celer Network'],
    ['LDO', 'Lido DAO', 'Lido DAO LDO'],
    ['WBTC', 'Wrapped Bitcoin', 'WBTC'],
    ['CBBTC', 'Coinbase Wrapped BTC', 'CBBTC'],
    ['WEETH', 'Wrapped eETH', 'WEETH'],
  ])('recognises %s, %s, in a file as %s, beside a form of it at the same price', (symbol, name, called) => {
    const facts = [
      listing('coingecko/coin', symbol, name, usd(3.1)),
      listing('coingecko/form', symbol, `Arbitrum Bridged ${symbol} (Arbitrum One)`, usd(3.1)),
      listing('csv/it', symbol, called, usd(3.1)),
    ];
    expect(resolverOutcome(facts).joined).toEqual([['coingecko/coin', 'csv/it']]);
  });

  it('joins a wrapped coin that one source names only by its symbol, if the prices are equal', () => {
    const facts = [
      listing('coingecko/wrapped-xdai', 'WXDAI', 'Wrapped XDAI', usd(1.2)),
      listing('coinpaprika/wxdai-wxdai', 'WXDAI', 'WXDAI', usd(1.2)),
    ];
    expect(resolverOutcome(facts).joined).toEqual([['coingecko/wrapped-xdai', 'coinpaprika/wxdai-wxdai']]);
  });

  it('recognises a coin by the words of its id in any order', () => {
    const facts = [
      listing('coingecko/based-brett', 'BRETT', 'Brett'),
      listing('coingecko/brett-eth', 'BRETT', 'Brett Ether Memes'),
      listing('coinpaprika/brett-brett-based', 'BRETT', 'Brett (Based)'),
    ];
    expect(resolverOutcome(facts).joined).toEqual([
      ['coingecko/based-brett', 'coinpaprika/brett-brett-based'],
    ]);
  });

  it('matches a name in a file with neither of two coins that have it, even beside a source that lists one', () => {
    const facts = [
      listing('coingecko/beam', 'BEAM', 'BEAM', { marketCap: 5e6 }),
      listing('coingecko/beam-2', 'BEAM', 'Beam', { marketCap: 3e8 }),
      listing('coinpaprika/beam-beam', 'BEAM', 'Beam'),
      listing('csv/BEAM', 'BEAM', 'Beam'),
    ];
    expect(resolverOutcome(facts).joined.flat()).not.toContain('csv/BEAM');
    expect(resolverOutcome(facts).ambiguous).toContain('csv/BEAM');
  });

  it.each([
    [
      'FRAX',
      [
        'coingecko/frax|Legacy Frax Dollar',
        'coingecko/frax-share|Frax (prev. FXS)',
        'coinpaprika/frax-frax|Frax',
      ],
      ['coingecko/frax-share', 'coinpaprika/frax-frax'],
    ],
    [
      'TROLL',
      ['coingecko/troll|Troll', 'coingecko/troll-2|TROLL (SOL)', 'coinpaprika/troll-troll-sol|TROLL'],
      ['coingecko/troll', 'coinpaprika/troll-troll-sol'],
    ],
  ])(
    'does not join %s by a name that it shares with a coin whose id belongs to another',
    (symbol, coins, two) => {
      const facts = coins.map((coin) => {
        const [name, called] = coin.split('|') as [string, string];
        return listing(name, symbol, called);
      });
      expect(resolverOutcome(facts).joined).not.toContainEqual(two);
    },
  );

  it.each([
    ['coingecko/avalanche-2', 'AVAX', 'Avalanche', 'avalanche-2'],
    ['coingecko/rocket-vault-rocketx', 'RVF', 'RocketX exchange', 'Rocket Vault-RocketX'],
  ])('recognises %s in a file that has its id in place of its name', (coin, symbol, name, called) => {
    const facts = [listing(coin, symbol, name), listing(`csv/${symbol}`, symbol, called)];
    expect(resolverOutcome(facts).joined).toEqual([[coin, `csv/${symbol}`]]);
  });

  it('does not match a symbol in a file with a form of the coin that has it', () => {
    const peg = listing('coingecko/peg', 'AVAX', 'Binance-Peg Avalanche', usd(19));
    const wrapped = listing('coingecko/wrapped', 'SOL', 'Wrapped SOL', usd(150));
    const file = [listing('csv/AVAX', 'AVAX', 'AVAX', usd(19)), listing('csv/SOL', 'SOL', 'SOL', usd(150))];
    expect(resolverOutcome([peg, wrapped, ...file]).joined).toEqual([]);
  });

  it('joins old and new versions of a coin that both sources name as such', () => {
    const facts = [
      listing('coingecko/bittorrent', 'BTT', 'BitTorrent'),
      listing('coingecko/bittorrent-old', 'BTTOLD', 'BitTorrent [OLD]'),
      listing('coinpaprika/btt-bittorrent-new', 'BTT', 'BitTorrent'),
      listing('coinpaprika/btt-bittorrent', 'BTTOLD', 'BitTorrent [OLD]'),
      listing('coingecko/olympus', 'OHM', 'Olympus'),
      listing('coingecko/olympus-v1', 'OHM', 'Olympus v1'),
      listing('coinpaprika/ohm-olympus', 'OHM', 'Olympus v1'),
      listing('coinpaprika/ohmv2-olympus-v2', 'OHM', 'Olympus v2'),
    ];
    expect(resolverOutcome(facts).joined).toEqual([
      ['coingecko/bittorrent', 'coinpaprika/btt-bittorrent-new'],
      ['coingecko/bittorrent-old', 'coinpaprika/btt-bittorrent'],
      ['coingecko/olympus', 'coinpaprika/ohmv2-olympus-v2'],
      ['coingecko/olympus-v1', 'coinpaprika/ohm-olympus'],
    ]);
    const later = [
      listing('coingecko/river-moon-2', 'RIVR', 'River Moon V2'),
      listing('coinpaprika/rivr-river-moon-v3', 'RIVR', 'River Moon V3'),
    ];
    expect(resolverOutcome(later).joined).toEqual([]);
  });

  it('does not count a name that only repeats the symbol', () => {
    const facts = [
      listing('coingecko/alphacoin', 'ALPHA', 'AlphaCoin'),
      listing('coingecko/alpha-finance', 'ALPHA', 'Alpha Venture DAO'),
      listing('coinpaprika/alpha-alpha-finance', 'ALPHA', 'Alpha Finance'),
    ];
    expect(resolverOutcome(facts).joined.flat()).not.toContain('coingecko/alphacoin');
  });

  it('accepts a contract as proof unless the coins have different ones on another chain, or another coin shares more', () => {
    const on = (...contracts: string[]) => ({ contracts: contracts.map((one) => one.replace(':', ' ')) });
    const harmony = [
      listing('coingecko/harmony', 'ONE', 'Harmony'),
      listing('coingecko/one', 'ONE', 'One', on('bsc:0x1', 'ethereum:0x2')),
      listing('coinpaprika/one-harmony', 'ONE', 'Harmony', on('bsc:0x1', 'ethereum:0x3')),
    ];
    expect(resolverOutcome(harmony).joined.flat()).not.toContain('coingecko/one');
    const kyber = [
      listing('coingecko/kyber-network', 'KNCL', 'Kyber Network Crystal Legacy', on('ethereum:0x1')),
      listing(
        'coingecko/kyber-network-crystal',
        'KNC',
        'Kyber Network Crystal',
        on('ethereum:0x2', 'bsc:0x3'),
      ),
      listing(
        'coinpaprika/knc-kyber-network',
        'KNC',
        'Kyber Network',
        on('ethereum:0x1', 'ethereum:0x2', 'bsc:0x3'),
      ),
    ];
    expect(resolverOutcome(kyber).joined).toEqual([
      ['coingecko/kyber-network-crystal', 'coinpaprika/knc-kyber-network'],
    ]);
    const woo = [
      listing('coingecko/woo-network', 'WOO', 'WOO Network', on('ethereum:0x1', 'bsc:0x2')),
      listing('coinpaprika/woo-wootrade', 'WOO', 'Wootrade', on('ethereum:0x1', 'bsc:0x2')),
      listing('coinpaprika/woo-woo-network', 'WOO', 'WOO Network'),
    ];
    expect(resolverOutcome(woo).joined.flat()).not.toContain('coinpaprika/woo-woo-network');
  });

  it.each([`0x${'0'.repeat(40)}`, '0xEeeeeEeeeEeEeeEeEeEeeEEEeeeeEeeeeeeeEEeE', 'N/A'])(
    'does not join coins that have a placeholder in the place of a contract: %s',
    (address) => {
      const contracts = [`ethereum ${address}`];
      const facts = [
        listing('coingecko/river', 'RIVR', 'River', { contracts }),
        listing('coinpaprika/moon-moon', 'MOON', 'Moon', { contracts }),
        listing('csv/STAR', 'STAR', 'Star', { contracts }),
      ];
      expect(resolverOutcome(facts)).toEqual({ joined: [], ambiguous: [] });
    },
  );

  it('asks about a contract in common if name, symbol and price all differ', () => {
    const contracts = ['ethereum 0x1957'];
    const facts = (price: number) => [
      listing('coingecko/river', 'RIVR', 'River', { contracts, ...usd(2) }),
      listing('coinpaprika/moon-moon', 'MOON', 'Moon', { contracts, ...usd(price) }),
    ];
    expect(resolverOutcome(facts(2)).joined).toHaveLength(1);
    expect(resolverOutcome(facts(40))).toEqual({ joined: [], ambiguous: ['coinpaprika/moon-moon'] });
  });

  it.each([
    ['invisible characters', 'B\u200bTC', 'Bit\u00adcoin'],
    ['fillers and variation selectors', 'BTC\u3164', 'Bit\u034fcoin\ufe0f'],
    ['marks of direction', '\u202aBTC\u202c', '\u2068Bitcoin\u2069'],
    ['wide letters', 'ＢＴＣ', 'Ｂｉｔｃｏｉｎ'],
  ])('recognises a coin in spite of %s', (_what, symbol, name) => {
    const bitcoin = listing('coingecko/bitcoin', 'BTC', 'Bitcoin');
    expect(resolverOutcome([bitcoin, listing('csv/it', symbol, name)]).joined).toHaveLength(1);
  });

  it('separates versions of a coin whose prices differ, though symbol and name are the same', () => {
    const facts = [
      listing('coingecko/olympus', 'OHM', 'Olympus', usd(22)),
      listing('coingecko/olympus-v1', 'OHM', 'Olympus v1', usd(310)),
      listing('coinpaprika/ohm-olympus', 'OHM', 'Olympus', usd(308)),
    ];
    expect(resolverOutcome(facts).joined.flat()).not.toContain('coingecko/olympus');
  });

  it('infers from other versions which one a plain name means', () => {
    const facts = [
      listing('coingecko/olympus', 'OHM', 'Olympus'),
      listing('coingecko/olympus-v1', 'OHM', 'Olympus v1'),
      listing('coinpaprika/ohm-olympus', 'OHM', 'Olympus'),
      listing('coinpaprika/ohmv2-olympus-v2', 'OHMv2', 'Olympus V2'),
    ];
    expect(resolverOutcome(facts).joined).toEqual([
      ['coingecko/olympus', 'coinpaprika/ohmv2-olympus-v2'],
      ['coingecko/olympus-v1', 'coinpaprika/ohm-olympus'],
    ]);
  });

  it.each([
    ['coingecko/bittorrent-old|BTTOLD|BitTorrent [OLD]', 'BTT', 'BitTorrent', 'bittorrent'],
    ['coingecko/rivr-2|RIVR|River Moon V2', 'RIVR', 'River Moon', 'river-moon'],
    ['coingecko/space-token-bsc|SPACE|Space Token BSC', 'SPACE', 'Space Token', 'space-token'],
  ])(
    'does not guess from names which of two versions is meant by a source that lists one: %s',
    (version, ...coin) => {
      const [name, versionSymbol, versionName] = version.split('|') as [string, string, string];
      const [symbol, called, id] = coin;
      const contracts = [`ethereum 0x${id.length}`];
      const other = listing(name, versionSymbol, versionName, { contracts });
      const plain = listing(`coingecko/${id}`, symbol, called);
      const paprika = `coinpaprika/${symbol.toLowerCase()}-${id}`;
      expect(resolverOutcome([plain, other, listing(paprika, symbol, called)])).toEqual({
        joined: [],
        ambiguous: [paprika],
      });
      expect(resolverOutcome([plain, other, listing(paprika, symbol, called, { contracts })]).joined).toEqual(
        [[name, paprika]],
      );
    },
  );

  it('recognises a coin under its new id by its contract, or by name, symbol and price', () => {
    const contracts = ['ethereum 0x1957'];
    const gone = { inactive: true };
    const facts = [
      listing('coingecko/bcdiploma', 'BCDT', 'BCdiploma', { ...gone, contracts }),
      listing('coingecko/blockchain-certified-data-token', 'BCDT', 'EvidenZ', { contracts }),
      listing('coinpaprika/bcdt-evidenz', 'BCDT', 'EvidenZ', { contracts }),
      listing('coingecko/moonriver-old', 'RIVR', 'River Moon', { ...gone, ...usd(4.1, 7) }),
      listing('coingecko/river-moon', 'RIVR', 'River Moon', usd(4.15)),
    ];
    expect(resolverOutcome(facts).joined).toEqual([
      ['coingecko/blockchain-certified-data-token', 'coingecko/bcdiploma', 'coinpaprika/bcdt-evidenz'],
      ['coingecko/river-moon', 'coingecko/moonriver-old'],
    ]);
  });

  describe('that changed its id and name at once', () => {
    const before = (more: Partial<ListingFacts>) =>
      listing('coingecko/bcdiploma', 'BCDT', 'BCdiploma', { inactive: true, ...more });
    const now = (more: Partial<ListingFacts>, symbol = 'BCDT') =>
      listing('coingecko/evidenz', symbol, 'Evidenz', more);
    const priced = (price: number, hoursAgo: number) => ({
      prices: [0, 5, 10].flatMap((minutes) => usd(price, hoursAgo + minutes / 60).prices),
    });
    const one = [['coingecko/evidenz', 'coingecko/bcdiploma']];

    it('is known by its contract, whatever its symbol is now', () => {
      const contracts = ['ethereum 0x1957'];
      expect(resolverOutcome([before({ contracts }), now({ contracts }, 'EVDZ')]).joined).toEqual(one);
    });

    it('is known by its symbol and prices that continue repeatedly, unless another coin has the symbol', () => {
      const facts = [before(priced(0.0371, 0.3)), now(priced(0.0371, 0))];
      expect(resolverOutcome(facts).joined).toEqual(one);
      const paprika = listing('coinpaprika/bcdt-bcdiploma', 'BCDT', 'BCdiploma', priced(0.0371, 0));
      expect(resolverOutcome([...facts, paprika]).joined).toEqual([
        [...one[0]!, 'coinpaprika/bcdt-bcdiploma'],
      ]);
      const namesake = listing('coingecko/other', 'BCDT', 'Other', priced(2, 0));
      expect(resolverOutcome([...facts, namesake]).joined).toEqual([]);
    });

    it.each([
      ['its prices are a day apart', priced(0.0371, 24), priced(0.0371, 0)],
      [
        'both were listed at one time',
        priced(0.0371, 0),
        { prices: [...priced(0.0371, 0).prices, ...usd(0.0371, 1).prices] },
      ],
      ['its prices differ', priced(0.0371, 0.3), priced(0.0391, 0)],
      [
        'it has another contract',
        { ...priced(4, 0.3), contracts: ['x 0xa'] },
        { ...priced(4, 0), contracts: ['x 0xb'] },
      ],
      ['its price is one dollar, as that of every stablecoin', priced(1, 0.3), priced(1, 0)],
    ])('is not joined if %s', (_why, one, other) => {
      expect(resolverOutcome([before(one), now(other)]).joined).toEqual([]);
    });
  });

  it.each([
    ['has another price', { inactive: true, ...usd(0.02, 7) }, usd(4.15)],
    [
      'has another contract',
      { inactive: true, contracts: ['ethereum 0xa'] },
      { contracts: ['ethereum 0xb'] },
    ],
    ['is not known to have the same price', { inactive: true }, usd(4.15)],
    ['is still listed', usd(4.1), usd(4.1)],
  ])('does not join a coin with an earlier one of the same name and symbol that %s', (_how, one, other) => {
    const facts = [
      listing('coingecko/one', 'RIVR', 'River Moon', { rank: 300, ...one }),
      listing('coingecko/other', 'RIVR', 'River Moon', { rank: 310, ...other }),
    ];
    expect(resolverOutcome(facts)).toEqual({ joined: [], ambiguous: [] });
  });

  it('lets a source list a coin twice if the contract says so, but not two versions of it', () => {
    const contracts = ['ethereum 0x77'];
    const green = (id: string, more: Partial<ListingFacts>) =>
      listing(`coinpaprika/${id}`, 'GEC', 'Green Energy Coin', { contracts, ...more });
    const facts = [
      green('gec-green-energy-coin', { rank: 900 }),
      green('gec-green-energy-coin-trx', {}),
      listing('coingecko/green-energy-coin', 'GEC', 'Green Energy Coin', { contracts }),
    ];
    expect(resolverOutcome(facts).joined).toEqual([
      [
        'coingecko/green-energy-coin',
        'coinpaprika/gec-green-energy-coin',
        'coinpaprika/gec-green-energy-coin-trx',
      ],
    ]);
    const loom = ['ethereum 0xa4e8'];
    const versions = [
      listing('coingecko/loom-network', 'LOOM', 'Loom Network (OLD)', { contracts: loom }),
      listing('coingecko/loom-network-new', 'LOOM', 'Loom Network (NEW)', { contracts: loom }),
    ];
    expect(resolverOutcome(versions).joined).toEqual([]);
  });
});
