import Negotiator from 'negotiator';
import { badRequest } from '../field-faults.js';
import { ProblemException } from '../problem.exception.js';
import { CSV } from './csv.js';
import type { Format, FormatOptions } from './format.js';
import { NDJSON } from './ndjson.js';
import { PARQUET } from './parquet.js';

export const FORMATS = ['json', 'ndjson', 'csv', 'parquet'] as const;
export const NUMBERS = ['number', 'string'] as const;
export const DECIMALS = ['auto', 'decimal', 'double', 'text'] as const;
/** CSV delimiters by their names in `delimiter`. As in all parameters here, the first one is the default. */
export const DELIMITERS = { ',': ',', ';': ';', '\t': '\t', comma: ',', semicolon: ';', tab: '\t' } as const;

/** Values of boolean parameters, which arrive as text. */
export const FLAGS: Readonly<Record<string, boolean>> = { false: false, true: true, '0': false, '1': true };

/** How a reply is written, independently of what it contains. */
export interface Representation extends FormatOptions {
  /** The format: a page of JSON, or an export. */
  format: Format | 'page';
}

const BY_NAME: Readonly<Record<(typeof FORMATS)[number], Format | 'page'>> = {
  json: 'page',
  ndjson: NDJSON,
  csv: CSV,
  parquet: PARQUET,
};
const BY_TYPE: Readonly<Record<string, Format | 'page'>> = {
  'application/json': 'page',
  'application/x-ndjson': NDJSON,
  'text/csv': CSV,
  'application/vnd.apache.parquet': PARQUET,
};
const TYPES = Object.keys(BY_TYPE);
/**
 * Drops parameters of a media type other than `q`: they do not affect which types are available, but would prevent a
 * media range from matching.
 */
const PARAMETERS = /;(?!\s*q\s*=)[^;,]*/gi;

/**
 * The available format that the client prefers: a page of JSON, or an export.
 * @throws ProblemException
 */
export function negotiatedFormat(accept: string | undefined): Format | 'page' {
  if (!accept || accept === '*/*') return 'page';
  const ranges = accept.replace(PARAMETERS, '') || '*/*';
  const type = new Negotiator({ headers: { accept: ranges } }).mediaType(TYPES);
  if (type === undefined)
    throw new ProblemException('not_acceptable', `Available types: ${TYPES.join(', ')}.`, { allowed: TYPES });
  return BY_TYPE[type]!;
}

/** @throws ProblemException */
export function formatNamed(name: unknown): Format | 'page' {
  if (typeof name !== 'string') throw badRequest('format', 'must be given once, as text');
  if (Object.hasOwn(BY_NAME, name)) return BY_NAME[name as keyof typeof BY_NAME];
  throw new ProblemException(
    'not_acceptable',
    `There is no format ${JSON.stringify(name.slice(0, 40))}. Available formats: ${FORMATS.join(', ')}. Available types: ${TYPES.join(', ')}.`,
    { allowed: TYPES },
  );
}

export function oneOf<T extends string>(name: string, value: unknown, values: readonly T[]): T {
  if (!values.includes(value as T))
    throw badRequest(name, `must be one of ${values.map(readable).join(', ')}`, { allowed: values });
  return value as T;
}

/** Quotes punctuation, which could otherwise be mistaken for a separator in the list. */
const readable = (value: string) => (/^\w+$/.test(value) ? value : JSON.stringify(value));

/**
 * Reads a preference in the Prefer header. Names are case-insensitive, and the first of repeated preferences counts:
 * https://www.rfc-editor.org/rfc/rfc7240
 */
export function prefersStrings(prefer: string | string[] | undefined): boolean {
  const preferences = String(prefer ?? '').split(',');
  const numbers = preferences
    .map((one) => /^\s*numbers\s*=\s*"?([^\s";]*)"?\s*(;|$)/i.exec(one)?.[1])
    .find((value) => value !== undefined);
  return numbers === 'string';
}
