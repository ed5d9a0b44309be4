import type { Naming } from './naming.js';
import type { Dice } from '../support/dice.js';
import { paprikaSpelling, symbolOf } from './spelling.js';
import { REAL_COINS } from './real-coins.js';

/** A true coin, and its names at the sources. */
export interface Coin {
  id: string;
  gecko: string | null;
  geckoNaming: Naming & { former: readonly Naming[] };
  paprika: string | null;
  paprikaNaming: Naming & { former: readonly Naming[] };
  /** As `chain address`. */
  contracts: readonly string[];
  price: number;
  cap: number;
  /** How its price moved, the newest first: one factor per moment, the same for all sources. */
  walk: readonly number[];
  inFiles: boolean;
  /** It has the price of another coin. */
  derived: boolean;
  /** It took the name and symbol of another coin. */
  isCopy: boolean;
}

const STARTS =
  'Ac Al Am An Ar As Au Ba Be Bo Bra Ca Ce Cho Co Cry Da De Dra Ea Ec Em Fa Fi Flo Fro Ga Gli Gra Ha He Hy Ig Iri Ja Ju Ka Ki Kry La Le Lu Ma Me Mi Mo Na Ne No Ny Oa Om Or Pa Pe Phi Po Pri Qua Ra Re Ro Sa Se Sha Si So Sta Su Ta Te Tho Ti To Um Va Ve Vi Vo Wa Wi Xe Ya Yo Za Ze Zo'.split(
    ' ',
  );
const ENDS =
  'bble bra cent cor dan del dex dia dra drix fer fi fund gen gon kar kon lan lar ler lia lith lo lux mar mia mint mon na nar nex nia nix non nor nus pad phon pix plex pool quin ra ran rex ria rix ron ros rus ryn sal sar sia sis son sor tan tar ter tha tia tide tix ton tor tra trix tron tus va van ver via vex vin vo wave xa xis xo yan zar zen zia zon'.split(
    ' ',
  );
const SECOND =
  'AI Cash Chain Coin DAO DEX Dollar Exchange Fi Finance Games Gold Inu Labs Ledger Link Markets Money Network Pad Pay Play Pool Protocol Share Social Stake Swap Token Vault Verse World X Yield'.split(
    ' ',
  );
const CHAINS = 'ethereum binance-smart-chain solana polygon-pos base arbitrum-one tron avalanche'.split(' ');
const MOMENTS = 13;

/**
 * Real coins first, then synthetic ones with planted namesakes, wrapped forms, renames and missing contracts. As many as in the
 * lists of 2022 share a symbol with another coin, or are called differently by the two sources: otherwise, no confidence would
 * suit both.
 */
export function makeUniverse(dice: Dice, size: number): Coin[] {
  const taken = new Set<string>();
  const coins: Coin[] = REAL_COINS.map((real): Coin => {
    const base = { symbol: real.symbol, name: real.name, chain: real.chain };
    return {
      ...body(dice, base, real.gecko),
      gecko: real.gecko,
      paprika: real.paprika,
      paprikaNaming: { symbol: real.paprikaSymbol, name: real.paprikaName, former: [] },
    };
  });
  REAL_COINS.forEach(({ base }, index) => {
    const of = coins[REAL_COINS.findIndex(({ symbol }) => symbol === base)];
    if (of) Object.assign(coins[index]!, { price: of.price, walk: of.walk, derived: true });
  });
  for (const { gecko, paprika } of coins) for (const id of [gecko, paprika]) if (id) taken.add(id);
  while (coins.length < size) coins.push(...makeCoins(dice, coins, taken));
  return coins;
}

function makeCoins(dice: Dice, coins: readonly Coin[], taken: Set<string>): Coin[] {
  const plain = { ...newName(dice, taken), chain: dice.chance(0.75) ? dice.pick(CHAINS) : null };
  const kind = dice.next();
  const other = dice.pick(coins);
  if (kind < 0.01) return [copy(dice, other, plain.chain, taken)];
  if (kind < 0.12) return [list(dice, { ...plain, symbol: other.geckoNaming.symbol }, taken)];
  if (kind < 0.18) return [nearNamesake(dice, other, plain.chain, taken)];
  if (kind < 0.25) return [derived(dice, other, taken)];
  if (kind < 0.26) return migrated(dice, plain, taken);
  return [list(dice, { ...plain, renames: true }, taken)];
}

