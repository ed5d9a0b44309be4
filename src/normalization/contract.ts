import { LIMITS } from '../domain/limits.js';
import { canonicalAddress } from './address.js';

/** A token's contract: the chain by its common name, the address in the chain's canonical form. */
export interface ContractKey {
  chain: string;
  address: string;
}

/** Names that sources use for chains, and the numbers of EVM chains, by CoinGecko's id of the chain. */
const CHAINS: Readonly<Record<string, readonly string[]>> = {
  ethereum: ['eth', 'eth-ethereum', 'erc20', 'ethereum-mainnet', 'mainnet', '1'],
  'binance-smart-chain': [
    'bsc',
    'bnb',
    'bnb-bnb',
    'bnb-binance-coin',
    'bsc-binance-smart-chain',
    'bep20',
    'bnb-chain',
    'bnb-smart-chain',
    '56',
  ],
  'polygon-pos': [
    'polygon',
    'matic',
    'matic-polygon',
    'pol-polygon-ecosystem-token',
    'matic-matic-network',
    '137',
  ],
  'arbitrum-one': ['arbitrum', 'arb', 'arb-arbitrum', 'eth-arbitrum', '42161'],
  'optimistic-ethereum': ['optimism', 'op', 'op-optimism', 'eth-optimism', 'op-mainnet', '10'],
  avalanche: ['avax', 'avax-avalanche', 'avalanche-2', 'avalanche-c-chain', '43114'],
  base: ['base-base', 'base-mainnet', 'eth-base', '8453'],
  fantom: ['ftm', 'ftm-fantom', '250'],
  xdai: ['gnosis', 'xdai-xdai', 'gno-gnosis', 'gnosis-chain', '100'],
  cronos: ['cro', 'cro-cronos', 'cro-cryptocom-chain', '25'],
  linea: ['linea-linea', '59144'],
  scroll: ['scr-scroll', '534352'],
  zksync: ['zk-zksync', 'zksync-era', '324'],
  solana: ['sol', 'sol-solana', 'spl', 'solana-mainnet'],
  tron: ['trx', 'trx-tron', 'trc20'],
  'the-open-network': ['ton', 'ton-toncoin'],
  stellar: ['xlm', 'xlm-stellar'],
  algorand: ['algo', 'algo-algorand'],
};

const byAlias = new Map(
  Object.entries(CHAINS).flatMap(([chain, aliases]) => aliases.map((alias) => [alias, chain] as const)),
);
/** The common name of a chain: `Ethereum (ERC20)`, `eip155:1`. */
function chainOf(name: string): string {
  const plain = name.replace(/^eip155:/, '').replace(/-?\([^)]*\)$/, '');
  return byAlias.get(name) ?? byAlias.get(plain) ?? (Object.hasOwn(CHAINS, plain) ? plain : name);
}

/** The canonical form of a contract; null if the address is empty, a placeholder, or too long for a key. */
export function contractKey(chain: string, address: string): ContractKey | null {
  const name = chain
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const canonical = canonicalAddress(address);
  if (!name || !canonical || canonical.length > LIMITS.address || name.length > LIMITS.chain) return null;
  return { chain: chainOf(name), address: canonical };
}
