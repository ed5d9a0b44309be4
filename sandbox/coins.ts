import { chance } from '../src/faults/chance.js';
import type { Coin } from './coin.js';
import { KNOWN_COINS, PECULIAR_COINS } from './known-coins.js';

const FIRST =
  'Amber Arc Astro Basil Cedar Cobalt Coral Delta Ember Fable Gala Harbor Iris Jade Karma Lumen Mango Nimbus Onyx Pearl Quartz River Sable Terra Umbra Velvet Willow Xenon Yonder Zephyr'.split(
    ' ',
  );
const SECOND =
  'Bridge Cash Chain Coin Dollar Finance Gold Labs Link Mint Network Pay Protocol Share Silver Stake Swap Token Vault Yield'.split(
    ' ',
  );

/**
 * The market's coins, largest first. Each source lists some coins that the other does not; symbols collide, and of
 * every fifty coins, some are copies, wrapped or bridged, or have a similar name or a former one.
 */
export function makeCoins(seed: string, count: number): readonly Coin[] {
  const made = Array.from(
    { length: Math.max(0, count - KNOWN_COINS.length - PECULIAR_COINS.length) },
    (_, index) => planted(seed, index) ?? makeCoin(seed, index),
  );
  return [...KNOWN_COINS, ...made, ...PECULIAR_COINS];
}

function makeCoin(seed: string, index: number): Coin {
  const first = FIRST[index % FIRST.length]!;
  const second = SECOND[Math.floor(index / FIRST.length) % SECOND.length]!;
  const series = Math.floor(index / (FIRST.length * SECOND.length));
  const name = `${first} ${second}${series ? ` ${series + 1}` : ''}`;
  const symbol = `${first.slice(0, 2)}${second.slice(0, 2)}`.toUpperCase();
  const slug = name.toLowerCase().replaceAll(' ', '-');
  const where = chance(seed, name, 'where');
  const price = Number((10 ** (chance(seed, name, 'size') * 9 - 6)).toPrecision(8));
  const cap = 10 ** (chance(seed, name, 'cap') * 4 + 5);
  return {
    symbol,
    name,
    gecko: where < 0.12 ? null : slug,
    paprika: where > 0.88 ? null : `${symbol.toLowerCase()}-${slug}`,
    price: String(price),
    supply: String(Math.max(1, Math.round(cap / price))),
    ...(where > 0.5 && {
      contract: { chain: 'ethereum', address: address(seed, name) },
      paprikaContract: where > 0.6,
    }),
  };
}

const SHARE = 50;

/** Coins that importers confuse with other coins, each next to the coin it is confused with. */
function planted(seed: string, index: number): Coin | null {
  const of = makeCoin(seed, index - (index % SHARE));
  const slug = of.name.toLowerCase().replaceAll(' ', '-');
  const contract = (chain: string, what: string) => ({ chain, address: address(seed, what + of.name) });
  const supply = String(Math.max(1, Math.round(Number(of.supply) / 10_000)));
  const tiny = { supply, price: String(Number(of.price) * (1 + 9 * chance(seed, of.name, index))) };
  switch (index % SHARE) {
    case 10:
      return { ...of, ...tiny, gecko: `${slug}-copy`, paprika: null, contract: contract('base', 'copy') };
    case 20:
      return derived(of, `Wrapped ${of.name}`, `W${of.symbol}`, contract('ethereum', 'wrapped'));
    case 30:
      return derived(of, `Bridged ${of.name} (Polygon)`, of.symbol, contract('polygon-pos', 'bridged'));
    case 35:
      return derived(of, `Staked ${of.name}`, `ST${of.symbol}`, contract('ethereum', 'staked'));
    case 40:
      return { ...derived(of, `${of.name} Classic`, of.symbol), ...tiny, like: undefined };
    case 45: {
      const coin = makeCoin(seed, index);
      const was = { symbol: `OLD${coin.symbol}`, name: `Former ${coin.name}` };
      const known = { contract: contract('binance-smart-chain', 'renamed'), paprikaContract: true };
      return { ...coin, ...known, paprikaNaming: was };
    }
    default:
      return null;
  }
}

function derived(of: Coin, name: string, symbol: string, contract?: Coin['contract']): Coin {
  const slug = name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replace(/-$/, '');
  const ids = { gecko: of.gecko && slug, paprika: of.paprika && `${symbol.toLowerCase()}-${slug}` };
  return {
    ...of,
    ...ids,
    name,
    symbol,
    supply: String(Math.ceil(Number(of.supply) / 100)),
    contract,
    paprikaContract: true,
    like: of.name,
  };
}

function address(seed: string, name: string): string {
  const part = (index: number) =>
    Math.floor(chance(seed, name, index) * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return `0x${[0, 1, 2, 3, 4].map(part).join('')}`;
}
