import { coinOfLine } from '../layout/coin-of-line.js';
import { factsInFileName } from '../facts/name-rules.js';
import { factsInLine } from '../layout/preamble.js';
import { isKnownCoin } from '../coins/coins.js';
import { derivativeOf } from '../coins/derivative.js';
import { unitOf } from '../detection/volumes.js';
import { coinInFrontOfPrice, coinsNamed } from '../layout/coin-prices.js';
import type { Layout } from '../layout/layout.js';
import { adviseProfileEntry } from '../profiles/advice.js';
import type { Profile } from '../profiles/profile.js';

interface Statement {
  by: string;
  symbol: string;
}

/** Symbols before and after a coin was renamed: its files may use both. */
const RENAMED = ['MATIC POL', 'RNDR RENDER', 'FTM S', 'LUNA LUNC', 'NANO XNO', 'EOS A', 'MKR SKY'].map(
  (pair) => pair.split(' '),
);

/**
 * Refuses a file whose rows do not say which coin they are about, while its name, the lines beside the table and its
 * headers name different ones.
 * @throws UnusablePartition `contradictory_coin`
 */
export function assertOneCoin(
  { columns, constants: { symbol, currency }, coins }: Layout,
  { name, outside, profile }: { name: string; outside: readonly string[]; profile: Profile | undefined },
): void {
  const isInRows = (columns.symbol ?? columns.pair ?? columns.id) !== undefined || coins !== undefined;
  if (symbol === undefined || isInRows || profile?.constants?.symbol !== undefined) return;
  const stated = [...ofName(name), ...outside.flatMap((note) => ofLine(note, symbol)), ...ofHeader(columns)];
  const isSame = (one: string) =>
    symbol === one ||
    (derivativeOf(symbol) !== undefined && symbol.includes(one)) ||
    RENAMED.some((pair) => pair.includes(one) && pair.includes(symbol));
  const currencies = [currency, factsInFileName(name).currency];
  const other = stated.find((one) => !isSame(one.symbol) && !currencies.includes(one.symbol));
  if (other === undefined) return;
  const by = stated.find((one) => isSame(one.symbol))?.by ?? 'the name of the file';
  throw adviseProfileEntry(
    'contradictory_coin',
    `${by} says that ${name} is about ${symbol}, but ${other.by} says ${other.symbol}. Correct the one that is wrong, or`,
    name,
    { constants: { symbol: other.symbol, ...(currency && { currency }) } },
  );
}

function ofName(name: string): Statement[] {
  const [only, ...others] = coinsNamed(name);
  const symbol = factsInFileName(name).symbol ?? (others.length ? undefined : only);
  return symbol === undefined ? [] : [{ by: 'the name of the file', symbol }];
}

/** A title may mention a coin beside something that is none, such as a fund. */
function ofLine(line: string, symbol: string): Statement[] {
  const named = factsInLine(line).symbol ?? (isKnownCoin(symbol) ? coinOfLine(line)?.symbol : undefined);
  return named === undefined ? [] : [{ by: `the line ${JSON.stringify(line.slice(0, 100))}`, symbol: named }];
}

function ofHeader({ price, close, baseVolume }: Layout['columns']): Statement[] {
  const ofPrice = [price, close].map((column) => ({ column, symbol: column && coinInFrontOfPrice(column) }));
  const unit = baseVolume && unitOf(baseVolume);
  return [...ofPrice, { column: baseVolume, symbol: unit && isKnownCoin(unit) ? unit : undefined }].flatMap(
    ({ column, symbol }) => (symbol ? [{ by: `the header ${JSON.stringify(column)}`, symbol }] : []),
  );
}
