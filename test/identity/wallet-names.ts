import type { Dice } from '../support/dice.js';
import type { Naming } from './naming.js';

/** How wallets, exchanges, explorers and chains write the name of a coin, by kind. */
const STYLES: Readonly<Record<string, (of: Naming & { id: string }) => string>> = {
  plain: ({ name }) => name,
  'symbol in brackets': ({ symbol, name }) => `${name} (${symbol})`,
  'symbol in square brackets': ({ symbol, name }) => `[${symbol}] ${name}`,
  'symbol, dash, name': ({ symbol, name }) => `${symbol} – ${name}`,
  'name, dash, symbol': ({ symbol, name }) => `${name} - ${symbol}`,
  'symbol, slash, name': ({ symbol, name }) => `${symbol} / ${name}`,
  'symbol, colon, name': ({ symbol, name }) => `${symbol}: ${name}`,
  'symbol, name': ({ symbol, name }) => `${symbol} ${name}`,
  'name, symbol': ({ symbol, name }) => `${name} ${symbol}`,
  'upper case': ({ name }) => name.toUpperCase(),
  'lower case': ({ name }) => name.toLowerCase(),
  'words joined': ({ name }) => name.replaceAll(/[^\p{L}\p{N}]/gu, ''),
  hyphens: ({ name }) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]+/gu, '-'),
  underscores: ({ name }) => name.replaceAll(/\s+/g, '_'),
  'Token added': ({ name }) => `${bare(name)} Token`,
  'Token joined': ({ name }) => `${bare(name).replaceAll(' ', '')}Token`,
  'Coin added': ({ name }) => `${bare(name)} Coin`,
  'Network added': ({ name }) => `${bare(name)} Network`,
  'Protocol Token added': ({ name }) => `${bare(name)} Protocol Token`,
  'Governance Token added': ({ name }) => `${bare(name)} Governance Token`,
  'fillers left out': ({ name }) => bare(name),
  'The added': ({ name }) => `The ${name}`,
  standard: ({ name }) => `${name} (ERC20)`,
  'standard with a hyphen': ({ name }) => `${name} ERC-20`,
  'the id': ({ id }) => id,
  'the id as a name, which is often the old one': ({ id }) =>
    id.replaceAll('-', ' ').replaceAll(/\b[a-z]/g, (letter) => letter.toUpperCase()),
  'a trade mark': ({ name }) => `${name}™`,
  'website added': ({ name }) => `${bare(name).replaceAll(' ', '')}.io`,
};

/** How the same places write other coins with the price, and often the symbol, of the first. */
const FORMS: readonly ((of: Naming) => Naming)[] = [
  ({ symbol, name }) => ({ symbol, name: `Binance-Peg ${name} Token` }),
  ({ symbol, name }) => ({ symbol: `W${symbol}`, name: `Wrapped ${name}` }),
  ({ symbol }) => ({ symbol, name: `Wrapped ${symbol}` }),
  ({ symbol, name }) => ({ symbol, name: `${name} (Wormhole)` }),
  ({ symbol, name }) => ({ symbol: `${symbol}.e`, name }),
  ({ symbol }) => ({ symbol, name: `${symbol}.e` }),
  ({ symbol, name }) => ({ symbol, name: `Bridged ${name} (Polygon)` }),
  ({ symbol, name }) => ({ symbol: `st${symbol}`, name: `Staked ${name}` }),
  ({ symbol, name }) => ({ symbol, name: `OEC ${name}` }),
  ({ symbol, name }) => ({ symbol: `${symbol}B`, name: `${name} BEP2` }),
  ({ symbol, name }) => ({ symbol, name: `${name} (BEP20)` }),
  ({ symbol, name }) => ({ symbol: `axl${symbol}`, name: `Axelar Wrapped ${name}` }),
];

const FILLERS = / (Protocol|Network|Finance|Token|Coin|Exchange|Chain)$/i;
const bare = (name: string) => name.replace(FILLERS, '');

export const walletName = (dice: Dice, of: Naming & { id: string }): string =>
  dice.pick(Object.values(STYLES))(of);

export const walletForm = (dice: Dice, of: Naming): Naming => dice.pick(FORMS)(of);
