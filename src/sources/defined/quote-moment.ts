import { statedMoment } from '../http/dated-by-fetch.js';
import type { FieldSpec } from './field.js';
import { parseFieldPlace } from './place.js';
import type { RecordReader } from './record-reader.js';

/** Not a zero time but a real one, if it is that of a point in a series. */
const UNIX_ZERO = '1970-01-01T00:00:00.000Z';

/** A quote's time; null if the record has none and gets the time of its fetch. A record in a time series must have one. */
export function momentOf(reader: RecordReader): string | null {
  const { id, observed_at: spec } = reader.rules.quote!;
  const isPoint = isSharedId(id) && spec !== undefined && !('optional' in spec && spec.optional);
  const before = reader.faults;
  const found = reader.instant('observed_at');
  const moment = isPoint && found === UNIX_ZERO ? found : statedMoment(found);
  if (isPoint && moment === null && reader.faults === before)
    reader.report(
      'observed_at',
      'missing',
      'expected a date, which alone distinguishes the points of a series',
    );
  return moment;
}

/** Whether all records of the source or of a partition have the same id, so that only their times distinguish them. */
export function isSharedId({ path }: FieldSpec): boolean {
  const place = path === undefined ? null : parseFieldPlace(path);
  return place === null || place.of === 'partition' || place.of === 'reply';
}
