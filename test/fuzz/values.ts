import fc from 'fast-check';
import type { Document, Json } from './document.js';

const NAMES = [
  '__proto__',
  'constructor',
  'prototype',
  'toString',
  'hasOwnProperty',
  '$where',
  'limit[]',
  '',
];
const ODD = [
  ...NAMES,
  ...[
    ' ',
    '\0',
    'a\0b',
    '\ud800',
    '💥',
    '\u202e',
    '\ufeff',
    'ﷺ',
    '%',
    '_',
    '\\',
    '"',
    "'",
    '`',
    '\r\nset-cookie: a=b',
  ],
  ...[
    "'; drop table quotes; --",
    "' or 1=1 --",
    '\\x00',
    '${7*7}',
    '{{7*7}}',
    '<script>',
    '=1+1',
    '../../etc/passwd',
  ],
  ...[
    'null',
    'undefined',
    'NaN',
    'Infinity',
    '-0',
    '+1',
    '01',
    '0x10',
    '1.0',
    '1e400',
    '1e-400',
    '1_000',
    '９',
  ],
  ...[
    '2147483648',
    '-2147483649',
    '9223372036854775808',
    '9007199254740993',
    '9'.repeat(400),
    'a'.repeat(5000),
  ],
  ...[
    '2026-02-30',
    '0000-00-00',
    '+275761-01-01',
    '9999-12-31T23:59:60Z',
    '2026-01-01T25:00Z',
    '-000001-01-01',
  ],
  ...[
    '2026-01-01T00:00:00+99:99',
    '0001-01-01',
    '1e3',
    '[]',
    '{}',
    '{"a":1}',
    'true',
    '*',
    'W/"',
    'a,b',
    '/',
  ],
];

/** A text that an attacker or an ignorant client might send. */
export const oddText = fc.oneof(
  fc.constantFrom(...ODD),
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ unit: 'grapheme', maxLength: 40 }),
  fc.string({ maxLength: 300 }),
);

/** Any JSON. */
const oddValue: fc.Arbitrary<Json> = fc.oneof(
  oddText,
  fc.constantFrom<Json>(null, true, false, 0, -1, 1.5, 1e308, 2 ** 31, 2 ** 53, [], {}, [[]], [null]),
  fc.array(oddText, { maxLength: 3 }),
  fc.dictionary(oddText, oddText, { maxKeys: 3 }),
  fc.jsonValue({ maxDepth: 3 }),
  fc.constantFrom(1000, 3000).map((depth) => nested(depth)),
);

/** Raw bytes of a body that is not JSON, or unusual JSON. */
export const oddBody = fc.oneof(
  fc.constantFrom(
    '',
    '{',
    '[]',
    'null',
    '"',
    '{"a":1,}',
    '{"source":"csv","source":"rss"}',
    '\ufeff{}',
    '{}{}',
  ),
  fc.constantFrom('{"__proto__":{"source":"csv"}}', '{"constructor":{"prototype":{}}}', '{"source":1e999}'),
  oddText,
);

/** Values that a schema accepts. For a text whose rules are not all in the schema, its example. */
export function valid(schema: Json, document: Document): fc.Arbitrary<Json> {
  const of = document.resolved(schema);
  if (of.enum) return fc.constantFrom(...of.enum);
  switch (of.type) {
    case 'boolean':
      return fc.boolean();
    case 'integer':
      return fc.integer({ min: of.minimum ?? 1, max: of.maximum ?? 2 ** 31 - 1 });
    case 'array':
      return of.example
        ? fc.constant(of.example)
        : fc.array(valid(of.items, document), { minLength: 1, maxLength: entries(of.items, document) });
    case 'object':
      return validObject(of, document);
    default:
      if (of.example !== undefined) return fc.constant(of.example);
      return of.pattern ? fc.stringMatching(new RegExp(of.pattern)) : fc.constant('2026-01-01');
  }
}

/** Two objects made from the same examples would name the same thing twice. */
function entries(items: Json, document: Document): number {
  return document.resolved(items).type === 'object' ? 1 : 3;
}

/** All required properties and at most one more: several could contradict each other, which a schema does not show. */
function validObject({ properties = {}, required = [] }: Json, document: Document): fc.Arbitrary<Json> {
  const all = (names: string[]) =>
    fc.record(Object.fromEntries(names.map((name) => [name, valid(properties[name], document)])));
  const optional = Object.keys(properties).filter(
    (name) => !required.includes(name) && document.resolved(properties[name]).example !== undefined,
  );
  return fc
    .option(optional.length ? fc.constantFrom(...optional) : fc.constant(null), { nil: null })
    .chain((more) => all(more === null ? required : [...required, more]));
}

/** Values that a schema just accepts, just refuses, or does not expect. */
export function nearValid(schema: Json, document: Document): fc.Arbitrary<Json> {
  const of = document.resolved(schema);
  const anything = [valid(of, document), oddValue];
  if (of.type === 'integer') {
    const { minimum = 0, maximum = 2 ** 31 - 1 } = of;
    return fc.oneof(...anything, fc.constantFrom(minimum - 1, minimum, maximum, maximum + 1, minimum + 0.5));
  }
  if (of.type === 'array')
    return fc.oneof(...anything, fc.array(nearValid(of.items, document), { maxLength: 3 }));
  if (of.type === 'object') return fc.oneof(...anything, nearObject(of, document));
  const { maxLength = 200 } = of;
  const lengths = fc.constantFrom(maxLength, maxLength + 1).map((length) => 'x'.repeat(length));
  return fc.oneof(...anything, oddText, lengths);
}

function nearObject(of: Json, document: Document): fc.Arbitrary<Json> {
  const changes = Object.entries(of.properties ?? {}).map(([name, schema]) =>
    fc.tuple(fc.constant(name), nearValid(schema, document)),
  );
  const change = fc.oneof(...changes, fc.tuple(fc.constantFrom(...NAMES), oddValue));
  return fc
    .tuple(
      validObject(of, document),
      fc.array(change, { minLength: 1, maxLength: 3 }),
      fc.subarray(of.required ?? []),
    )
    .map(([whole, changed, gone]) => {
      const kept = Object.entries(whole).filter(([name]) => !gone.includes(name));
      // From entries, so that __proto__ is a name like any other.
      return Object.fromEntries([...kept, ...changed]);
    });
}

function nested(depth: number): Json {
  return JSON.parse('['.repeat(depth) + ']'.repeat(depth));
}
