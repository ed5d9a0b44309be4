import type { z } from 'zod';
import { numberFault, preview, text } from '../../domain/fields.js';
import { isStorable, LIMITS } from '../../domain/limits.js';
import type { CoinReader } from './csv-coin-reader.js';
import { openingOf } from './csv-candle-open.js';
import { dateAdvice, numberAdvice, pairAdvice } from './csv-advice.js';
import { parseDate } from './csv-date.js';
import type { ColumnMap } from './csv-header.js';
import type { ValueFormat } from './csv-format.js';
import { intervalWritten } from './csv-interval.js';
import type { Layout } from './csv-layout.js';
import { isEmpty, parseNumber } from './csv-number.js';
import type { Role } from './csv-roles.js';
import { type CurrencyRule, currencyOfRow } from './csv-row-currency.js';

/** How the fields of a file are read. */
export type FieldRules = ValueFormat & { layout: Layout; currencies: CurrencyRule; coinOf: CoinReader };

const CLOCK = /^\d{1,2}:\d{2}/;
/** `160000`, beside a date such as `20241231`. */
const COMPACT_CLOCK = /^\d{6}$/;
/** A moment of its own, of which the date is a part. */
const EPOCH = /^\d{9,}(?:\.\d+)?$/;
const PRICES = ['open', 'high', 'low', 'close'] as const;
/** A number without a currency. */
const BARE = /^[\d\s.,'’+−-]*$/;

/** The fields of one row by what they tell; what is wrong with one goes to the context. */
export class RowFields {
  /** Whether an amount is written with something that may be a currency. */
  private isMarked = false;
  private readonly values;

  constructor(
    private readonly payload: Readonly<Record<string, unknown>>,
    private readonly map: ColumnMap,
    private readonly format: FieldRules,
    private readonly context: z.RefinementCtx,
  ) {
    this.values = format.layout.values;
  }

  /** What every row of the file says, where no column does. */
  get constants(): Layout['constants'] {
    return this.format.layout.constants;
  }

  has(role: Role): boolean {
    return this.map[role] !== undefined;
  }

  /** A symbol or an id: must be there where the file has a column for it. */
  label(role: 'symbol' | 'pair' | 'id'): string {
    const value = this.text(role);
    if (this.map[role] === undefined) return '';
    // A coin may be called NONE or NAN: only what is no word is empty.
    if (isEmpty(value) && !/^[a-z]+$/i.test(value))
      this.refuse(role, 'missing', `expected the ${role} of the coin, got nothing; fill the field in`);
    return value;
  }

  /** What the value of the column of symbols or pairs stands for. */
  coin(role: 'symbol' | 'pair'): { symbol: string; currency?: string } {
    const value = this.label(role);
    const coin = this.format.coinOf(value);
    if (coin) return coin;
    if (value) this.refuse(role, 'not_a_pair', pairAdvice(value, this.format.layout));
    return { symbol: '' };
  }

  name(): string {
    const value = this.text('name');
    return isEmpty(value) ? '' : value;
  }

  number(role: Exclude<Role, 'date'>): string | null {
    const value = this.cell(role);
    const number = parseNumber(value, this.format.decimal, role === 'change');
    if (number !== value && !BARE.test(value)) this.isMarked = true;
    if (number === undefined) this.refuse(role, 'not_a_number', numberAdvice(value, this.format));
    const fault =
      number === undefined || number === null ? null : numberFault(number, role === 'change', value);
    if (!fault) return number ?? null;
    const { code, message } = fault;
    this.refuse(role, code, `${message}; correct or empty the field`);
    return null;
  }

  /** Whether a row of a candle has no prices. */
  isGap(): boolean {
    return PRICES.every((role) => this.has(role) && isEmpty(this.cell(role)));
  }

  required(role: 'open' | 'high' | 'low' | 'close'): string {
    const number = this.number(role);
    if (number !== null) return number;
    if (isEmpty(this.cell(role)))
      this.refuse(role, 'missing', `expected the ${role} of the candle, got nothing; fill the field in`);
    return '';
  }

  /** A whole number. */
  count(role: 'trades'): number | null {
    const number = this.number(role);
    if (number === null) return null;
    const count = Number(number);
    if (Number.isSafeInteger(count)) return count;
    this.refuse(
      role,
      'not_a_count',
      `expected a whole number, got ${preview(number)}; correct or empty the field`,
    );
    return null;
  }

  interval(): string {
    const value = this.cell('interval');
    const constant = this.constants.interval ?? '';
    if (isEmpty(value)) {
      if (!constant)
        this.refuse('interval', 'missing', 'expected an interval such as 1h, got nothing; fill the field in');
      return constant;
    }
    const interval = intervalWritten(value);
    if (interval !== undefined) return interval;
    this.refuse(
      'interval',
      'not_an_interval',
      `expected an interval such as 1h or 1d, got ${preview(value)}; correct the field`,
    );
    return '';
  }

  /** Behind the amounts: what is beside them counts. */
  currency(pair: string | undefined): string {
    const { currencies } = this.format;
    if (!this.isMarked && this.map.currency === undefined && pair === undefined) return currencies.usual;
    const stated = this.cell('currency');
    const found = currencyOfRow(currencies, { stated, pair }, (role) => this.cell(role));
    if (typeof found === 'string') return found;
    this.refuse(found.role, found.code, found.message);
    return currencies.usual;
  }

  /** Whether a column's name leaves its amounts in the currency of the row. */
  isIn(currency: string, role: Role): boolean {
    return (this.format.currencies.columns[role] ?? currency) === currency;
  }

  /** Only where the file has columns for both. */
  contract(): { contract?: { chain: string; address: string } } | undefined {
    if (!this.has('contract') || !this.has('chain')) return undefined;
    const chain = this.text('chain');
    const address = this.text('contract');
    return isEmpty(chain) || isEmpty(address) ? undefined : { contract: { chain, address } };
  }

  rank(): number | null {
    const value = this.cell('rank');
    if (/^[1-9]\d{0,8}$/.test(value)) return Number(value);
    if (isEmpty(value)) return null;
    const digits = /^#?\s*(\d{1,10})$/.exec(value.trim())?.[1];
    if (digits !== undefined && Number(digits) === 0) return null;
    const rank = Number(digits);
    if (rank <= LIMITS.rank) return rank;
    this.refuse(
      'rank',
      'not_a_rank',
      `expected a whole number such as 1, got ${preview(value)}; correct or empty the field`,
    );
    return null;
  }

  moment(): string {
    const value = this.dateAndTime();
    const instant = parseDate(value, this.format);
    if (instant !== undefined) return instant;
    if (isEmpty(value)) this.refuse('date', 'missing', 'expected a date, got nothing; fill the field in');
    else this.refuse('date', 'not_a_date', dateAdvice(value, this.format));
    return '';
  }

  /** Of a candle. */
  opening(): string {
    const moment = this.moment();
    if (this.format.layout.dates !== 'close' || moment === '') return moment;
    const interval = this.interval();
    return interval === '' ? moment : openingOf(moment, interval);
  }

  /** The date, with the time of day of a column beside it. */
  private dateAndTime(): string {
    const [date, time] = [this.cell('date'), this.cell('time').trim()];
    if (time === '' || isEmpty(date) || /\d:\d/.test(date)) return date;
    if (CLOCK.test(time) || COMPACT_CLOCK.test(time)) return `${date.trim()} ${time}`;
    if (!EPOCH.test(time))
      this.refuse('time', 'not_a_time', `expected a time of day such as 16:00, got ${preview(time)}`);
    return date;
  }

  private text(role: 'symbol' | 'pair' | 'id' | 'name' | 'chain' | 'contract'): string {
    const value = this.cell(role);
    if (!isStorable(value))
      for (const { message } of text.safeParse(value).error?.issues ?? [])
        this.refuse(role, 'unstorable_text', `${message}; got ${preview(value)}; correct the field`);
    return value.trim();
  }

  private cell(role: Role): string {
    const column = this.map[role];
    if (column === undefined) return '';
    const value = this.payload[column] ?? '';
    if (typeof value === 'string') return this.values === undefined ? value : this.meant(role, value);
    this.refuse(role, 'not_text', `expected text, got ${preview(value)}`);
    return '';
  }

  /** By what its layout says that values stand for. */
  private meant(role: Role, value: string): string {
    const meant = this.values?.[role];
    if (!meant) return value;
    const known = meant[value.trim()];
    if (known !== undefined) return known;
    const isOpen = isEmpty(value) || (role !== 'currency' && role !== 'interval');
    if (!isOpen) {
      const expected = Object.keys(meant).join(', ');
      this.refuse(
        role,
        'unknown_value',
        `expected one of ${expected}, got ${preview(value)}; add it to "values" in a profile`,
      );
    }
    return isOpen ? value : '';
  }

  private refuse(role: Role, code: string, message: string): void {
    this.context.addIssue({ code: 'custom', path: [this.map[role] ?? role], params: { code }, message });
  }
}
