import { now } from '../../domain/clock.js';
import { compareDecimals } from '../../domain/compare-decimals.js';
import { isDecimal } from '../../domain/limits.js';
import type { JsonDefinition } from './definition.js';
import { fieldReader } from './field-reader.js';
import { payloadParts } from './payload.js';

type Rule = NonNullable<JsonDefinition['incremental']>;

const UNITS: Readonly<Record<string, number>> = { s: 1, m: 60, h: 3600, d: 86_400 };

/** Tracks the largest value of a field across a source's records, such as the latest date. */
export class Incremental {
  private readonly reader;

  constructor(private readonly rule: Rule) {
    const { from: path, date } = rule;
    this.reader = fieldReader({ path, optional: true, ...(date && { date }) });
  }

  /** The largest of the previous value and the values in the records; unreadable values are ignored. */
  highest(known: string | undefined, payloads: readonly unknown[]): string | undefined {
    let highest = known;
    for (const payload of payloads) {
      const value = this.reader.text(payloadParts(payload), () => undefined)?.trim();
      if (!value || !this.isPossible(value)) continue;
      if (highest === undefined || this.compare(value, highest) > 0) highest = value;
    }
    return highest;
  }

  /** The query parameter that requests only records beyond the highest value. */
  query(highest: string | undefined): Record<string, string> {
    const { parameter, initial, as, lookback } = this.rule;
    if (highest === undefined) return initial === undefined ? {} : { [parameter]: initial };
    if (!this.rule.date) return { [parameter]: highest };
    const seconds = lookback ? Number(lookback.slice(0, -1)) * UNITS[lookback.at(-1)!]! : 0;
    return { [parameter]: written(new Date(Date.parse(highest) - seconds * 1000), as!) };
  }

  /** Whether the value may be kept. A date in the future may not: no earlier record would ever be requested again. */
  private isPossible(value: string): boolean {
    return this.rule.date ? Date.parse(value) <= now().getTime() : isDecimal(value);
  }

  private compare(a: string, b: string): number {
    return this.rule.date ? Date.parse(a) - Date.parse(b) : compareDecimals(a, b);
  }
}

function written(moment: Date, as: NonNullable<Rule['as']>): string {
  if (as === 'unix') return String(Math.floor(moment.getTime() / 1000));
  if (as === 'unix_ms') return String(moment.getTime());
  const iso = moment.toISOString();
  return as === 'date' ? iso.slice(0, 10) : iso;
}
