import { LIMITS } from '../domain/limits.js';
import { canonicalAddress } from './address.js';

/** A token's contract: the chain by its common name, the address in the chain's canonical form. */
export interface ContractKey {
  chain: string;
  address: string;
}

/** Names that sources use for chains, by CoinGecko's id of the chain. */
const CHAINS: Readonly<Record<string, readonly string[]>> = {
  ethereum: ['eth', 'eth-ethereum', 'erc20', 'ethereum-mainnet', 'mainnet'],
  'binance-smart-chain': [
    'bsc',
    'bnb',
    'bnb-bnb',
    'bnb-binance-coin',
    'bsc-binance-smart-chain',
    'bep20',
    'bnb-chain',
  ],
  'polygon-pos': ['polygon', 'matic', 'matic-polygon', 'pol-polygon-ecosystem-token', 'matic-matic-network'],
  'arbitrum-one': ['arbitrum', 'arb', 'arb-arbitrum', 'eth-arbitrum'],
  'optimistic-ethereum': ['optimism', 'op', 'op-optimism', 'eth-optimism'],
  avalanche: ['avax', 'avax-avalanche', 'avalanche-2', 'avalanche-c-chain'],
  base: ['base-base', 'base-mainnet', 'eth-base'],
  fantom: ['ftm', 'ftm-fantom'],
  xdai: ['gnosis', 'xdai-xdai', 'gno-gnosis'],
  cronos: ['cro', 'cro-cronos', 'cro-cryptocom-chain'],
  linea: ['linea-linea'],
  scroll: ['scr-scroll'],
  zksync: ['zk-zksync', 'zksync-era'],
  solana: ['sol', 'sol-solana', 'spl'],
  tron: ['trx', 'trx-tron', 'trc20'],
  'the-open-network': ['ton', 'ton-toncoin'],
  stellar: ['xlm', 'xlm-stellar'],
  algorand: ['algo', 'algo-algorand'],
};

const byAlias = new Map(
  Object.entries(CHAINS).flatMap(([chain, aliases]) => aliases.map((alias) => [alias, chain] as const)),
);
/** The canonical form of a contract; null if the address is empty, a placeholder, or too long for a key. */
export function contractKey(chain: string, address: string): ContractKey | null {
  const name = chain
    .trim()
    .toLowerCase()
    .replaceAll(/[\s_]+/g, '-');
  const canonical = canonicalAddress(address);
  if (!name || !canonical || canonical.length > LIMITS.address || name.length > LIMITS.chain) return null;
  return { chain: byAlias.get(name) ?? name, address: canonical };
}
