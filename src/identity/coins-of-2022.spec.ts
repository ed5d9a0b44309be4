import { listing } from '../../test/support/identity.js';
import { resolverOutcome } from '../../test/support/identity-outcome.js';
import type { ListingFacts } from './facts.js';

/** As both sources listed them in 2022: symbol, name and contracts. */
const LISTED: Record<string, readonly [symbol: string, name: string, ...contracts: string[]]> = {
  'coingecko/holotoken': ['hot', 'Holo', 'ethereum 0x6c6ee5e31d828de241282b9606c8e98ea48526e2'],
  'coingecko/hydro-protocol': [
    'hot',
    'Hydro Protocol',
    'ethereum 0x9af839687f6c94542ac5ece2e317daae355493a1',
  ],
  'coingecko/hotnow': ['hot', 'HotNow'],
  'coinpaprika/hot-holo': ['HOT', 'Holo', 'ethereum 0x6c6ee5e31d828de241282b9606c8e98ea48526e2'],
  'coinpaprika/hot-hydro-protocol': [
    'HOT',
    'Hydro Protocol',
    'ethereum 0x9af839687f6c94542ac5ece2e317daae355493a1',
  ],
  'coingecko/quant-network': ['qnt', 'Quant', 'ethereum 0x4a220e6096b25eadb88358cb44068a3248254675'],
  'coinpaprika/qnt-quant': ['QNT', 'Quant', 'ethereum 0x4a220e6096b25eadb88358cb44068a3248254675'],
  'coingecko/blockstack': ['stx', 'Stacks'],
  'coingecko/stox': ['stx', 'Stox', 'ethereum 0x006bea43baa3f7a6f765f14f10a1a1b08334ef45'],
  'coinpaprika/stx-stacks': ['STX', 'Stacks'],
  'coingecko/aave': ['aave', 'Aave', 'avalanche 0x63a72806098bd3d9520cc43356dd78afe5d386d9'],
  'coingecko/aave-wormhole': ['aave', 'Aave (Wormhole)'],
  'coinpaprika/aave-new': ['AAVE', 'Aave', 'avalanche 0x63a72806098bd3d9520cc43356dd78afe5d386d9'],
  'coinpaprika/lend-ethlend': ['LEND', 'Aave', 'ethereum 0x80fb784b7ed66730e8b1dbd9820afd29931aab03'],
  'coingecko/chainlink': ['link', 'Chainlink', 'avalanche 0x5947bb275c521040051d82396192181b413227a3'],
  'coingecko/chainlink-wormhole': ['link', 'Chainlink (Wormhole)'],
  'coingecko/link': ['ln', 'LINK'],
  'coinpaprika/link-chainlink': ['LINK', 'Chainlink', 'avalanche 0x5947bb275c521040051d82396192181b413227a3'],
  'coinpaprika/ln-link': ['LN', 'LINK'],
  'coingecko/dydx': ['dydx', 'dYdX', 'ethereum 0x92d6c1e31e14520e676a687f0a93788b716beff5'],
  'coingecko/dydx-wormhole': [
    'dydx',
    'dYdX (Wormhole)',
    'solana 4Hx6Bj56eGyw8EJrrheM6LBQAvVYRikYCWsALeTrwyRU',
  ],
  'coinpaprika/dydx-dydx': ['DYDX', 'DYDX', 'ethereum 0x92d6c1e31e14520e676a687f0a93788b716beff5'],
  'coingecko/binancecoin': ['bnb', 'BNB', 'ethereum 0xb8c77482e45f1f44de1745f52c74426c631bdd52'],
  'coingecko/binance-coin-wormhole': [
    'bnb',
    'Binance Coin (Wormhole)',
    'ethereum 0x418d75f65a02b3d53b2418fb8e1fe493759c7605',
  ],
  'coingecko/heco-peg-bnb': ['BNB', 'Heco-Peg Binance Coin'],
  'coingecko/oec-binance-coin': ['BNB', 'OEC Binance Coin'],
  'coinpaprika/bnb-binance-coin': [
    'BNB',
    'Binance Coin',
    'ethereum 0xb8c77482e45f1f44de1745f52c74426c631bdd52',
  ],
  'coingecko/crypto-com-chain': ['cro', 'Cronos', 'ethereum 0xa0b73e1ff0b80914ab6fe0444e65848c4c34450b'],
  'coingecko/cronos-wormhole': ['cro', 'Cronos (Wormhole)'],
  'coinpaprika/cro-cryptocom-chain': [
    'CRO',
    'Crypto.com Coin',
    'ethereum 0xa0b73e1ff0b80914ab6fe0444e65848c4c34450b',
  ],
  'coingecko/cosmos': [
    'atom',
    'Cosmos Hub',
    'binance-smart-chain 0x0eb3a705fc54725037cc9e008bdede697f62f335',
  ],
  'coinpaprika/atom-cosmos': [
    'ATOM',
    'Cosmos',
    'binance-smart-chain 0x0eb3a705fc54725037cc9e008bdede697f62f335',
  ],
  'coingecko/hedera-hashgraph': ['hbar', 'Hedera'],
  'coinpaprika/hbar-hedera-hashgraph': ['HBAR', 'Hedera Hashgraph'],
  'coingecko/avalanche-2': ['avax', 'Avalanche'],
  'coingecko/avalanche-wormhole': [
    'avax',
    'Avalanche (Wormhole)',
    'binance-smart-chain 0x96412902aa9aff61e13f085e70d3152c6ef2a817',
  ],
  'coingecko/binance-peg-avalanche': [
    'avax',
    'Binance-Peg Avalanche',
    'binance-smart-chain 0x1ce0c2827e2ef14d5c4f29a091d735a204794041',
  ],
  'coinpaprika/avax-avalanche': [
    'AVAX',
    'Avalanche',
    'avalanche 0xb31f66aa3c1e785363f0875a1b74e27b85fd66c7',
    'binance-smart-chain 0x1ce0c2827e2ef14d5c4f29a091d735a204794041',
  ],
  'coingecko/olympus': ['ohm', 'Olympus', 'ethereum 0x64aa3364f17a4d01c6f1751fd97c2bd3d7e7f1d5'],
  'coingecko/olympus-v1': ['ohm', 'Olympus v1', 'ethereum 0x383518188c0c6d7730d91b2c03a03c837814a899'],
  'coingecko/olympus-wormhole': ['ohm', 'Olympus (Wormhole)'],
  'coinpaprika/ohm-olympus': ['OHM', 'Olympus'],
  'coinpaprika/ohmv2-olympus-v2': [
    'OHMv2',
    'Olympus V2',
    'ethereum 0x64aa3364f17a4d01c6f1751fd97c2bd3d7e7f1d5',
  ],
  'coingecko/blockchain-certified-data-token': [
    'bcdt',
    'EvidenZ',
    'ethereum 0xacfa209fb73bf3dd5bbfb1101b9bc999c49062a5',
  ],
  'coinpaprika/bcdt-evidenz': ['BCDT', 'EvidenZ', 'ethereum 0xacfa209fb73bf3dd5bbfb1101b9bc999c49062a5'],
  'coingecko/terra-luna': ['luna', 'Terra'],
  'coingecko/luna-wormhole': [
    'luna',
    'LUNA (Wormhole)',
    'binance-smart-chain 0x156ab3346823b651294766e23e6cf87254d68962',
  ],
  'coingecko/wrapped-terra': ['luna', 'Wrapped Terra', 'ethereum 0xd2877702675e6ceb975b4a1dff9fb7baf4c91ea9'],
  'coinpaprika/luna-terra': ['LUNA', 'Terra', 'ethereum 0xd2877702675e6ceb975b4a1dff9fb7baf4c91ea9'],
  'coinpaprika/luna-luna-coin': ['LUNA', 'Luna Coin'],
};

