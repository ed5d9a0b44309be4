import { UnusablePartition } from '../../../domain/errors.js';
import type { Layout } from '../layout/layout.js';
import { coinSpelledOut } from '../coins/coin-spelled-out.js';
import { isKnownCoin } from '../coins/coins.js';

type Row = Readonly<Record<string, string>>;

/**
 * Watches for tables of other coins below the first one, in files without a column for the coin: a line that names another
 * coin, and then the header again.
 */
export class OtherTableWatch {
  private before: Row = {};
  private readonly coin: string | undefined;

  constructor(layout: Layout | undefined) {
    const { symbol, pair, id } = layout?.columns ?? {};
    this.coin = (symbol ?? pair ?? id) === undefined && !layout?.coins ? layout?.constants.symbol : undefined;
  }

  /** @param row a row that is neither blank nor a header */
  remember(row: Row): void {
    this.before = row;
  }

  /** @throws UnusablePartition `other_table` if the line before this repeated header names another coin */
  assertSame(line: number): void {
    const [title, ...others] = Object.values(this.before).flatMap((cell) => cell.trim() || []);
    const { coin } = this;
    this.before = {};
    if (title === undefined || others.length || coin === undefined) return;
    const coins = [title, ...title.split(/[^\p{L}\p{N}]+/u)].flatMap((text) => coinIn(text) ?? []);
    if (!coins.length || coins.includes(coin)) return;
    throw new UnusablePartition(
      'other_table',
      `line ${line} begins a table of ${JSON.stringify(title)}, but the rows above it are of ${coin}. They are stored; move those below it to a file of their own`,
    );
  }
}

function coinIn(text: string): string | undefined {
  return /^[A-Z\d]+$/.test(text) && isKnownCoin(text) ? text : coinSpelledOut(text)?.symbol;
}
