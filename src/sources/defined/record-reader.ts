import type { z } from 'zod';
import { numberFault, preview } from '../../domain/fields.js';
import { wholeNumber } from '../../domain/whole-number.js';
import { dateForm, dayForm } from './dates.js';
import { faultReporterAt, type FieldReader } from './field-reader.js';
import type { Mappings } from './mapping.js';
import { isWrapped, payloadParts } from './payload.js';
import type { PayloadParts } from './place.js';

/** Rules for reading an item. */
export interface ItemRules extends Mappings {
  /** Fields that identify a record, if the id of its item is not enough. */
  readonly id?: readonly string[];
  /** Base URL for relative links to articles. Taps have none. */
  readonly base_url?: string;
}

/** Reads the fields of a record, and reports what is wrong with them. */
export class RecordReader {
  private readonly parts: PayloadParts;

  constructor(
    private readonly payload: unknown,
    private readonly readers: ReadonlyMap<string, FieldReader>,
    readonly rules: ItemRules,
    private readonly context: z.RefinementCtx,
  ) {
    this.parts = payloadParts(payload);
  }

  get fetchedAt(): string | undefined {
    const { fetched_at } = this.parts;
    return typeof fetched_at === 'string' ? isoInstant(fetched_at) : undefined;
  }

  /** Number of faults so far. */
  get faults(): number {
    return this.context.issues.length;
  }

  has(name: string): boolean {
    return this.readers.has(name);
  }

  /** The field's text; null if it is absent or a fault was reported. */
  text(name: string): string | null {
    return this.readers.get(name)?.text(this.parts, this.objection(name)) ?? null;
  }

  texts(name: string): string[] {
    return this.readers.get(name)?.texts(this.parts, this.objection(name)) ?? [];
  }

  required(name: string): string {
    const before = this.faults;
    const text = this.text(name)?.trim();
    if (text) return text;
    if (this.faults === before) this.report(name, 'missing', `expected the ${name}, got nothing`);
    return '';
  }

  /** The field as an exact decimal; null if it is absent or a fault was reported. */
  amount(name: string, signed = false): string | null {
    const text = this.text(name)?.trim() ?? null;
    const fault = text === null ? null : numberFault(text, signed);
    if (!fault) return text;
    this.report(name, fault.code, fault.message);
    return null;
  }

  price(name: string): string {
    return this.has(name) ? this.required(name) && (this.amount(name) ?? '') : '';
  }

  count(name: string): number | null {
    const amount = this.amount(name);
    if (amount === null) return null;
    const count = wholeNumber(amount);
    if (count !== undefined) return count;
    this.report(name, 'not_a_count', `expected a whole number, got ${preview(amount)}`);
    return null;
  }

  /** The field as an ISO 8601 time with a zone, which is the output of a date transform. */
  instant(name: string): string | null {
    return this.date(name, isoInstant, 'a date with a zone');
  }

  /** The field as an ISO 8601 day. */
  day(name: string): string | null {
    return this.date(name, isoDay, 'a day');
  }

  private date(name: string, read: (text: string) => string | undefined, expected: string): string | null {
    const text = this.text(name)?.trim();
    if (!text) return null;
    const found = read(text);
    if (found === undefined)
      this.report(
        name,
        'not_a_date',
        `expected ${expected} (ISO 8601), got ${preview(text)}; where it is written otherwise, say date: unix, unix_ms or a format such as yyyy-MM-dd`,
      );
    return found ?? null;
  }

  report(name: string, code: string, message: string): void {
    this.objection(name)(code, `${name}: ${message}`);
  }

  private objection(name: string) {
    const path = this.readers.get(name)?.path ?? [];
    return faultReporterAt(isWrapped(this.payload) ? path : path.slice(1), this.context);
  }
}

const isoInstant = dateForm('iso');
const isoDay = dayForm('iso');