/** Exactly the coins that both sources list. */
const SAME = [
  ['coingecko/aave', 'coinpaprika/aave-new'],
  ['coingecko/avalanche-2', 'coinpaprika/avax-avalanche'],
  ['coingecko/binancecoin', 'coinpaprika/bnb-binance-coin'],
  ['coingecko/blockchain-certified-data-token', 'coinpaprika/bcdt-evidenz'],
  ['coingecko/blockstack', 'coinpaprika/stx-stacks'],
  ['coingecko/chainlink', 'coinpaprika/link-chainlink'],
  ['coingecko/cosmos', 'coinpaprika/atom-cosmos'],
  ['coingecko/crypto-com-chain', 'coinpaprika/cro-cryptocom-chain'],
  ['coingecko/dydx', 'coinpaprika/dydx-dydx'],
  ['coingecko/hedera-hashgraph', 'coinpaprika/hbar-hedera-hashgraph'],
  ['coingecko/holotoken', 'coinpaprika/hot-holo'],
  ['coingecko/hydro-protocol', 'coinpaprika/hot-hydro-protocol'],
  ['coingecko/link', 'coinpaprika/ln-link'],
  ['coingecko/olympus', 'coinpaprika/ohmv2-olympus-v2'],
  ['coingecko/olympus-v1', 'coinpaprika/ohm-olympus'],
  ['coingecko/quant-network', 'coinpaprika/qnt-quant'],
  ['coingecko/terra-luna', 'coinpaprika/luna-terra'],
];

/** Coins with another symbol that adopted these names. */
const NAMESAKES = [
  listing('coingecko/holo-finance', 'HOLO', 'Holo'),
  listing('coingecko/quant-2', 'QUANT', 'Quant'),
  listing('coingecko/stacks-2', 'STACKS', 'Stacks'),
  listing('coingecko/aave-2', 'AAVE2', 'Aave'),
];

const all = (withContracts: boolean, more: (name: string) => Partial<ListingFacts> = () => ({})) =>
  Object.entries(LISTED).map(([name, [symbol, called, ...contracts]]) =>
    listing(name, symbol, called, { ...(withContracts && { contracts }), ...more(name) }),
  );

describe('the resolver, on coins as they were listed in 2022,', () => {
  it.each([
    ['names alone', all(false)],
    ['names beside namesakes of other symbols', [...all(false), ...NAMESAKES]],
    ['contracts', all(true)],
    ['contracts beside namesakes of other symbols', [...all(true), ...NAMESAKES]],
  ])('joins by %s exactly those that are the same', (_by, facts) => {
    expect(resolverOutcome(facts).joined).toEqual(SAME);
  });
});
