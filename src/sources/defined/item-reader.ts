import { z } from 'zod';
import type { Article } from '../../domain/article.js';
import type { Candle } from '../../domain/candle.js';
import { preview } from '../../domain/fields.js';
import { intervalOf } from '../../domain/interval.js';
import { isCurrency, LIMITS } from '../../domain/limits.js';
import type { Rate } from '../../domain/rate.js';
import { type ListingRef, type Quote, WHEN_FETCHED } from '../../domain/quote.js';
import { articleUrl } from '../rss/feed-url.js';
import { plainText } from '../rss/feed-text.js';
import { codeOfWord } from './currency-words.js';
import { type FieldReader, fieldReader } from './field-reader.js';
import { fieldsOf } from './mapping.js';
import { momentOf } from './quote-moment.js';
import { type ItemRules, RecordReader } from './record-reader.js';

export type Item = Quote | Candle | Article | Rate;

/** A schema that converts payloads to items; its issues name the invalid fields. */
export function itemSchema(rules: ItemRules): z.ZodType<Item> {
  const { kind, fields } = fieldsOf(rules);
  const readers = new Map<string, FieldReader>();
  for (const [name, spec] of Object.entries(fields))
    if (spec) readers.set(name, fieldReader(spec, name === 'day'));
  const recordIds = new Map(rules.id?.map((path) => [`record's id ${path}`, path]));
  for (const [name, path] of recordIds) readers.set(name, fieldReader({ path, optional: true }));
  return z.unknown().transform((payload, context): Item => {
    const reader = new RecordReader(payload, readers, rules, context);
    const item = READ[kind](reader);
    for (const name of recordIds.keys()) reader.required(name);
    return reader.faults ? z.NEVER : item;
  });
}

const READ = { quote: quoteOf, candle: candleOf, article: articleOf, rate: rateOf };

/** Adds the euro's own rate of 1, so that each conversion uses two rates. */
export function withRateOfEuro(item: Item): readonly Item[] {
  return item.kind === 'rate' ? [{ ...item, currency: 'EUR', perEuro: '1' }, item] : [item];
}

function listingOf(reader: RecordReader): ListingRef {
  const externalId = reader.required('id');
  const symbol = (reader.text('symbol') ?? externalId).trim().toUpperCase();
  const name = reader.text('name')?.trim();
  const currency = reader.rules.currency ?? reader.required('currency').toUpperCase();
  if (currency && (!isCurrency(currency) || codeOfWord(currency) !== undefined))
    reader.report(
      'currency',
      'not_a_currency',
      `expected an ISO 4217 code or the symbol of a coin, such as ${codeOfWord(currency) ?? 'USD'}, got ${preview(currency)}`,
    );
  return {
    externalId,
    currency,
    symbol,
    name: name ?? symbol,
    ...(name === undefined && { nameless: true }),
  };
}

function quoteOf(reader: RecordReader): Quote {
  const rank = reader.count('rank');
  if (rank !== null && rank > LIMITS.rank)
    reader.report('rank', 'out_of_range', `expected at most ${LIMITS.rank}, got ${rank}`);
  return {
    kind: 'quote',
    listing: listingOf(reader),
    observedAt: momentOf(reader) ?? reader.fetchedAt ?? WHEN_FETCHED,
    price: reader.amount('price'),
    marketCap: reader.amount('market_cap'),
    volume24h: reader.amount('volume_24h'),
    change24hPct: reader.amount('change_24h_pct', true),
    // 0 means unranked.
    rank: rank || null,
    circulatingSupply: reader.amount('circulating_supply'),
    totalSupply: reader.amount('total_supply'),
    maxSupply: reader.amount('max_supply'),
  };
}

function candleOf(reader: RecordReader): Candle {
  const interval = reader.rules.interval ?? intervalIn(reader);
  return {
    kind: 'candle',
    listing: listingOf(reader),
    interval,
    openedAt: reader.required('opened_at') && (reader.instant('opened_at') ?? ''),
    open: reader.price('open'),
    high: reader.price('high'),
    low: reader.price('low'),
    close: reader.price('close'),
    volume: reader.amount('volume'),
    quoteVolume: reader.amount('quote_volume'),
    trades: reader.count('trades'),
    marketCap: reader.amount('market_cap'),
  };
}

function intervalIn(reader: RecordReader): string {
  const written = reader.required('interval');
  const interval = intervalOf(written);
  if (written && !interval)
    reader.report(
      'interval',
      'not_an_interval',
      `expected an interval such as 1h or 1d, got ${preview(written)}`,
    );
  return interval ?? '';
}

const CODE = /^[A-Z]{3}$/;

function rateOf(reader: RecordReader): Rate {
  const currency = reader.required('currency').toUpperCase();
  if (currency && !CODE.test(currency))
    reader.report('currency', 'not_a_currency', `expected an ISO 4217 code, got ${preview(currency)}`);
  return {
    kind: 'rate',
    currency,
    day: reader.required('day') && (reader.day('day') ?? ''),
    perEuro: reader.required('per_euro') && (reader.amount('per_euro') ?? ''),
  };
}

/** A base URL that is not http, so that relative links are dropped. */
const NOWHERE = 'about:blank';

function articleOf(reader: RecordReader): Article {
  const { base_url = NOWHERE } = reader.rules;
  const publishedAt = reader.instant('published_at');
  const categories = reader.texts('categories').map((text) => plainText(text, LIMITS.category));
  return {
    kind: 'article',
    externalId: reader.required('id'),
    title: plainText(reader.required('title'), LIMITS.title),
    url: articleUrl(reader.text('url') ?? '', base_url),
    summary: plainText(reader.text('summary') ?? '', LIMITS.summary) || null,
    author: plainText(reader.text('author') ?? '', LIMITS.author) || null,
    categories: [...new Set(categories)].filter(Boolean).slice(0, LIMITS.categories),
    publishedAt,
    datedBy: publishedAt === null ? 'fetch' : 'published',
    image: null,
    repaired: false,
  };
}
