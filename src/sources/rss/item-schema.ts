import { z } from 'zod';
import type { Article, DatedBy } from '../../domain/article.js';
import { text } from '../../domain/fields.js';
import type { Instant } from '../../domain/quote.js';
import { LIMITS } from '../../domain/limits.js';
import { parseFeedDate } from './feed-date.js';
import type { FeedItemPayload } from './feed-item.js';
import { imageTextOf, literalText, plainText, shorten, verbatimText } from './feed-text.js';
import { datesOf, fieldsOf, type ItemFields } from './item-fields.js';
import { itemId } from './item-id.js';
import type { FieldMoment } from './item-moments.js';
import type { FieldText } from './item-texts.js';

const TITLE_FROM_SUMMARY = 120;

const article = z.object({
  kind: z.literal('article'),
  externalId: text,
  title: text.min(
    1,
    'expected a title, a text, a link, an id or another field that is read: the item has none of them',
  ),
  url: text.nullable(),
  summary: text.nullable(),
  author: text.nullable(),
  categories: z.array(text),
  image: text.nullable(),
  publishedAt: z.string().nullable(),
  datedBy: z.custom<DatedBy>(),
  repaired: z.boolean(),
});

/** Converts a FeedItemPayload to an article. */
export const itemSchema: z.ZodType<Article> = z
  .custom<FeedItemPayload>((payload) => typeof payload === 'object' && payload !== null, 'expected an item')
  .transform((payload) => readable(payload, fieldsOf(payload)))
  .pipe(article);

/** The publication time of a payload's article, without parsing the other fields. */
export function publishedAtOf(payload: FeedItemPayload): Instant | null {
  return momentOf(datesOf(payload), payload.zone).publishedAt;
}

function readable({ zone, repaired, idRule }: FeedItemPayload, fields: ItemFields): Article {
  const ownTitle = firstText(fields.titles, LIMITS.title);
  const summary = firstText(fields.summaries, LIMITS.summary, ownTitle);
  const author = shorten(fields.authors.join(', '), LIMITS.author);
  const categories = listOf(fields.categories);
  const { url, id, image, moments } = fields;
  const title = ownTitle || shorten(summary, TITLE_FROM_SUMMARY);
  const imageText = title ? '' : imageTextOf(fields.titles[0]?.text ?? '');
  const rest = [imageText, url, id?.trim(), image, author, categories[0], moments[0]?.text.trim()];
  return {
    kind: 'article',
    externalId: itemId(fields, idRule),
    title: title || shorten(rest.find(Boolean) ?? '', LIMITS.title),
    url,
    summary: summary || null,
    author: author || null,
    categories,
    image,
    ...momentOf(moments, zone),
    repaired: repaired === true,
  };
}

const READ = { markup: plainText, plain: literalText, verbatim: verbatimText };

/** The first text that is not empty after cleaning (it may consist of an image), and says more than the title. */
function firstText(texts: readonly FieldText[], max: number, title = ''): string {
  for (const { text, meaning } of texts) {
    const read = READ[meaning](text, max);
    if (read && read !== title) return read;
  }
  return '';
}

/** The first valid date; an item without one gets the time of its fetch. */
function momentOf(moments: readonly FieldMoment[], zone?: string): Pick<Article, 'publishedAt' | 'datedBy'> {
  for (const { by, text } of moments) {
    const publishedAt = parseFeedDate(text, zone);
    if (publishedAt !== null) return { publishedAt, datedBy: by };
  }
  return { publishedAt: null, datedBy: 'fetch' };
}

function listOf(names: readonly string[]): string[] {
  const categories = new Set<string>();
  for (const name of names) {
    if (categories.size >= LIMITS.categories) break;
    const category = plainText(name, LIMITS.category);
    if (category) categories.add(category);
  }
  return [...categories];
}
