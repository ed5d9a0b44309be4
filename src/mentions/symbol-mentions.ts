import type { ArticleContext } from './article-context.js';
import type { Dictionary } from './dictionary.js';
import {
  mostProminent,
  type NamedAsset,
  MAX_RANK_OF_NAME_IN_TRADE,
  rankOf,
  MAX_RANK_OF_SYMBOL_IN_CONTEXT,
} from './named-asset.js';
import type { Finding } from './mention.js';
import { isDerived } from './name-context.js';
import type { NameHit } from './name-hits.js';
import type { IsInRow } from './rows.js';
import { isInNamesake } from './namesakes.js';
import { symbolReason, WEIGHTS, type SymbolReason } from './symbol-reason.js';
import { IN_LOWER_CASE, isTagged } from './symbol-tags.js';
import type { Field } from './tokens.js';

const FIAT: ReadonlySet<string> = new Set(Intl.supportedValuesOf('currency'));
const GLUED = /^([A-Z0-9]{2,10})(USDT|USDC|USD|PERP)$/;

/**
 * Symbols in market context: `$BTC`, `BTC/USD`, `BTCUSDT`, `(BTC)`, `500 BTC`, `BTC price`, `BTC falls 3%`, `BTC, ETH and
 * XRP`.
 */
export function symbolMentions(
  fields: readonly Field[],
  hits: readonly (readonly NameHit[])[],
  rows: readonly IsInRow[],
  context: ArticleContext,
  { symbols }: Dictionary,
): Finding[] {
  const named = new Set(hits.flat().map(({ entry }) => entry.asset));
  return fields.flatMap((field, which) =>
    field.tokens.flatMap((token, index): Finding[] => {
      const written = symbolOf(field, index);
      if (written === null) return [];
      const glued = symbols.has(written) ? null : GLUED.exec(written)?.[1];
      const symbol = glued ?? written;
      const owners = symbols.get(symbol);
      if (!owners) return [];
      const asset = mostProminent(owners) ?? mostProminent(owners.filter((owner) => named.has(owner)));
      if (
        !asset ||
        (FIAT.has(symbol) && !(context.isCrypto && rankOf(asset) <= MAX_RANK_OF_SYMBOL_IN_CONTEXT))
      )
        return [];
      if (isInsideName(field, index, asset, hits[which]!) || isInNamesake(field, token)) return [];
      const followsName = hits[which]!.some(({ entry, to }) => entry.asset === asset && to === index);
      const why = glued
        ? gluedReason(asset)
        : symbolReason(field, index, { symbol, asset, followsName, isInRow: rows[which]!, symbols }, context);
      if (!why) return [];
      return [
        { asset, evidence: { by: 'symbol', text: token.text, in: field.name, why }, weight: WEIGHTS[why] },
      ];
    }),
  );
}

/**
 * The symbol that a word may be: in capitals, after a dollar or hash sign in any case, or spelled like a name (`Matic price`) if
 * it is long.
 */
function symbolOf({ text, tokens }: Field, index: number): string | null {
  const { text: word, start } = tokens[index]!;
  if (!/^[A-Za-z0-9]{1,12}$/.test(word) || !/[A-Za-z]/.test(word)) return null;
  // USDe, stETH and crvUSD are symbols as written.
  const isMixed = /[A-Z].*[A-Z]/.test(word) && /^[A-Za-z]{3,}$/.test(word);
  // `10 BTCs`.
  if (/^[A-Z0-9]{3,}s$/.test(word)) return word.slice(0, -1);
  if (isMixed || !/[a-z]/.test(word) || IN_LOWER_CASE.has(word) || isTagged(text.slice(0, start)))
    return word.toUpperCase();
  return /^[A-Z][a-z]{3,}$/.test(word) ? word.toUpperCase() : null;
}

function gluedReason(asset: NamedAsset): SymbolReason | null {
  return rankOf(asset) <= MAX_RANK_OF_SYMBOL_IN_CONTEXT ? 'pair' : null;
}

/** Whether it is part of the name of another asset: `Coinbase Wrapped BTC` is not BTC. */
function isInsideName(field: Field, index: number, asset: NamedAsset, hits: readonly NameHit[]): boolean {
  // Staked ETH is still ETH.
  const before = field.tokens[index - 1];
  if (isDerived(before) && before!.lower !== 'staked') return true;
  return hits.some(
    ({ from, to, entry }) =>
      entry.asset !== asset &&
      rankOf(entry.asset) <= MAX_RANK_OF_NAME_IN_TRADE &&
      to - from > 1 &&
      from <= index &&
      index < to,
  );
}
