import { z } from 'zod';
import type { Article } from '../../domain/article.js';
import { preview, text } from '../../domain/fields.js';
import { LIMITS } from '../../domain/limits.js';
import { parseFeedDate } from './feed-date.js';
import type { FeedItemPayload } from './feed-item.js';
import { literalText, plainText, shorten } from './feed-text.js';
import { fieldsOf, type ItemFields } from './item-fields.js';
import { itemId } from './item-id.js';

const TITLE_FROM_SUMMARY = 120;

const date = text.transform((value, context) => {
  const instant = parseFeedDate(value);
  if (instant !== null) return instant;
  context.addIssue({
    code: 'custom',
    params: { code: 'not_a_date' },
    message: `expected a date that exists, such as Mon, 15 Jan 2024 10:00:00 +0000, got ${preview(value)}`,
  });
  return z.NEVER;
});

const article = z
  .object({
    externalId: text,
    title: text.min(1, 'expected a title, a summary, a link or an id: the item says nothing'),
    url: text.nullable(),
    summary: text.nullable(),
    author: text.nullable(),
    categories: z.array(text),
    published: date.nullable(),
    updated: date.nullable(),
  })
  .transform(({ published, updated, ...rest }): Article => ({
    kind: 'article',
    ...rest,
    publishedAt: published ?? updated,
  }));

/** A FeedItemPayload as the article that it tells of. */
export const itemSchema: z.ZodType<Article> = z
  .custom<FeedItemPayload>((payload) => typeof payload === 'object' && payload !== null, 'expected an item')
  .transform((payload) => readable(payload.feed, fieldsOf(payload)))
  .pipe(article);

function readable(feed: string, fields: ItemFields) {
  const { title = '', url, published, updated } = fields;
  const summary = plainText(fields.summary ?? '', LIMITS.summary);
  const own = fields.isPlainTitle ? literalText(title, LIMITS.title) : plainText(title, LIMITS.title);
  return {
    externalId: itemId(feed, fields),
    title:
      own || shorten(summary, TITLE_FROM_SUMMARY) || shorten(url ?? fields.id?.trim() ?? '', LIMITS.title),
    url,
    summary: summary || null,
    author: shorten(listOf(fields.authors.map(nameOf)).join(', '), LIMITS.author) || null,
    categories: listOf(fields.categories),
    published: published ?? null,
    updated: updated ?? null,
  };
}

/** RSS wants an address with the name in parentheses; most feeds give a name alone. */
function nameOf(author: string): string {
  return /^\s*[^\s@]+@\S+\s*\(([^()]+)\)\s*$/.exec(author)?.[1] ?? author;
}

function listOf(names: readonly string[]): string[] {
  return [...new Set(names.map((name) => plainText(name, LIMITS.category)))].filter(Boolean);
}
