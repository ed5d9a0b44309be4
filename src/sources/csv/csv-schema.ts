import { z } from 'zod';
import { numberFault, preview, text } from '../../domain/fields.js';
import { isStorable, LIMITS } from '../../domain/limits.js';
import { parseDate } from './csv-date.js';
import { pairOf } from './csv-currency.js';
import { dateAdvice, numberAdvice } from './csv-advice.js';
import type { ValueFormat } from './csv-format.js';
import { mapColumns } from './csv-header.js';
import type { Role } from './csv-roles.js';
import { isEmpty, parseNumber } from './csv-number.js';
import { type CurrencyRule, currencyOfRow, currencyRule, type Money } from './csv-row-currency.js';

/** A row of any file, read. Amounts are exact decimals. */
export interface CsvQuote {
  symbol: string;
  externalId: string;
  currency: string;
  name: string;
  observedAt: string;
  price: string | null;
  marketCap: string | null;
  volume24h: string | null;
  change24hPct: string | null;
  rank: number | null;
  circulatingSupply: string | null;
  totalSupply: string | null;
  maxSupply: string | null;
  /** Only where the file has columns for both. */
  contract?: { chain: string; address: string };
}

/** Reads the rows of one file. Issues name the file's own columns. */
export function rowSchema(columns: readonly string[], format: ValueFormat): z.ZodType<CsvQuote> {
  const map = mapColumns(columns);
  const rules = { ...format, currencies: currencyRule(map, format) };
  return z.unknown().transform((payload, context) => {
    if (typeof payload !== 'object' || payload === null || Array.isArray(payload)) {
      context.addIssue({
        code: 'custom',
        params: { code: 'not_a_row' },
        message: `expected a row, got ${preview(payload)}`,
      });
      return z.NEVER;
    }
    const row = new RowFields(payload as Record<string, unknown>, map, rules, context);
    const called = row.label('symbol').toUpperCase();
    const pair = pairOf(called);
    const symbol = pair?.coin ?? called;
    const id = row.label('id');
    const observedAt = row.moment();
    const price = row.number('price');
    const marketCap = row.number('marketCap');
    const volume24h = row.number('volume');
    const currency = row.currency(pair?.currency);
    const quote: CsvQuote = {
      symbol: map.symbol === undefined ? id.toUpperCase() : symbol,
      externalId: map.id === undefined ? symbol : id,
      currency,
      name: row.name() || symbol || id.toUpperCase(),
      observedAt,
      price,
      marketCap: row.isIn(currency, 'marketCap') ? marketCap : null,
      volume24h: row.isIn(currency, 'volume') ? volume24h : null,
      change24hPct: row.number('change'),
      rank: row.rank(),
      circulatingSupply: row.number('circulatingSupply'),
      totalSupply: row.number('totalSupply'),
      maxSupply: row.number('maxSupply'),
    };
    if (map.contract !== undefined && map.chain !== undefined) row.addContract(quote);
    return quote;
  });
}

/** How the fields of a file are read. */
type Rules = ValueFormat & { currencies: CurrencyRule };

const CLOCK = /^\d{1,2}:\d{2}/;
/** A moment of its own, of which the date is a part. */
const EPOCH = /^\d{9,}(?:\.\d+)?$/;
/** A number without a currency. */
const BARE = /^[\d\s.,'’+−-]*$/;

/** The fields of one row by what they tell; what is wrong with one goes to the context. */
class RowFields {
  /** Whether an amount is written with something that may be a currency. */
  private isMarked = false;

  constructor(
    private readonly payload: Readonly<Record<string, unknown>>,
    private readonly map: Readonly<Partial<Record<Role, string>>>,
    private readonly format: Rules,
    private readonly context: z.RefinementCtx,
  ) {}

  /** A symbol or an id: must be there where the file has a column for it. */
  label(role: 'symbol' | 'id'): string {
    const value = this.text(role);
    if (this.map[role] === undefined) return '';
    // A coin may be called NONE or NAN: only what is no word is empty.
    if (isEmpty(value) && !/^[a-z]+$/i.test(value))
      this.refuse(role, 'missing', `expected the ${role} of the coin, got nothing; fill the field in`);
    return value;
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

  /** Behind the amounts: what is beside them counts. */
  currency(pair: string | undefined): string {
    const { currencies } = this.format;
    if (!this.isMarked && this.map.currency === undefined && pair === undefined) return currencies.usual;
    const cells = {
      price: this.cell('price'),
      marketCap: this.cell('marketCap'),
      volume: this.cell('volume'),
    };
    const found = currencyOfRow(currencies, { stated: this.cell('currency'), pair }, cells);
    if (typeof found === 'string') return found;
    this.refuse(found.role, found.code, found.message);
    return currencies.usual;
  }

  /** Whether a column's name leaves its amounts in the currency of the row. */
  isIn(currency: string, role: Money): boolean {
    return (this.format.currencies.columns[role] ?? currency) === currency;
  }

  addContract(quote: CsvQuote): void {
    const chain = this.text('chain');
    const address = this.text('contract');
    if (!isEmpty(chain) && !isEmpty(address)) quote.contract = { chain, address };
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

  /** The date, with the time of day of a column beside it. */
  private dateAndTime(): string {
    const [date, time] = [this.cell('date'), this.cell('time').trim()];
    if (time === '' || isEmpty(date) || /\d:\d/.test(date)) return date;
    if (CLOCK.test(time)) return `${date.trim()} ${time}`;
    if (!EPOCH.test(time))
      this.refuse('time', 'not_a_time', `expected a time of day such as 16:00, got ${preview(time)}`);
    return date;
  }

  private text(role: 'symbol' | 'id' | 'name' | 'chain' | 'contract'): string {
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
    if (typeof value === 'string') return value;
    this.refuse(role, 'not_text', `expected text, got ${preview(value)}`);
    return '';
  }

  private refuse(role: Role, code: string, message: string): void {
    this.context.addIssue({ code: 'custom', path: [this.map[role] ?? role], params: { code }, message });
  }
}
