import { HOMONYMS } from './homonyms.js';
import { mostProminent, type NamedAsset, rankOf, MAX_RANK_OF_NAME_ALONE } from './named-asset.js';
import { otherNamesOf, UNITS } from './other-names.js';
import { wordsOf } from './tokens.js';
import { frequencyOf } from './word-frequency.js';

/**
 * What a name requires in order to count as a mention. `plain`: nothing. `short`: an article about crypto or markets,
 * because elsewhere four letters may be a word or a first name. `unit`: the same, also in lower case. `proper`: a capital
 * letter that nothing else explains, or a context. `context`: a context, such as its symbol nearby or "protocol" after
 * it. `homonym`: a context that leaves no doubt.
 */
type Needs = 'plain' | 'short' | 'unit' | 'proper' | 'context' | 'homonym';

export interface NameEntry {
  readonly asset: NamedAsset;
  readonly needs: Needs;
  /** In the asset's own spelling. */
  readonly name: string;
}

interface Node {
  readonly next: Map<string, Node>;
  entry?: NameEntry;
}

export interface Dictionary {
  readonly names: Node;
  readonly symbols: ReadonlyMap<string, readonly NamedAsset[]>;
}

/** Names up to this length are words or first names in some language: Dai, Pepe, Sui. */
const SHORT = 4;
/** Beyond this rank, names may be one letter longer. */
const LARGE = 100;
/** Words that are usually omitted: articles write Lido, not Lido DAO. */
const TAIL = /^(protocol|network|token|coin|dao|finance|chain|games|crypto|hub)$/;

/** Indexes assets by name, in a trie of words, and by symbol: 20,000 assets in a fraction of a second. */
export function dictionaryOf(assets: readonly NamedAsset[]): Dictionary {
  const byName = new Map<string, { words: string[]; name: string; assets: NamedAsset[] }>();
  const symbols = new Map<string, NamedAsset[]>();
  const add = (asset: NamedAsset, name: string) => {
    const words = wordsOf(name);
    if (!words.length || words.length > 8) return;
    const entry = byName.get(words.join(' ')) ?? { words, name, assets: [] };
    byName.set(words.join(' '), entry);
    if (!entry.assets.includes(asset)) entry.assets.push(asset);
  };
  for (const asset of assets) {
    for (const name of asset.names) add(asset, withoutParentheses(name));
    for (const symbol of asset.symbols) addTo(symbols, symbol, asset);
  }
  for (const asset of assets)
    for (const name of asset.names)
      for (const short of shortened(asset, withoutParentheses(name))) add(asset, short);
  for (const asset of assets) for (const name of otherNamesOf(asset)) add(asset, name);
  const names: Node = { next: new Map() };
  for (const { words, name, assets: owners } of byName.values()) {
    const asset = mostProminent(owners);
    if (asset) place(names, words, entryOf(asset, words, name));
  }
  return { names, symbols };
}

function addTo(map: Map<string, NamedAsset[]>, key: string, asset: NamedAsset): void {
  const all = map.get(key);
  if (all) all.push(asset);
  else map.set(key, [asset]);
}

/** `POL (ex-MATIC)` becomes `POL`. */
function withoutParentheses(name: string): string {
  const aside = /[)\]]\s*$/.test(name) ? name.search(/[([]/) : -1;
  return aside < 0 ? name : name.slice(0, aside).trimEnd() || name;
}

function shortened(asset: NamedAsset, name: string): string[] {
  const [first, tail, ...more] = name.toLowerCase().split(/\s+/);
  if (rankOf(asset) > MAX_RANK_OF_NAME_ALONE || !tail || more.length || !TAIL.test(tail)) return [];
  // Binance Coin is not Binance, USD Coin not the dollar.
  const isAnother = /^(coin|token)$/.test(tail) && HOMONYMS.has(first!);
  return isAnother ? [] : [name.slice(0, first!.length)];
}

function entryOf(asset: NamedAsset, words: readonly string[], name: string): NameEntry {
  return { asset, needs: needsOf(asset, words, name), name };
}

function needsOf(asset: NamedAsset, words: readonly string[], name: string): Needs {
  if (words.length === 1 && UNITS.has(words[0]!)) return 'unit';
  if (rankOf(asset) > MAX_RANK_OF_NAME_ALONE || words.join('').length < 3) return 'context';
  const frequencies = words
    .filter((word) => word.length > 2 && !HOMONYMS.has(word))
    .map((word) => (UNITS.has(word) ? 'rare' : frequencyOf(word)));
  // As a symbol, IOTA is not a word.
  const isSymbol =
    words.length === 1 && name.length > 3 && name === name.toUpperCase() && asset.symbols.includes(name);
  if (isSymbol && frequencies.includes('known')) return 'plain';
  const isTailed = words.length > 1 && TAIL.test(words.at(-1)!);
  if (frequencies.includes('rare') || (isTailed && frequencies.length < words.length))
    return isShort(asset, name) || isFormer(asset, words, name) ? 'short' : 'plain';
  if (words.length > 1 || frequencies.includes('known')) return 'proper';
  return frequencies.length ? 'context' : 'homonym';
}

function isShort(asset: NamedAsset, name: string): boolean {
  const isWord = /^\p{Lu}(\p{Ll}+|\p{Lu}+)$/u.test(name) && !asset.symbols.includes(name);
  return isWord && name.length <= (rankOf(asset) <= LARGE ? SHORT : SHORT + 1);
}

/** A former name of one word: Elrond is also known as something else. */
function isFormer({ names, symbols }: NamedAsset, words: readonly string[], name: string): boolean {
  return words.length === 1 && names.indexOf(name) > 0 && !symbols.includes(name);
}

function place(root: Node, words: readonly string[], entry: NameEntry): void {
  let node = root;
  for (const word of words) {
    const next = node.next.get(word) ?? { next: new Map() };
    node.next.set(word, next);
    node = next;
  }
  node.entry = entry;
}
