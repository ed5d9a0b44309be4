import type { Candle } from '../../../domain/candle.js';
import type { Decimal, Instant, Quote } from '../../../domain/quote.js';
import type { ValueFormat } from '../layout/format.js';
import { NUMBERS } from '../header/roles.js';
import type { ColumnMap } from '../header/header.js';
import { parseUtcIso } from '../values/iso.js';
import { plainNumber } from '../values/plain-number.js';
import type { Role } from '../header/roles.js';

export type PlainRow = Readonly<Record<string, string>>;
export type PlainItem = Quote | Candle;

/** Roles that PlainReader reads. */
export const PLAIN: ReadonlySet<Role> = new Set<Role>([...NUMBERS, 'rank', 'trades', 'date']);

const ZERO = /^0(?:\.0*)?$/;
const COUNT = /^\d{1,9}$/;

/** Reads dates in ISO 8601 and numbers without thousands separators, signs of currencies or units. */
export class PlainReader {
  private row: PlainRow = {};
  private isPlain = true;

  constructor(
    private readonly map: ColumnMap,
    private readonly format: ValueFormat,
  ) {}

  /** The item of the row, with the listing and interval of an earlier one; undefined if a value is not plain. */
  read(row: PlainRow, earlier: PlainItem): PlainItem | undefined {
    this.row = row;
    this.isPlain = true;
    const item = earlier.kind === 'quote' ? this.quote(earlier) : this.candle(earlier);
    return this.isPlain ? item : undefined;
  }

  private quote({ listing }: Quote): Quote {
    return {
      kind: 'quote',
      listing,
      observedAt: this.moment(),
      price: this.number('price'),
      marketCap: this.number('marketCap'),
      volume24h: this.number('volume'),
      change24hPct: this.number('change'),
      rank: this.count('rank'),
      circulatingSupply: this.number('circulatingSupply'),
      totalSupply: this.number('totalSupply'),
      maxSupply: this.number('maxSupply'),
    };
  }

  private candle({ listing, interval }: Candle): Candle {
    return {
      kind: 'candle',
      listing,
      interval,
      openedAt: this.opening(),
      open: this.price('open'),
      high: this.price('high'),
      low: this.price('low'),
      close: this.price('close'),
      volume: this.number('baseVolume'),
      quoteVolume: this.number('quoteVolume'),
      trades: this.count('trades'),
      marketCap: this.number('marketCap'),
    };
  }

  private moment(): Instant {
    return parseUtcIso(this.cell('date'), this.format.timeZone === 'UTC') ?? this.notPlain('');
  }

  /** A time in a candle's last second would have to be converted to its opening. */
  private opening(): Instant {
    const moment = this.moment();
    return moment.startsWith(':59', 16) ? this.notPlain('') : moment;
  }

  /** A candle that opens at 0 may be a gap. */
  private price(role: Role): Decimal {
    const price = this.number(role) ?? this.notPlain('');
    return ZERO.test(price) ? this.notPlain('') : price;
  }

  private number(role: Role): Decimal | null {
    const value = this.cell(role);
    return value === '' ? null : (plainNumber(value, this.format.decimal) ?? this.notPlain(null));
  }

  private count(role: Role): number | null {
    const value = this.cell(role);
    if (value === '') return null;
    return COUNT.test(value) ? Number(value) : this.notPlain(null);
  }

  private cell(role: Role): string {
    const column = this.map[role];
    return column === undefined ? '' : (this.row[column] ?? '');
  }

  /** Notes that a value is not plain. */
  private notPlain<T>(value: T): T {
    this.isPlain = false;
    return value;
  }
}
