import { negotiatedFormat, prefersStrings } from './representation.js';
import { CSV } from './csv.js';
import { NDJSON } from './ndjson.js';

it.each([
  [undefined, 'page'],
  ['', 'page'],
  ['*/*', 'page'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'page'],
  ['application/json, text/plain, */*', 'page'],
  ['text/csv', CSV],
  ['TEXT/CSV; charset=utf-8', CSV],
  ['text/csv; charset="utf-8"; q=0.5, application/x-ndjson;q=0.4', CSV],
  ['text/csv;charset=utf-8; q=0.3, application/x-ndjson; q=0.4', NDJSON],
  ['text/*', CSV],
  ['text/csv;q=0.5, application/x-ndjson;q=0.6', NDJSON],
  ['text/csv, application/json', CSV],
  ['*/*;q=0.1, text/csv;q=0.2', CSV],
  ['*/*, application/json;q=0, application/x-ndjson;q=0', CSV],
  ['application/*;q=0, text/csv;q=0.001', CSV],
  ['nonsense, text/csv', CSV],
])('answers "Accept: %s" with the preferred format', (accept, format) => {
  expect(negotiatedFormat(accept)).toBe(format);
});

it.each(['text/csv;q=0', 'image/png', 'csv', ';,;'])(
  'refuses "Accept: %s", which accepts none of the formats',
  (accept) => {
    expect(() => negotiatedFormat(accept)).toThrow(
      'Available types: application/json, application/x-ndjson, text/csv, application/vnd.apache.parquet.',
    );
  },
);

it.each([
  ['numbers=string', true],
  ['respond-async, Numbers = "string"; x=1', true],
  ['numbers=number, numbers=string', false],
  ['numbers=strings', false],
  ['x; numbers=string', false],
  [undefined, false],
])('reads from "Prefer: %s" whether decimals are requested as strings', (prefer, strings) => {
  expect(prefersStrings(prefer)).toBe(strings);
});
