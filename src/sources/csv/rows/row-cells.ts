import type { z } from 'zod';
import { preview, text } from '../../../domain/fields.js';
import { isStorable, LIMITS } from '../../../domain/limits.js';
import type { Reason } from '../../../domain/source.js';
import type { CoinReader } from '../layout/coin-reader.js';
import type { RuleEvidence, ValueFormat } from '../layout/format.js';
import type { ColumnMap } from '../header/header.js';
import type { Layout } from '../layout/layout.js';
import { isEmpty } from '../values/empty.js';
import type { Role } from '../header/roles.js';
import type { CurrencyRule } from './row-currency.js';
import { cellText } from '../values/cell-text.js';
import { meaningOf } from '../facts/meanings.js';

/** Rules for reading the fields of a file. */
export type FieldRules = ValueFormat & {
  evidence?: RuleEvidence;
  layout: Layout;
  currencies: CurrencyRule;
  coinOf: CoinReader;
};

/** Roles that must have a value in each row, if the file has a column for them. */
const REQUIRED: ReadonlySet<Role> = new Set<Role>([
  ...(['symbol', 'id', 'pair', 'price', 'open', 'high', 'low', 'close', 'date', 'time', 'zone'] as const),
  ...(['interval', 'currency', 'exchange'] as const),
]);
const MAX_LENGTHS = { name: LIMITS.label, chain: LIMITS.chain, contract: LIMITS.address };

/** The cells of one row by role. Faults are reported to the context. */
export class RowCells {
  /** Faults of fields that were read as empty. */
  notes: Reason[] | undefined;
  /** Whether an amount has a mark that may be a currency. */
  isMarked = false;
  private readonly values;

  constructor(
    private readonly payload: Readonly<Record<string, unknown>>,
    readonly map: ColumnMap,
    readonly format: FieldRules,
    private readonly context: z.RefinementCtx,
  ) {
    this.values = format.layout.values;
  }

  has(role: Role): boolean {
    return this.map[role] !== undefined;
  }

  /** Undefined if the row has no text there. */
  inColumn(column: string): string | undefined {
    const value = this.payload[column];
    return typeof value === 'string' ? value : undefined;
  }

  /** Trimmed. */
  text(role: 'symbol' | 'pair' | 'exchange' | 'id' | 'name' | 'chain' | 'contract'): string {
    const value = cellText(this.cell(role));
    for (const { message } of isStorable(value) ? [] : (text.safeParse(value).error?.issues ?? [])) {
      this.report(role, 'unstorable_text', `${message}; got ${preview(value)}; correct the field`);
      return REQUIRED.has(role) ? value : '';
    }
    const trimmed = value.trim();
    if (REQUIRED.has(role) || trimmed.length <= MAX_LENGTHS[role as keyof typeof MAX_LENGTHS]) return trimmed;
    this.report(
      role,
      'bad_length',
      `expected fewer characters, got ${preview(value)}; shorten or empty the field`,
    );
    return '';
  }

  /** As written, or the meaning that the layout assigns to it. */
  cell(role: Role): string {
    const column = this.map[role];
    if (column === undefined) return '';
    const value = this.payload[column] ?? '';
    if (typeof value === 'string') return this.values === undefined ? value : this.meant(role, value);
    this.refuse(role, 'not_text', `expected text, got ${preview(value)}`);
    return '';
  }

  /** Translates values by the layout's list of meanings. */
  private meant(role: Role, value: string): string {
    const meant = this.values?.[role];
    if (!meant) return value;
    const meaning = meaningOf(value.trim(), meant);
    if (meaning !== undefined) return meaning;
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

  /** An optional field is read as empty, with a note, unless CSV_OPTIONAL is `reject`. */
  report(role: Role, code: string, message: string): void {
    if (REQUIRED.has(role) || this.format.optional === 'reject') this.refuse(role, code, message);
    else (this.notes ??= []).push({ path: this.map[role] ?? role, code, message });
  }

  refuse(role: Role, code: string, message: string): void {
    this.context.addIssue({ code: 'custom', path: [this.map[role] ?? role], params: { code }, message });
  }
}
