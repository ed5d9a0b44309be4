import type { z } from 'zod';
import { numberFault, preview, text } from '../../domain/fields.js';
import { isStorable, LIMITS } from '../../domain/limits.js';
import type { Reason } from '../../domain/source.js';
import type { CoinReader } from './csv-coin-reader.js';
import { openedBefore, openingOf } from './csv-candle-open.js';
import { currenciesOfShare } from './csv-shares.js';
import { dateAdvice, numberAdvice, pairAdvice, scaleAdvice } from './csv-advice.js';
import { parseDate } from './csv-date.js';
import { joinedDate } from './csv-date-parts.js';
import type { ColumnMap } from './csv-header.js';
import type { ValueFormat } from './csv-format.js';
import { intervalWritten } from './csv-interval.js';
import type { Layout } from './csv-layout.js';
import { isEmpty, isScaled, movePoint, parseNumber } from './csv-number.js';
import type { Role } from './csv-roles.js';
import { areSame } from './csv-repeated-columns.js';
import { spreadsheetText } from './csv-spreadsheet-text.js';
import { type CurrencyRule, currencyOfRow } from './csv-row-currency.js';

/** How the fields of a file are read. */
export type FieldRules = ValueFormat & { layout: Layout; currencies: CurrencyRule; coinOf: CoinReader };