/** An unused name and symbol, as founders of coins look for. */
function newName(dice: Dice, taken: Set<string>): Naming {
  for (;;) {
    const naming = inventName(dice);
    const keys = [`name ${naming.name}`, `symbol ${naming.symbol}`];
    if (keys.some((key) => taken.has(key))) continue;
    for (const key of keys) taken.add(key);
    return naming;
  }
}

function inventName(dice: Dice): Naming {
  const words = [dice.pick(STARTS) + (dice.chance(0.3) ? dice.pick(ENDS) : '') + dice.pick(ENDS)];
  if (dice.chance(0.65)) words.push(dice.pick(SECOND));
  const name = words.join(' ');
  return { name, symbol: symbolOf(dice, name) };
}

/** A token that copies the name and symbol of another coin: smaller, usually on one source, and seldom in files. */
function copy(dice: Dice, of: Coin, chain: string | null, taken: Set<string>): Coin {
  const coin = list(dice, { ...of.geckoNaming, chain: chain ?? 'ethereum' }, taken);
  return {
    ...coin,
    cap: of.cap * 10 ** (-1 - 3 * dice.next()),
    paprika: coin.gecko && dice.chance(0.75) ? null : coin.paprika,
    inFiles: dice.chance(0.03),
    isCopy: true,
  };
}

/** Another coin with a name that is nearly the same. */
function nearNamesake(
  dice: Dice,
  { geckoNaming: { symbol, name } }: Coin,
  chain: string | null,
  taken: Set<string>,
): Coin {
  const near = dice.pick([
    `${name} Classic`,
    `Baby ${name}`,
    `${name} 2`,
    `${name} Gold`,
    `${name} AI`,
    `${name}s`,
    `${name} Cash`,
  ]);
  return list(dice, { name: near, symbol: dice.chance(0.4) ? symbol : symbolOf(dice, near), chain }, taken);
}

/**
 * A coin that replaced another. One source lists both, and marks the old or the new one; the other lists either one by its
 * plain name, or both, marked in its own way.
 */
function migrated(dice: Dice, plan: Plan, taken: Set<string>): Coin[] {
  const { symbol, name } = plan;
  const marked = dice.pick([
    { old: { symbol, name: `${name} [OLD]` }, now: { symbol, name } },
    { old: { symbol: `${symbol}OLD`, name: `${name} (Old)` }, now: { symbol, name } },
    { old: { symbol, name: `${name} v1` }, now: { symbol, name } },
    { old: { symbol, name }, now: { symbol, name: `${name} V2` } },
    { old: { symbol, name }, now: { symbol: `${symbol}V2`, name: `${name} V2` } },
  ]);
  const [now, old] = [
    body(dice, plan, `${name} ${taken.size}`),
    body(dice, plan, `${name} old ${taken.size}`),
  ];
  if (dice.chance(0.3)) Object.assign(old, { price: now.price, walk: now.walk });
  const id = slugOf(name);
  const [first, second] = dice.chance(0.5) ? [id, `${id}-2`] : [`${id}-old`, id];
  const prefix = symbol.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  const listsBoth = dice.chance(0.3);
  const listsOld = !listsBoth && dice.chance(0.4);
  const newer = { symbol, name: `${name} ${dice.pick(['V2', '(New)'])}` };
  const plain = { symbol, name, former: [] };
  return [
    {
      ...now,
      gecko: unique(second, taken),
      geckoNaming: { ...marked.now, former: [] },
      paprika: listsOld ? null : unique(`${prefix}-${id}${listsBoth ? '-v2' : ''}`, taken),
      paprikaNaming: listsBoth ? { ...newer, former: [] } : plain,
    },
    {
      ...old,
      cap: now.cap * 10 ** (-2 * dice.next()),
      inFiles: false,
      gecko: unique(first, taken),
      geckoNaming: { ...marked.old, former: [] },
      paprika: listsBoth || listsOld ? unique(`${prefix}-${id}`, taken) : null,
      paprikaNaming: plain,
    },
  ];
}

