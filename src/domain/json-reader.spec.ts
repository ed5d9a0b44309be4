import fc from 'fast-check';
import { duplicatesIn, readJson } from './json.js';

const space = fc.stringMatching(/^[ \t\n\r]{0,3}$/);
/** Spellings of numbers; a double preserves hardly any of them. */
const number = fc.stringMatching(/^-?(0|[1-9]\d{0,25})(\.\d{1,25})?([eE][+-]?\d{1,3})?$/);
/** Any text as JSON spells it, also with unnecessary escapes. */
const string = fc.array(
  fc.oneof(
    fc.string({ unit: 'binary', maxLength: 4 }).map((text) => JSON.stringify(text).slice(1, -1)),
    fc.constantFrom('\\/', '\\u0041', '\\u0000', '\\ud800', '\\n', '\\"', '\\\\', '\u2028', 'é'),
  ),
  { maxLength: 5 },
);
const quoted = string.map((parts) => `"${parts.join('')}"`);
/** Without a backslash: after such a name, V8 13 reads `"\\n"` and all other escapes as that name again. */
const name = fc.oneof(
  quoted.filter((one) => !one.includes('\\\\')),
  fc.constantFrom('"2"', '"10"', '"1"', '"__proto__"', '"constructor"', '"id"'),
);

/** JSON texts in every spelling. */
const json = fc.letrec<{ value: string; object: string; list: string }>((tie) => ({
  value: fc.oneof(
    { maxDepth: 4, withCrossShrink: true },
    fc.oneof(number, quoted, fc.constantFrom('true', 'false', 'null')),
    tie('object'),
    tie('list'),
  ),
  object: fc
    .array(fc.tuple(space, name, space, tie('value'), space), { maxLength: 4 })
    .map(
      (members) => `{${members.map(([a, key, b, value, c]) => `${a}${key}${b}:${b}${value}${c}`).join()}}`,
    ),
  list: fc
    .array(fc.tuple(space, tie('value'), space), { maxLength: 4 })
    .map((items) => `[${items.map((parts) => parts.join('')).join()}]`),
}));

const plain = (value: unknown) => JSON.stringify(JSON.parse(JSON.stringify(value)));
const isRefused = (read: (text: string) => unknown, text: string) => {
  try {
    read(text);
    return false;
  } catch (error) {
    expect(error).toBeInstanceOf(SyntaxError);
    return true;
  }
};
const runs = { numRuns: 2000 };

describe('a JSON text', () => {
  it('is parsed to the same value as JSON.parse', () => {
    fc.assert(
      fc.property(json.value, (text) => {
        expect(plain(readJson(text).value)).toBe(JSON.stringify(JSON.parse(text)));
      }),
      runs,
    );
  });

  it('is parsed correctly where V8 13 confuses an escaped name with the previous object', () => {
    const names = ['"\\\\"', '"\\n"', '"\\/"', '"\\u0041"'];
    const { value } = readJson(`[${names.map((one) => `{"a":1,${one}:2}`).join()}]`);
    expect((value as object[]).map((object) => Object.keys(object)[1])).toEqual(['\\', '\n', '/', 'A']);
  });

  it('yields each list item as its source text, however it is formatted', () => {
    fc.assert(
      fc.property(fc.array(json.value, { maxLength: 5 }), space, space, (texts, a, b) => {
        const list = `${a}[${texts.map((text) => a + text + b).join()}${b}]${a}`;
        expect(readJson(list, []).items?.map(({ text }) => text)).toEqual(texts);
        const inside = `{"status":{"items":[7]},"data":{"items":${list}},"items":[8]}`;
        expect(readJson(inside, ['data', 'items']).items?.map(({ text }) => text)).toEqual(texts);
      }),
      runs,
    );
  });

  it('is refused exactly when JSON.parse refuses it', () => {
    const character = fc.constantFrom(...'{}[],:"\\u09-+.eE \ttrufalsn\u0001\ufeff\u00a0\u2028x/');
    const broken = fc
      .tuple(json.value, fc.nat(), fc.nat({ max: 2 }), fc.oneof(character, fc.constant('')))
      .map(([text, seed, cut, put]) => {
        const at = seed % (text.length + 1);
        return text.slice(0, at) + put + text.slice(at + cut);
      });
    fc.assert(
      fc.property(fc.oneof(broken, fc.string(), json.value), (text) => {
        expect(isRefused(readJson, text)).toBe(isRefused(JSON.parse, text));
      }),
      { numRuns: 4000 },
    );
  });

  it.each([
    ['{"a":"b","a":"c"}', ['a']],
    ['{"a":1,"\\u0061":2}', ['a']],
    ['{"a":{"b":[{"c":1},{"c":1,"c":2}]}}', ['a.b.1.c']],
    ['{"__proto__":1,"__proto__":1}', ['__proto__']],
    ['{"a":{"b":1},"b":1,"constructor":1,"toString":2}', []],
    ['[{"a":1},{"a":1}]', []],
  ])('reports duplicate names of an object: %s', (text, paths) => {
    expect(readJson(text).duplicates).toEqual(paths);
  });

  it('reports duplicates within an item with that item, and those around the items separately', () => {
    const text = '{"next":1,"next":2,"items":[{"a":1},{"a":{"b":1,"b":2}}]}';
    expect(readJson(text, ['items'])).toMatchObject({
      duplicates: ['next'],
      items: [{ duplicates: [] }, { duplicates: ['a.b'] }],
    });
  });

  it('yields each member of an object as its source text, in the order of the text', () => {
    fc.assert(
      fc.property(fc.array(json.value, { maxLength: 5 }), space, space, (texts, a, b) => {
        const members = texts.map((text, index) => `${a}"${9 - index}"${b}:${a}${text}${b}`);
        const object = `{${members.join() || a}}`;
        const { found, items } = readJson(`[7, {"data":${a}${object}${b}}]`, ['1', 'data']);
        expect([found?.text, items]).toEqual([object, undefined]);
        expect([...found!.members].map(([name, { text }]) => [name, text])).toEqual(
          texts.map((text, index) => [`${9 - index}`, text]),
        );
      }),
      { numRuns: 500 },
    );
  });

  it('reports all duplicate names of an object with its members', () => {
    const names = Array.from({ length: 30 }, (_, index) => `c${index}`);
    const members = [...names, ...names].map((name) => `"${name}":{"p":1,"p":2}`);
    const { found, duplicates } = readJson(`{"data":{${members.join()}}}`, ['data']);
    expect(duplicates).toEqual([]);
    expect([...found!.members.values()].every((one) => one.isRepeated && one.duplicates.length === 1)).toBe(
      true,
    );
    expect(duplicatesIn(found!)).toEqual(names.flatMap((name) => [name, `${name}.p`]));
  });

  it('has no items if the path does not lead to a list', () => {
    for (const text of ['{"items":{}}', '{"data":[1]}', '7', '[[1]]'])
      expect(readJson(text, ['items']).items).toBeUndefined();
  });

  it.each([
    ['[1,]', 'expected a value at position 3'],
    ['{"a" 1}', 'expected a colon at position 5'],
    ['[1', 'expected a comma or ] at the end'],
    ['[]x', 'expected nothing more at position 2'],
  ])('that is broken is refused with its position: %s', (text, message) => {
    expect(() => readJson(text)).toThrow(new SyntaxError(message));
  });

  it('is refused if it is nested more than 1000 levels deep, long before a stack overflow', () => {
    const deep = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(JSON.stringify(readJson(deep(1000)).value)).toBe(deep(1000));
    expect(() => readJson(deep(1001))).toThrow('it is nested more than 1000 levels deep, at position 1000');
  });
});