/** What a row cannot do without, if its file has a column for it. */
const REQUIRED: ReadonlySet<Role> = new Set<Role>([
  ...(['symbol', 'id', 'pair', 'price', 'open', 'high', 'low', 'close', 'date', 'time', 'zone'] as const),
  ...(['interval', 'currency', 'exchange'] as const),
]);
const LONGEST = { name: LIMITS.label, chain: LIMITS.chain, contract: LIMITS.address };
const CLOCK = /^\d{1,2}:\d{2}/;
/** An hour, as a profile may call a time of day. */
const HOUR = /^(?:[01]?\d|2[0-3])$/;
/** `160000`, beside a date such as `20241231`. */
const COMPACT_CLOCK = /^\d{6}$/;
/** A time of day that no zone follows, at the end of the last characters of a date. */
const ZONELESS = /[ T]\d{1,2}:\d\d(?::\d\d(?:[.,]\d+)?)?\s*(?:[ap]\.?m\.?)?$/i;
const LONGEST_TIME = 40;
/** `Date (UTC)`, `time_utc` */
const UTC = /(?:^|[^a-z])utc(?![a-z]|\s?[+-]\s?\d)/i;
/** A moment of its own, of which the date is a part. */
const EPOCH = /^\d{9,}(?:\.\d+)?$/;
const PRICES = ['open', 'high', 'low', 'close'] as const;
/** A number without a currency. */
const BARE = /^[\d\s.,'’+−-]*$/;

/** The fields of one row by what they tell; what is wrong with one goes to the context. */
export class RowFields {
  /** Whether an amount is written with something that may be a currency. */
  private isMarked = false;
  /** What is wrong with fields that were read as empty. */
  notes: Reason[] | undefined;
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

  isEmpty(role: 'symbol'): boolean {
    return this.cell(role).trim() === '';
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
  coin(role: 'symbol' | 'pair'): NonNullable<ReturnType<CoinReader>> {
    const value = this.label(role);
    const coin = this.format.coinOf(value);
    if (coin) return coin;
    if (value) this.refuse(role, 'not_a_pair', pairAdvice(value, this.format.layout));
    return { symbol: '' };
  }

  /** In capitals, as `BINANCE:BTC` is written; empty where the row names none. */
  exchange(): string {
    const value = this.text('exchange').toUpperCase();
    return isEmpty(value) ? '' : value;
  }

  /** Without the currency of its pair: `Bitcoin` of `Bitcoin USD`. */
  name(currency: string | undefined): string {
    const value = this.text('name');
    if (isEmpty(value)) return '';
    return currency !== undefined && value.endsWith(` ${currency}`)
      ? value.slice(0, -currency.length - 1).trim()
      : value;
  }

  number(role: Exclude<Role, 'date'>): string | null {
    const value = this.cell(role);
    if (value === '') return null;
    let number = parseNumber(value, this.format.decimal, role === 'change');
    const scale = this.format.layout.scales?.[role];
    if (scale && typeof number === 'string') {
      if (isScaled(value)) this.object(role, 'other_scale', scaleAdvice(value, scale));
      number = isScaled(value) ? null : movePoint(number, scale);
    }
    if (number !== value && !BARE.test(value)) this.isMarked = true;
    if (number === undefined) this.object(role, 'not_a_number', numberAdvice(value, this.format));
    const fault =
      number === undefined || number === null ? null : numberFault(number, role === 'change', value);
    if (!fault) return number ?? null;
    const { code, message } = fault;
    this.object(role, code, `${message}; correct or empty the field`);
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
    this.object(
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
  currency(pair: string | undefined, symbol: string): string {
    const { currencies } = this.format;
    const isSilent = !this.isMarked && this.map.currency === undefined && pair === undefined;
    const share = symbol.includes('.') ? currenciesOfShare(symbol) : undefined;
    if (isSilent && currencies.others === undefined && !share) return currencies.usual;
    const stated = this.cell('currency');
    const found = currencyOfRow(currencies, { stated, pair, share }, (role) => this.cell(role));
    if (typeof found === 'string') return found;
    this.refuse(found.role, found.code, found.message);
    return currencies.usual;
  }

  /** A coin costs one of itself: any other price is in a currency that the row does not name. */
  assertIsOne(symbol: string): void {
    const role = this.has('close') ? 'close' : 'price';
    if (/^1(?:[.,]0*)?$/.test(this.cell(role).trim())) return;
    const message = `expected the price of ${symbol} in another currency than ${symbol}, got ${preview(this.cell(role))}; correct the currency, or say it by constants.currency in a profile`;
    this.refuse(role, 'same_currency', message);
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
    this.object(
      'rank',
      'not_a_rank',
      `expected a whole number such as 1, got ${preview(value)}; correct or empty the field`,
    );
    return null;
  }

  moment(): string {
    const value = this.dateAndZone();
    const instant = parseDate(value, this.format);
    if (instant !== undefined) return instant;
    if (isEmpty(value)) this.refuse('date', 'missing', 'expected a date, got nothing; fill the field in');
    else this.refuse('date', 'not_a_date', dateAdvice(value, this.format));
    return '';
  }

  /** Of a candle. */
  opening(): string {
    const moment = this.moment();
    if (moment === '') return moment;
    const isClose = this.format.layout.dates === 'close';
    if (!isClose && !moment.startsWith(':59', 16)) return moment;
    const interval = this.interval();
    if (interval === '' || (!isClose && interval.endsWith('s'))) return moment;
    return isClose ? openingOf(moment, interval) : openedBefore(moment, interval);
  }

  /** The date and time of day, in the zone of a column beside them. */
  private dateAndZone(): string {
    const date = this.dateAndTime();
    if (!ZONELESS.test(date.trimEnd().slice(-LONGEST_TIME))) return date;
    const zone = UTC.test(this.map.date!) ? 'UTC' : this.cell('zone').trim();
    return isEmpty(zone) ? date : `${date.trim()} ${zone}`;
  }

  /** The date, with the time of day of a column beside it. */
  private dateAndTime(): string {
    const date = this.cell('date');
    const { dateParts } = this.format.layout;
    if (dateParts && !isEmpty(date))
      return joinedDate(dateParts, date, (column) => {
        const value = this.payload[column];
        return typeof value === 'string' ? value : '';
      });
    const time = this.cell('time').trim();
    if (time === '' || isEmpty(date) || /\d:\d/.test(date)) return date;
    if (CLOCK.test(time) || COMPACT_CLOCK.test(time)) return `${date.trim()} ${time}`;
    if (HOUR.test(time)) return `${date.trim()} ${time.padStart(2, '0')}:00`;
    if (!EPOCH.test(time))
      this.refuse('time', 'not_a_time', `expected a time of day such as 16:00, got ${preview(time)}`);
    return date;
  }

  /** Rejects a row in which columns of one name differ. */
  assertSame(role: Role, twins: readonly string[]): void {
    const value = this.cell(role);
    for (const twin of twins) {
      const other = this.payload[twin];
      if (typeof other !== 'string' || areSame(value, other)) continue;
      const message = `expected the same as in ${JSON.stringify(twin)}, which has the same name, got ${preview(value)} and ${preview(other)}; correct one of them, or say in a profile which counts`;
      return this.refuse(role, 'repeated_column', message);
    }
  }

  private text(role: 'symbol' | 'pair' | 'exchange' | 'id' | 'name' | 'chain' | 'contract'): string {
    const value = spreadsheetText(this.cell(role));
    for (const { message } of isStorable(value) ? [] : (text.safeParse(value).error?.issues ?? [])) {
      this.object(role, 'unstorable_text', `${message}; got ${preview(value)}; correct the field`);
      return REQUIRED.has(role) ? value : '';
    }
    const trimmed = value.trim();
    if (REQUIRED.has(role) || trimmed.length <= LONGEST[role as keyof typeof LONGEST]) return trimmed;
    this.object(
      role,
      'bad_length',
      `expected fewer characters, got ${preview(value)}; shorten or empty the field`,
    );
    return '';
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

  /** A field that a row can do without is read as empty, and noted, unless CSV_OPTIONAL says otherwise. */
  private object(role: Role, code: string, message: string): void {
    if (REQUIRED.has(role) || this.format.optional === 'reject') this.refuse(role, code, message);
    else (this.notes ??= []).push({ path: this.map[role] ?? role, code, message });
  }

  private refuse(role: Role, code: string, message: string): void {
    this.context.addIssue({ code: 'custom', path: [this.map[role] ?? role], params: { code }, message });
  }
}
