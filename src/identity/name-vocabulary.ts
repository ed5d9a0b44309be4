/**
 * Words that denote a different coin: wrapped, bridged or staked coins share name and price with the original. Values
 * normalise spellings.
 */
export const QUALIFIERS = mapOf({
  wrapped: 'wrapped',
  bridged: 'bridged',
  bridge: 'bridged',
  wormhole: 'bridged',
  portal: 'bridged',
  multichain: 'bridged',
  anyswap: 'bridged',
  axelar: 'bridged',
  layerzero: 'bridged',
  allbridge: 'bridged',
  celer: 'bridged',
  pegged: 'bridged',
  peg: 'bridged',
  staked: 'staked',
  staking: 'staked',
  restaked: 'staked',
  liquid: 'staked',
  lido: 'staked',
  vault: 'vault',
  synthetic: 'synthetic',
  synth: 'synthetic',
  leveraged: 'leveraged',
  bull: 'leveraged',
  bear: 'leveraged',
  classic: 'classic',
  cash: 'cash',
  gold: 'gold',
  diamond: 'diamond',
  sv: 'sv',
  plus: 'plus',
  v1: 'v1',
  v2: 'v2',
  v3: 'v3',
  ii: 'v2',
  '2': 'v2',
  '3': 'v3',
  '4': 'v4',
  '5': 'v5',
  '2.0': 'v2',
  inu: 'inu',
  baby: 'baby',
  mini: 'mini',
});

/** Chains that mean, as part of a name, that the coin was bridged there. A chain that is the whole name does not. */
export const CHAIN_WORDS = new Set(
  'arbitrum arb1 optimism polygon avalanche bsc binance ethereum solana base fantom gnosis linea scroll zksync tron near cronos celo harmony heco moonbeam okc huobi kcc'.split(
    ' ',
  ),
);
/** Words that occur only in the names of wrapped and bridged forms. */
export const WRAPPED_FORM_WORDS = new Set(
  'oec okexchain bep2 bep8 bep20 trc10 trc20 hrc20 krc20 avx20 plg20'.split(' '),
);

/** Wrapped and staked coins are named by symbol as often as by name. */
export const NAMES_OF_SYMBOLS = mapOf({
  btc: 'bitcoin',
  eth: 'ether',
  ethereum: 'ether',
  sol: 'solana',
  avax: 'avalanche',
  ftm: 'fantom',
  matic: 'polygon',
});

/** Words that some sources add and others omit. */
export const FILLERS = new Set(
  'token tokens coin protocol network finance the project chain dao exchange ecosystem io com org app defi labs governance platform hub official currency stablecoin erc20 mainnet native'.split(
    ' ',
  ),
);
/** Words that distinguish a coin from its replacement; sources often omit them. */
export const REPLACEMENT_WORDS = mapOf({
  old: 'old',
  legacy: 'old',
  new: 'new',
  migrated: 'old',
});

/** An object would also contain words such as "constructor". */
function mapOf(words: Readonly<Record<string, string>>): ReadonlyMap<string, string> {
  return new Map(Object.entries(words));
}
