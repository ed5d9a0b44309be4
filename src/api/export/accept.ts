import Negotiator from 'negotiator';
import { ProblemException } from '../problem.exception.js';
import { CSV } from './csv.js';
import type { Format } from './format.js';
import { NDJSON } from './ndjson.js';
import { PARQUET } from './parquet.js';

const FORMATS: Readonly<Record<string, Format | 'page'>> = {
  'application/json': 'page',
  'application/x-ndjson': NDJSON,
  'text/csv': CSV,
  'application/vnd.apache.parquet': PARQUET,
};
const TYPES = Object.keys(FORMATS);
/** Those other than `q` make no difference to what is available, but would keep a range from matching it. */
const PARAMETERS = /;(?!\s*q\s*=)[^;,]*/gi;

/**
 * The format that a client likes best: a page of JSON, or an export.
 * @throws ProblemException
 */
export function accepted(accept: string | undefined): Format | 'page' {
  const ranges = accept?.replace(PARAMETERS, '') || '*/*';
  const type = new Negotiator({ headers: { accept: ranges } }).mediaType(TYPES);
  if (type === undefined)
    throw new ProblemException('not_acceptable', `Available types: ${TYPES.join(', ')}.`, { allowed: TYPES });
  return FORMATS[type]!;
}
