import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import type { ListingFacts, PricePoint } from '../../src/identity/facts.js';
import { parseName } from '../../src/identity/parsed-name.js';
import { Dice } from '../support/dice.js';
import { aged, type Labelled } from './labelled.js';
import { walletForm, walletName } from './wallet-names.js';

/**
 * Coins as CoinGecko and CoinPaprika listed them in 2022, gathered from public repositories: those whose identity is known, and
 * all that share a symbol, name, id or contract with one of them. Labelled by shared contracts, by the configuration of
 * Komodo's wallets, and for the largest by hand.
 */
const FILE = process.env.REAL_SET ?? 'test/identity/fixtures/coins-of-2022.tsv.gz';
const NOW = Date.UTC(2022, 0, 15, 12);
const MINUTE = 60_000;

interface Row extends Pick<ListingFacts, 'source' | 'externalId' | 'name' | 'contracts' | 'rank'> {
  symbol: string;
  /** The CoinGecko id of the coin, if known. */
  truth: string | null;
}

/** Known properties of the coins besides names and ranks. */
export interface Knowledge {
  contracts?: boolean;
  /** Synthetic prices and market caps: the same for both sources, with noise. */
  prices?: boolean;
}

export interface FileKnowledge extends Knowledge {
  /** Otherwise only symbols. */
  names: boolean;
  /** Age of the prices. */
  days?: number;
  /** Names as wallets and chains write them, and those of wrapped and bridged forms. */
  wallet?: string;
  /** A third of the coins in the file are missing from CoinGecko's list, which at most has namesakes of them. */
  incomplete?: boolean;
}

/** Coins that only one source is known to list have no truth; they only differ from those that have one. */
export function realSet({ contracts = false, prices = false }: Knowledge): Labelled[] {
  const rows = readRows();
  const figuresOf = prices ? figures(rows) : () => ({ marketCap: null, prices: [] });
  return rows.map(({ truth, ...row }, index) => ({
    truth,
    facts: {
      ...row,
      id: index + 1,
      listsEachCoinOnce: true,
      former: [],
      contracts: contracts ? row.contracts : [],
      ...figuresOf(index),
      inactive: false,
      assetId: null,
      byHand: false,
    },
  }));
}

/**
 * CoinGecko's list beside a file that calls each coin by its symbol and the name that CoinPaprika uses.
 * @param all the same coins in both lists
 */
export function realFileSet(
  { names, days = 0, wallet, incomplete = false, ...knowledge }: FileKnowledge,
  all: readonly Labelled[] = realSet(knowledge),
): Labelled[] {
  const dice = new Dice(`files ${days}`);
  const taken = new Set<string>();
  const writer = wallet === undefined ? null : new Dice(wallet);
  return all.flatMap((one): Labelled[] => {
    const { source, symbol, name } = one.facts;
    if (source === 'coingecko' || symbol === null) return incomplete && isMissing(one.truth) ? [] : [one];
    if (one.truth === null || taken.has(symbol)) return [];
    taken.add(symbol);
    const file = {
      source: 'csv',
      listsEachCoinOnce: false,
      externalId: symbol,
      name: !names ? symbol : writer ? walletName(writer, { symbol, name, id: one.truth }) : name,
      rank: null,
      marketCap: null,
      contracts: [],
      prices: aged(one.facts.prices, days, dice),
    };
    const coin = { truth: one.truth, facts: { ...one.facts, ...file } };
    if (!writer?.chance(0.3)) return [coin];
    const form = { ...walletForm(writer, { symbol, name }), id: -one.facts.id };
    return [coin, { truth: null, facts: { ...coin.facts, ...form, externalId: `${symbol} ${form.name}` } }];
  });
}

const isMissing = (coin: string | null) =>
  coin !== null && createHash('sha256').update(`missing ${coin}`).digest()[0]! % 3 === 0;

function readRows(): Row[] {
  const [, ...lines] = gunzipSync(readFileSync(FILE)).toString('utf8').trimEnd().split('\n');
  const cells = lines.map((line) => line.split('\t') as [string, string, string, string, ...string[]]);
  const known = new Set(cells.flatMap((row) => row[6] || []));
  return cells.map(([source, externalId, symbol, name, rank, contracts, label]) => ({
    source,
    externalId,
    symbol,
    name,
    rank: rank ? Number(rank) : null,
    contracts: contracts ? contracts.split('|') : [],
    truth: label || (source === 'coingecko' && known.has(externalId) ? externalId : null),
  }));
}

interface Figures {
  marketCap: number | null;
  prices: PricePoint[];
}

/** Wrapped and bridged coins have the price of the coin whose symbol they bear. */
function figures(rows: readonly Row[]): (index: number) => Figures {
  const dice = new Dice('prices of 2022');
  const walks = new Map<string, number[]>();
  const walkOf = (coin: string) => {
    const known = walks.get(coin);
    if (known) return known;
    let price = /usd|^dai$|tether/.test(coin) ? 1 : 10 ** (dice.next() * 8 - 5);
    const walk = Array.from({ length: 12 }, () => (price *= dice.around(0.004)));
    walks.set(coin, walk);
    return walk;
  };
  const bySymbol = new Map(
    rows.flatMap(({ symbol, truth }) => (truth ? [[symbol.toUpperCase(), truth]] : [])),
  );
  const rankOf = new Map(rows.flatMap(({ truth, rank }) => (truth && rank ? [[truth, rank]] : [])));
  const all = rows.map(({ source, externalId, symbol, name, truth, rank }): Figures => {
    const base =
      /wrapped|bridged|staked/.test(parseName(name).qualifiers) && bySymbol.get(symbol.toUpperCase());
    const walk = walkOf(truth ?? (base || `${source} ${externalId}`));
    const offset = dice.next() * 5 * MINUTE;
    const known = rankOf.get(truth ?? '') ?? rank ?? 2000 + 10_000 * dice.next();
    return {
      marketCap: dice.chance(0.15) ? null : 1e12 * known ** -1.5 * dice.around(dice.chance(0.15) ? 1 : 0.06),
      prices: walk.map((price, index) => ({
        at: NOW - offset - index * 5 * MINUTE,
        currency: 'USD',
        price: price * dice.around(0.005),
      })),
    };
  });
  return (index) => all[index]!;
}
