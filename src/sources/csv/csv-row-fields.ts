import { numberFault, preview } from '../../domain/fields.js';
import { LIMITS } from '../../domain/limits.js';
import type { CoinReader } from './csv-coin-reader.js';
import { openedBefore, openingOf } from './csv-candle-open.js';
import { currenciesOfShare } from './csv-shares.js';
import { ambiguousNumberAdvice, numberAdvice, pairAdvice, scaleAdvice } from './csv-advice.js';
import { intervalWritten } from './csv-interval.js';
import type { Layout } from './csv-layout.js';
import { isAmbiguous, isScaled, parseNumber } from './csv-number.js';
import { movePoint } from './csv-powers-of-ten.js';
import { isEmpty } from './csv-empty.js';
import type { Role } from './csv-roles.js';
import { areSame } from './csv-repeated-columns.js';
import type { FieldRules, RowCells } from './csv-row-cells.js';
import { currencyOfRow } from './csv-row-currency.js';
import { momentOfRow } from './csv-row-moment.js';

const PRICES = ['open', 'high', 'low', 'close'] as const;
/** A number without a currency mark. */
const BARE = /^[\d\s.,'’+−-]*$/;

/** The fields of one row. */
export class RowFields {
  /** Whether an amount has a mark that may be a currency. */
  private isMarked = false;

  constructor(
    private readonly cells: RowCells,
    private readonly format: FieldRules,
  ) {}

  /** Facts about every row that are in no column. */
  get constants(): Layout['constants'] {
    return this.format.layout.constants;
  }

  has(role: Role): boolean {
    return this.cells.has(role);
  }

  isEmpty(role: 'symbol'): boolean {
    return this.cells.cell(role).trim() === '';
  }

  /** A symbol or id. Required if the file has a column for it. */
  label(role: 'symbol' | 'pair' | 'id'): string {
    const value = this.cells.text(role);
    if (this.cells.map[role] === undefined) return '';
    // A coin may be called NONE or NAN: only values that are not words count as empty.
    if (isEmpty(value) && !/^[a-z]+$/i.test(value))
      this.cells.refuse(role, 'missing', `expected the ${role} of the coin, got nothing; fill the field in`);
    return value;
  }

  /** The id in files without symbols. */
  onlyId(): string {
    const id = this.label('id');
    const fault = this.has('id') ? this.format.coinOf(id)?.fault : undefined;
    if (fault) this.cells.refuse('id', fault.code, fault.message);
    return id;
  }

  /** The meaning of a value in the column of symbols or pairs. */
  coin(role: 'symbol' | 'pair'): NonNullable<ReturnType<CoinReader>> {
    const value = this.label(role);
    const coin = this.format.coinOf(value);
    // Beside an id, a word such as TRUE or TOTAL is a symbol.
    if (coin?.fault && !(this.has('id') && /^[a-z]+$/i.test(value)))
      this.cells.refuse(role, coin.fault.code, coin.fault.message);
    if (coin) return coin;
    if (value) this.cells.refuse(role, 'not_a_pair', pairAdvice(value, this.format.layout));
    return { symbol: '' };
  }

  /** In capitals, as in `BINANCE:BTC`; empty if the row names none. */
  exchange(): string {
    const value = this.cells.text('exchange').toUpperCase();
    return isEmpty(value) ? '' : value;
  }

  /** Without the currency of the pair: `Bitcoin` for `Bitcoin USD`. */
  name(currency: string | undefined): string {
    const value = this.cells.text('name');
    if (isEmpty(value)) return '';
    return currency !== undefined && value.endsWith(` ${currency}`)
      ? value.slice(0, -currency.length - 1).trim()
      : value;
  }

  number(role: Exclude<Role, 'date'>): string | null {
    const value = this.cells.cell(role);
    if (value === '') return null;
    let number = parseNumber(value, this.format.decimal, role === 'change');
    if (this.format.evidence?.decimal === 'contradictory' && isAmbiguous(value)) {
      this.cells.report(role, 'ambiguous_number', ambiguousNumberAdvice(value));
      return null;
    }
    const scale = this.format.layout.scales?.[role];
    if (scale && typeof number === 'string') {
      if (isScaled(value)) this.cells.report(role, 'other_scale', scaleAdvice(value, scale));
      number = isScaled(value) ? null : movePoint(number, scale);
    }
    if (number !== value && !BARE.test(value)) this.isMarked = true;
    if (number === undefined) this.cells.report(role, 'not_a_number', numberAdvice(value, this.format));
    const fault =
      number === undefined || number === null ? null : numberFault(number, role === 'change', value);
    if (!fault) return number ?? null;
    const { code, message } = fault;
    this.cells.report(role, code, `${message}; correct or empty the field`);
    return null;
  }

  /** Whether a candle's row has no prices. */
  isGap(): boolean {
    return PRICES.every((role) => this.has(role) && isEmpty(this.cells.cell(role)));
  }

  required(role: 'open' | 'high' | 'low' | 'close'): string {
    const number = this.number(role);
    if (number !== null) return number;
    if (isEmpty(this.cells.cell(role)))
      this.cells.refuse(
        role,
        'missing',
        `expected the ${role} of the candle, got nothing; fill the field in`,
      );
    return '';
  }

  /** A whole number. */
  count(role: 'trades'): number | null {
    const number = this.number(role);
    if (number === null) return null;
    const count = Number(number);
    if (Number.isSafeInteger(count)) return count;
    this.cells.report(
      role,
      'not_a_count',
      `expected a whole number, got ${preview(number)}; correct or empty the field`,
    );
    return null;
  }

  interval(): string {
    const value = this.cells.cell('interval');
    const constant = this.constants.interval ?? '';
    if (isEmpty(value)) {
      if (!constant)
        this.cells.refuse(
          'interval',
          'missing',
          'expected an interval such as 1h, got nothing; fill the field in',
        );
      return constant;
    }
    const interval = intervalWritten(value);
    if (interval !== undefined) return interval;
    this.cells.refuse(
      'interval',
      'not_an_interval',
      `expected an interval such as 1h or 1d, got ${preview(value)}; correct the field`,
    );
    return '';
  }

  /** Must be called after the amounts were read, because their currency marks count. */
  currency(pair: string | undefined, symbol: string): string {
    const { currencies } = this.format;
    const isSilent = !this.isMarked && this.cells.map.currency === undefined && pair === undefined;
    const share = symbol.includes('.') ? currenciesOfShare(symbol) : undefined;
    if (isSilent && currencies.others === undefined && !share) return currencies.usual;
    const stated = this.cells.cell('currency');
    const found = currencyOfRow(currencies, { stated, pair, share }, (role) => this.cells.cell(role));
    if (typeof found === 'string') return found;
    this.cells.refuse(found.role, found.code, found.message);
    return currencies.usual;
  }

  /** A coin costs one of itself: any other price is in a currency that the row does not name. */
  assertIsOne(symbol: string): void {
    const role = this.has('close') ? 'close' : 'price';
    if (/^1(?:[.,]0*)?$/.test(this.cells.cell(role).trim())) return;
    const message = `expected the price of ${symbol} in another currency than ${symbol}, got ${preview(this.cells.cell(role))}; correct the currency, or say it by constants.currency in a profile`;
    this.cells.refuse(role, 'same_currency', message);
  }

  /** Whether a column's name is compatible with the currency of the row. */
  isIn(currency: string, role: Role): boolean {
    return (this.format.currencies.columns[role] ?? currency) === currency;
  }

  /** Only if the file has columns for both. */
  contract(): { contract?: { chain: string; address: string } } | undefined {
    if (!this.has('contract') || !this.has('chain')) return undefined;
    const chain = this.cells.text('chain');
    const address = this.cells.text('contract');
    return isEmpty(chain) || isEmpty(address) ? undefined : { contract: { chain, address } };
  }

  rank(): number | null {
    const value = this.cells.cell('rank');
    if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
    if (isEmpty(value)) return null;
    const digits = /^#?\s*(\d{1,10})$/.exec(value.trim())?.[1];
    if (digits !== undefined && Number(digits) === 0) return null;
    const rank = Number(digits);
    if (rank <= LIMITS.rank) return rank;
    this.cells.report(
      'rank',
      'not_a_rank',
      `expected a whole number such as 1, got ${preview(value)}; correct or empty the field`,
    );
    return null;
  }

  moment(): string {
    return momentOfRow(this.cells);
  }

  /** For candles. */
  opening(): string {
    const moment = this.moment();
    if (moment === '') return moment;
    const { dates } = this.format.layout;
    if (!dates && !moment.startsWith(':59', 16)) return moment;
    const interval = this.interval();
    if (interval === '' || (!dates && interval.endsWith('s'))) return moment;
    if (dates === 'close') return openingOf(moment, interval);
    return openedBefore(moment, interval, dates === 'end' ? 0 : 1);
  }

  /** Rejects a row if columns of the same name differ. */
  assertSame(role: Role, twins: readonly string[]): void {
    const value = this.cells.cell(role);
    for (const twin of twins) {
      const other = this.cells.inColumn(twin);
      if (other === undefined || areSame(value, other)) continue;
      const message = `expected the same as in ${JSON.stringify(twin)}, which has the same name, got ${preview(value)} and ${preview(other)}; correct one of them, or say in a profile which counts`;
      return this.cells.refuse(role, 'repeated_column', message);
    }
  }
}
