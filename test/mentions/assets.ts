import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { COMMON, KNOWN } from '../../src/mentions/english-words.js';
import type { NamedAsset } from '../../src/mentions/named-asset.js';

/** The lines of a file in this folder, as cells. */
export function linesOf(file: string): string[][] {
  return readFileSync(`test/mentions/${file}`, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

export const listOf = (cell: string): string[] => cell.split(';').flatMap((one) => one.trim() || []);

type Naming = Omit<NamedAsset, 'id'>;

/** Assets named by the labels, and their namesakes. */
const labelled: Naming[] = linesOf('assets.txt').map(([rank, names, symbols]) => ({
  rank: rank === '-' ? null : Number(rank),
  names: listOf(names!),
  symbols: listOf(symbols!),
}));

/** Coins that CoinGecko listed in 2022: thousands, many of which share their name with a word or a larger coin. */
function coinsOf2022(): Naming[] {
  const known = new Set(labelled.flatMap(({ names }) => names.map((name) => name.toLowerCase())));
  return gunzipSync(readFileSync('test/identity/fixtures/coins-of-2022.tsv.gz'))
    .toString('utf8')
    .split('\n')
    .map((line) => line.split('\t'))
    .filter(([source, , , name]) => source === 'coingecko' && !known.has(name!.toLowerCase()))
    .map(([, , symbol, name]) => ({ rank: null, names: [name!], symbols: [symbol!.toUpperCase()] }));
}

/** A small coin for each of fifteen thousand English words: anybody can list one. */
function wordsAsCoins(): Naming[] {
  return `${COMMON} ${KNOWN}`
    .trim()
    .split(/\s+/)
    .map((word, index) => ({
      rank: index % 2 ? null : 1001 + index,
      names: [word[0]!.toUpperCase() + word.slice(1)],
      symbols: [word.toUpperCase()],
    }));
}

export const ASSETS: readonly NamedAsset[] = [...labelled, ...coinsOf2022(), ...wordsAsCoins()].map(
  (asset, index) => ({ id: index + 1, ...asset }),
);

/** By the symbols that labels use. */
export const LABELS: ReadonlyMap<string, NamedAsset> = new Map(
  ASSETS.slice(0, labelled.length).map((asset) => [asset.symbols[0]!, asset]),
);
