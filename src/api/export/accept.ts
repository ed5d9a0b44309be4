import { NotAcceptableException } from '@nestjs/common';
import { CSV } from './csv.js';
import type { Format } from './format.js';
import { NDJSON } from './ndjson.js';
import { negotiate } from './negotiate.js';
import { PARQUET } from './parquet.js';

const FORMATS: Readonly<Record<string, Format | 'page'>> = {
  'application/json': 'page',
  'application/x-ndjson': NDJSON,
  'text/csv': CSV,
  'application/vnd.apache.parquet': PARQUET,
};

/**
 * What the client wants: a page of JSON, or an export.
 * @throws NotAcceptableException
 */
export function accepted(accept: string | undefined): Format | 'page' {
  const types = Object.keys(FORMATS);
  const type = negotiate(accept, types);
  if (type === null)
    throw new NotAcceptableException(
      `There is this as ${types.slice(0, -1).join(', ')} and ${types.at(-1)}.`,
    );
  return FORMATS[type]!;
}
