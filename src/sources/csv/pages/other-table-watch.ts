import { UnusablePartition } from '../../../domain/errors.js';
import type { CsvFormat } from '../layout/format.js';
import { coinSpelledOut } from '../coins/coin-spelled-out.js';
import { isKnownCoin, usualSymbol } from '../coins/coins.js';
import { pairOf } from '../coins/currency.js';
import { factsInPreamble, noteOf } from '../layout/preamble.js';
import { statedScale } from '../facts/title-scale.js';
import { currencyRule } from '../rows/row-currency.js';
import { isDigit } from '../values/number-parts.js';

type Row = Readonly<Record<string, string>>;

/** A line between rows, with neither a date nor a price. */
interface Title {
  cells: readonly string[];
  line: number;
}

/** Words in front of a fact in the next cell. A coin's symbol in front of its name is none: `EURC,Euro`. */
const LABEL =
  /symbol|ticker|coin|asset|pair|market|instrument|currenc|fiat|denominat|währung|devise|monnaie|moneda|divisa|valuta|moeda|waluta|валют|通貨|货币|貨幣|통화|price|amount|value|unit|einheit|scale/i;
const MAX_TITLES = 10;
const MAX_TITLE_CELLS = 3;

/**
 * Watches for further tables below the first one: a line that names another coin, currency or scale than that of the rows above
 * it, if rows or a header follow. What a row itself states is not compared.
 */
export class OtherTableWatch {
  private titles: Title[] = [];
  private readonly date: string;
  private readonly amount: string;
  private readonly coin: string | undefined;
  private readonly currency: string | undefined;
  private readonly isUnscaled: boolean;

  constructor(format: CsvFormat) {
    const { layout } = format;
    const { symbol, pair, id, currency, date = '', price, close } = layout?.columns ?? {};
    this.date = date;
    this.amount = price ?? close ?? '';
    const isOne = layout !== undefined && !layout.coins;
    this.coin = isOne && (symbol ?? pair ?? id) === undefined ? layout.constants.symbol : undefined;
    const isStated = (currency ?? pair) !== undefined || layout?.namedByRows !== undefined;
    this.currency = isOne && !isStated ? currencyRule(layout, format).usual : undefined;
    this.isUnscaled = isOne && !layout.scales;
  }

  /**
   * @param row a row that is neither blank nor a header
   * @throws UnusablePartition `other_table` if a line directly above this row begins another table
   */
  remember(row: Row, line: number): void {
    if (isDigit((row[this.date] ?? '').charCodeAt(0)) || /\d/.test(row[this.amount] ?? '')) {
      if (this.titles.length) this.assertSame();
      return;
    }
    const cells = Object.values(row).flatMap((cell) => cell.trim() || []);
    const isTitle = cells.length === 1 || (cells.length <= MAX_TITLE_CELLS && LABEL.test(cells[0]!));
    if (isTitle && this.titles.length < MAX_TITLES) this.titles.push({ cells, line });
  }

  /**
   * @param header the line of a repeated header; below it, a title may contain other words than the coin
   * @throws UnusablePartition `other_table`
   */
  assertSame(header?: number): void {
    const titles = this.titles;
    this.titles = [];
    for (const { cells, line } of titles) {
      const above = this.contradicted(cells, header !== undefined);
      if (above === undefined) continue;
      const title = JSON.stringify(noteOf(cells).slice(0, 100));
      throw new UnusablePartition(
        'other_table',
        `line ${header ?? line} begins a table of ${title}, but the rows above it are ${above}. They are stored; move those below it to a file of their own`,
      );
    }
  }

  /** What the rows above are that this title contradicts. */
  private contradicted(cells: readonly string[], isAboveHeader: boolean): string | undefined {
    const facts = factsInPreamble([cells]);
    const note = noteOf(cells);
    const { coin, currency } = this;
    if (coin !== undefined) {
      const words = isAboveHeader ? note.split(/[^\p{L}\p{N}]+/u) : [];
      const named = cells.length > 1 ? [] : [note, ...words].flatMap((text) => coinIn(text) ?? []);
      const coins = facts.symbol === undefined ? named : [usualSymbol(facts.symbol)];
      if (coins.length && !coins.includes(coin)) return `of ${coin}`;
    }
    // A single word may be the symbol of a row without figures.
    const isWord = /^\S*$/.test(note);
    if (currency !== undefined && !isWord && facts.currency !== undefined && facts.currency !== currency)
      return `in ${currency}`;
    return this.isUnscaled && !isWord && statedScale(note) !== undefined ? 'not scaled' : undefined;
  }
}

function coinIn(text: string): string | undefined {
  const coin = pairOf(text)?.coin ?? text;
  return /^[A-Z\d]+$/.test(coin) && isKnownCoin(coin) ? usualSymbol(coin) : coinSpelledOut(text)?.symbol;
}
