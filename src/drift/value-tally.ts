import { bucketOf } from './bucket.js';
import { VALUE_TYPES } from './value-type.js';

/** Counts for the values at one path. */
export class ValueTally {
  present = 0;
  readonly types = new Uint32Array(VALUE_TYPES.length);
  readonly values = new Map<string, number>();
  readonly fields = new Map<string, ValueTally>();
  items: ValueTally | undefined;

  add(value: unknown, type: number, sampled: boolean): void {
    this.present++;
    this.types[type]!++;
    const bucket = sampled ? bucketOf(value, type) : null;
    if (bucket !== null) this.values.set(bucket, (this.values.get(bucket) ?? 0) + 1);
  }
}
