import { priceQuote } from '../../test/support/quote.js';
import type { Article } from '../domain/article.js';
import { withinSpan } from './within-span.js';

const quoteAt = (observedAt: string) => priceQuote('BTC', observedAt);
const articleAt = (publishedAt: string | null): Article => ({
  kind: 'article',
  externalId: 'a',
  title: 'A',
  url: null,
  summary: null,
  author: null,
  categories: [],
  publishedAt,
  datedBy: 'published',
  image: null,
  repaired: false,
});
const kept = (moments: string[], span: Parameters<typeof withinSpan>[1]) =>
  withinSpan(
    moments.map((moment) => quoteAt(moment)),
    span,
  ).map((item) => item.kind === 'quote' && item.observedAt);

describe('a span', () => {
  it('includes since and excludes until, to the microsecond', () => {
    const moments = [
      '2025-01-01T00:00:00.000000Z',
      '2024-12-31T23:59:59.999999Z',
      '2025-01-01T11:59:59.999999Z',
      '2025-01-01T12:00:00.000Z',
    ];
    const span = { since: '2025-01-01', until: '2025-01-01T12:00:00Z' };
    expect(kept(moments, span)).toEqual([moments[0], moments[2]]);
    const fine = { since: '2025-01-01T11:59:59.999999Z', until: '2025-01-01T12:00:00.000001Z' };
    expect(kept(moments, fine)).toEqual([moments[2], moments[3]]);
  });

  it('compares times, not their notation', () => {
    expect(kept(['2025-01-01T01:30:00+02:00'], { since: '2025-01-01' })).toEqual([]);
    expect(kept(['2025-01-01T01:30:00+01:00'], { since: '2025-01-01T00:30:00Z' })).toHaveLength(1);
  });

  it('may be open at either end', () => {
    const moments = ['1999-01-01T00:00:00Z', '2030-01-01T00:00:00Z'];
    expect(kept(moments, { since: '2000-01-01' })).toEqual([moments[1]]);
    expect(kept(moments, { until: '2000-01-01' })).toEqual([moments[0]]);
    expect(kept(moments, {})).toEqual(moments);
  });

  it('selects articles by their date; an article without a date is not in any span', () => {
    const dated = articleAt('2025-01-01T10:00:00Z');
    expect(withinSpan([dated, articleAt(null)], { since: '2025-01-01' })).toEqual([dated]);
    expect(withinSpan([articleAt(null)], {})).toHaveLength(1);
  });
});
