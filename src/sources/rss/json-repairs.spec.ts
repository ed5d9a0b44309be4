import { PartitionError } from '../../domain/errors.js';
import { parseFeed } from './feed-parser.js';
import { itemSchema } from './item-schema.js';
import { unwrapJson } from './json-repairs.js';

const HEAD = '"version":"https://jsonfeed.org/version/1.1","title":"Numbers"';
const ITEM = '{"id":"1","title":"One","url":"https://news.example/1"}';

const read = (body: string) => {
  const { items, repairs } = parseFeed({
    body: Buffer.from(body),
    contentType: 'application/json',
    url: 'https://feeds.example/feed.json',
  });
  return { titles: items.map(({ payload }) => itemSchema.parse(payload).title), repairs };
};

it.each([
  ['in a call', `callback({${HEAD},"items":[${ITEM}]});`],
  ['in a call that guards against sniffing', `/**/ jQuery123.cb({${HEAD},"items":[${ITEM}]})`],
  ['with a byte order mark', `\ufeff{${HEAD},"items":[${ITEM}]}`],
])('reads a feed %s, without repairs', (_what, body) => {
  expect(read(body)).toEqual({ titles: ['One'], repairs: [] });
});

it.each([
  ['a comma after the last item', `{${HEAD},"items":[${ITEM},\n]}`, 'a trailing comma in line 1: ", ]}"'],
  ['a comma after the last member', `{${HEAD},"items":[${ITEM}],}`, 'a trailing comma'],
  ['NaN', `{${HEAD},"items":[{"id":"1","title":"One","score":NaN}]}`, 'NaN is not valid JSON'],
  [
    'a minus before Infinity',
    `{${HEAD},"items":[{"id":"1","title":"One","score":-Infinity}]}`,
    '-Infinity is not valid JSON',
  ],
  ['a comment', `{ // made by hand\n${HEAD}, /* all */ "items":[${ITEM}]}`, 'it contains a comment'],
  [
    'a line break in a string',
    `{${HEAD},"items":[{"id":"1","title":"One","summary":"a\nb"}]}`,
    'a string contains',
  ],
  [
    'an escaped apostrophe',
    `{${HEAD},"items":[{"id":"1","title":"One","summary":"it\\'s"}]}`,
    'a string contains',
  ],
  [
    'an unknown escape',
    `{${HEAD},"items":[{"id":"1","title":"One","summary":"C:\\path"}]}`,
    'a string contains',
  ],
  [
    'text after its end',
    `{${HEAD},"items":[${ITEM}]}\n<!-- cached -->`,
    'something follows the end of the feed',
  ],
  ['a missing end', `{${HEAD},"items":[${ITEM},{"id":"2","ti`, 'it is truncated'],
])('reads a feed with %s, and reports the repair', (_what, body, fault) => {
  const { titles, repairs } = read(body);
  expect(titles).toEqual(['One']);
  expect(repairs[0]).toContain(fault);
});

it('leaves commas and comments in strings alone', () => {
  const body = `{${HEAD},"items":[{"id":"1","title":"a,] // b, } /* c */ NaN"},]}`;
  expect(read(body).titles).toEqual(['a,] // b, } /* c */ NaN']);
});

it('reports where JSON that cannot be repaired is broken', () => {
  expect(() => read(`{${HEAD},"items":[${ITEM} ${ITEM}]}`)).toThrow(PartitionError);
  expect(() => read(`{${HEAD},"items":[${ITEM} ${ITEM}]}`)).toThrow('in line 1');
});

it.each([
  ['strings that never end', '"a'.repeat(5e5)],
  ['escapes', `"${'\\"'.repeat(1e6)}`],
  ['commas and white space', `[${', '.repeat(1e6)}`],
])('refuses a million %s quickly', (_what, piece) => {
  expect(() => read(`{${HEAD},"items":${piece}`)).toThrow(PartitionError);
});

it('unwraps a call whose document has a long run of blanks', () => {
  const document = `{"title": "x",${' '.repeat(500_000)}"items": []}`;
  expect(unwrapJson(`f(${document}) ;\n`)).toBe(document);
});
