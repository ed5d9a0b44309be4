import { PartitionError } from '../../domain/errors.js';
import { parseFeed } from './feed-parser.js';
import { itemSchema } from './item-schema.js';

const rss = (inside: string, prolog = '') => `${prolog}<rss><channel>${inside}</channel></rss>`;
const parse = (text: string) =>
  parseFeed({ body: Buffer.from(text), contentType: undefined, url: 'https://feeds.example/rss' }).items.map(
    ({ payload }) => payload,
  );
const outcome = (text: string) => {
  try {
    return parse(text);
  } catch (error) {
    if (error instanceof PartitionError) return error.code;
    throw error;
  }
};
const dtd = (inside: string) => `<!DOCTYPE rss [${inside}]>`;

it('reads a feed that declares the entities of XML itself, as XML 1.0 recommends', () => {
  const prolog = dtd('<!ENTITY lt "&#38;#60;"><!ENTITY amp "&#38;#38;"><!ENTITY gt "&#62;">');
  const [item] = parse(rss('<item><title>Q&amp;A: fees &lt; 1&gt;</title></item>', prolog));
  expect(itemSchema.parse(item).title).toBe('Q&A: fees < 1>');
});

it('reads them as usual, even if a feed declares them otherwise', () => {
  const [item] = parse(rss('<item><title>a &amp; b</title></item>', dtd('<!ENTITY amp "x">')));
  expect(itemSchema.parse(item).title).toBe('a & b');
});

describe('a feed made to exhaust its reader', () => {
  it.each([
    ['one long entity that is used often', dtd(`<!ENTITY a "${'a'.repeat(1e4)}">`), '&a;'.repeat(1e5)],
    ['an entity of itself', dtd('<!ENTITY a "&b;"><!ENTITY b "&a;">'), '&a;'],
    ['a parameter entity with an entity', dtd('<!ENTITY % p "<!ENTITY a \'x\'>">%p;'), '&a;'],
    ['a file for an entity', dtd('<!ENTITY a SYSTEM "file:///etc/passwd">'), '&a;'],
    ['an address for a parameter entity', dtd('<!ENTITY % p SYSTEM "http://127.0.0.1/">%p;'), 'x'],
    ['an entity declared in lower case', dtd('<!entity a "x">'), '&a;'],
    ['an entity declared behind the root', '', `${dtd('<!ENTITY a "x">')}&a;`],
  ])('resolves nothing of %s', (_what, prolog, title) => {
    const items = outcome(rss(`<item><title>${title}</title></item>`, prolog));
    if (typeof items === 'string') expect(items).toBe('broken_feed');
    else
      expect(itemSchema.safeParse(items[0]).data?.title ?? '').toMatch(/^(?:(?:&[ab];)*|<!DOCTYPE .*|x)…?$/);
  });

  it.each([
    ['tags 101 deep', '<a>'.repeat(101) + '</a>'.repeat(101)],
    ['tags that are never closed', '<a>'.repeat(1e6)],
    ['ends of tags that never began', '</a>'.repeat(1e6)],
  ])('is refused for %s', (_what, inside) => {
    expect(outcome(rss(`<item>${inside}</item>`))).toBe('broken_feed');
  });

  it('of 100,000 items is read', () => {
    expect(parse(rss('<item><title>x</title></item>'.repeat(1e5)))).toHaveLength(1e5);
  });

  it('with 20,000 attributes, names or namespaces in an element is read or refused', () => {
    const many = (one: (index: number) => string) =>
      Array.from({ length: 20_000 }, (_, index) => one(index)).join('');
    for (const inside of [
      `<item ${many((index) => `a${index}="" `)}><title>x</title></item>`,
      `<item>${many((index) => `<a${index}/>`)}<title>x</title></item>`,
      `<item ${many((index) => `xmlns:a${index}="u" `)}><title>x</title></item>`,
    ]) {
      const items = outcome(rss(inside));
      if (typeof items === 'string') expect(items).toBe('broken_feed');
      else expect(itemSchema.safeParse(items[0]).data?.title).toBe('x');
    }
  });
});