/** Has the price of the coin it was made from. */
function derived(dice: Dice, of: Coin, taken: Set<string>): Coin {
  const { symbol, name } = of.geckoNaming;
  const chain = dice.pick(CHAINS);
  const word = chain.split('-')[0]!.replace(/^./, (letter) => letter.toUpperCase());
  const [what, called] = dice.pick([
    [`Wrapped ${name}`, `W${symbol}`],
    [`Bridged ${name} (${word})`, symbol],
    [`${word} Bridged ${symbol} (${word})`, symbol],
    [`${name} (Wormhole)`, symbol],
    [`Binance-Peg ${name}`, symbol],
    [`Staked ${name}`, `ST${symbol}`],
    [`Liquid Staked ${name}`, symbol],
  ] as const);
  const coin = list(dice, { name: what, symbol: called, chain }, taken);
  return {
    ...coin,
    price: of.price * (dice.chance(0.5) ? 1 : dice.around(0.05)),
    walk: of.walk,
    cap: of.cap * dice.next() * 0.2,
    inFiles: dice.chance(0.1),
    derived: true,
  };
}

interface Plan extends Naming {
  renames?: boolean;
  chain: string | null;
}

function list(dice: Dice, plan: Plan, taken: Set<string>): Coin {
  const coin = body(dice, plan, `${slugOf(plan.name)} ${taken.size}`);
  const where = dice.next();
  const spelled = paprikaSpelling(dice, plan);
  // One source uses the new name and may mention the old one, which the other source still uses. Ids are mostly the old ones.
  const isRenamed = plan.renames && dice.chance(0.05);
  const before = isRenamed ? { ...inventName(dice), ...(dice.chance(0.7) && { symbol: plan.symbol }) } : null;
  const first = before ?? plan;
  const geckoSlug = slugOf(dice.chance(0.3) ? plan.name : first.name);
  const prefix = first.symbol.toLowerCase().replaceAll(/[^a-z0-9]/g, '');
  return {
    ...coin,
    ...(before && dice.chance(0.5) && { geckoNaming: { ...coin.geckoNaming, former: [before] } }),
    gecko: where < 0.08 ? null : unique(dice.chance(0.07) ? `${geckoSlug}-token` : geckoSlug, taken),
    paprika: where > 0.62 ? null : unique(`${prefix}-${slugOf(first.name)}`, taken),
    paprikaNaming: { ...(before ?? spelled), former: [] },
  };
}

function slugOf(name: string): string {
  return (
    name
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, '-')
      .replaceAll(/^-|-$/g, '') || 'coin'
  );
}

function body(dice: Dice, { symbol, name, chain }: Plan, id: string): Coin {
  const chains = chain
    ? [chain, ...(dice.chance(0.25) ? [dice.pick(CHAINS.filter((one) => one !== chain))] : [])]
    : [];
  const price = symbol.includes('USD') ? dice.around(0.004) : 10 ** (dice.next() * 8 - 5);
  let factor = 1;
  const size = dice.next();
  return {
    id,
    gecko: null,
    geckoNaming: { symbol, name, former: [] },
    paprika: null,
    paprikaNaming: { symbol, name, former: [] },
    contracts: chains.map((one) => `${one} ${dice.address()}`),
    price,
    cap: 10 ** (4 + 6 * size),
    walk: Array.from({ length: MOMENTS }, () => (factor *= dice.around(0.004))),
    // People who write files write about large coins.
    inFiles: dice.chance(0.05 + 0.7 * size ** 3),
    derived: false,
    isCopy: false,
  };
}

function unique(id: string, taken: Set<string>): string {
  let free = id;
  for (let count = 2; taken.has(free); count++) free = `${id}-${count}`;
  taken.add(free);
  return free;
}
