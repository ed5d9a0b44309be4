import { parseJson } from '../../domain/json.js';
import { parseFieldPlace, valueAt } from './place.js';

const record = parseJson(
  '{"a":{"b":1.10,"c d":"x"},"~":{"/":2},"list":[{"k":"usd","v":0.12345678901234567890},{"k":"eur","v":2}],"toString":null}',
);
const read = (text: string) =>
  valueAt(parseFieldPlace(text), {
    record,
    key: 'K',
    partition: { key: 'P', symbol: 'S' },
    reply: { '/date': 'D' },
  });
const json = (text: string) => JSON.stringify(read(text));

it.each([
  ['/a/b', '1.10'],
  ['a.b', '1.10'],
  ['a."c d"', '"x"'],
  ['/~0/~1', '2'],
  ['/list/0/v', '0.12345678901234567890'],
  ['list[1].v', '2'],
  ["list[?k=='usd'].v | [0]", '"0.12345678901234567890"'],
  ['join(\'-\', [a."c d", list[0].k])', '"x-usd"'],
  ['toString', 'null'],
  ['$key', '"K"'],
  ['$partition', '"P"'],
  ['$partition.symbol', '"S"'],
  ['$reply/date', '"D"'],
])('%s is %s, with every digit', (text, expected) => {
  expect(json(text)).toBe(expected);
});

it.each(['/a/x', 'a.x', 'a.b.c', '/list/-', '/list/length', 'constructor', '/__proto__', '/a/b/rawJSON'])(
  '%s is not there',
  (text) => {
    expect(read(text)).toBeUndefined();
  },
);

it.each([
  ['a[', /not valid JMESPath/],
  ['sum(list[*].v)', /one of the functions .*got sum/],
  ['list[?v > `1`]', /numbers are not supported|only == and !=/],
  ['list[?v == `1`]', /compare with text/],
  ['a.b + a.b', /arithmetic/],
  ["ends_with($key, '_idr')", /no variables: \$key, \$partition and \$reply stand alone/],
  ['$root', /\$partition/],
  ['[[[a,a],[a,a]],[a]]', /at most 2/],
  [`a${'.a'.repeat(300)}`, /at most 500/],
])('%s is refused', (text, message) => {
  expect(() => parseFieldPlace(text)).toThrow(message);
});
