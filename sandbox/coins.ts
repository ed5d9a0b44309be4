import { chance } from './chance.js';
import type { Coin } from './coin.js';
import { KNOWN, SPECIAL } from './known-coins.js';

const FIRST =
  'Amber Arc Astro Basil Cedar Cobalt Coral Delta Ember Fable Gala Harbor Iris Jade Karma Lumen Mango Nimbus Onyx Pearl Quartz River Sable Terra Umbra Velvet Willow Xenon Yonder Zephyr'.split(
    ' ',
  );
const SECOND =
  'Bridge Cash Chain Coin Dollar Finance Gold Labs Link Mint Network Pay Protocol Share Silver Stake Swap Token Vault Yield'.split(
    ' ',
  );

/** The market's coins, the largest first. Each source lists some that the other does not; symbols collide, names do not. */
export function makeCoins(seed: string, count: number): readonly Coin[] {
  const made = Array.from({ length: Math.max(0, count - KNOWN.length - SPECIAL.length) }, (_, index) =>
    makeCoin(seed, index),
  );
  return [...KNOWN, ...made, ...SPECIAL];
}

function makeCoin(seed: string, index: number): Coin {
  const first = FIRST[index % FIRST.length]!;
  const second = SECOND[Math.floor(index / FIRST.length) % SECOND.length]!;
  const series = Math.floor(index / (FIRST.length * SECOND.length));
  const name = `${first} ${second}${series ? ` ${series + 1}` : ''}`;
  const symbol = `${first.slice(0, 2)}${second.slice(0, 2)}`.toUpperCase();
  const slug = name.toLowerCase().replaceAll(' ', '-');
  const where = chance(seed, name, 'where');
  const size = chance(seed, name, 'size');
  return {
    symbol,
    name,
    gecko: where < 0.12 ? null : slug,
    paprika: where > 0.88 ? null : `${symbol.toLowerCase()}-${slug}`,
    price: String(Number((10 ** (size * 9 - 6)).toPrecision(8))),
    supply: String(Math.round(10 ** (chance(seed, name, 'supply') * 7 + 5))),
    ...(where > 0.5 && { contract: { chain: 'ethereum', address: address(seed, name) } }),
  };
}

function address(seed: string, name: string): string {
  const part = (index: number) =>
    Math.floor(chance(seed, name, index) * 2 ** 32)
      .toString(16)
      .padStart(8, '0');
  return `0x${[0, 1, 2, 3, 4].map(part).join('')}`;
}
