import { z } from 'zod';
import { component } from '../openapi/component.js';
import { flag, text } from '../openapi/fields.js';
import { origin } from './item-fields.js';
import { noQuoteValues } from './quote.reply.js';

export const articleId = z
  .string()
  .regex(/^a[0-9a-f]{24}$/)
  .meta({ example: 'a000000000000000000000001' });

export const articleUrl = text('https://example.com/story').nullable();

const datedBy = z
  .enum(['published', 'updated', 'dc:date', 'fetch'])
  .nullable()
  .meta({
    example: 'published',
    description:
      'Where `observed_at` comes from: a date of the item, or `fetch` if it has no readable date or one more than ten minutes in the future. ' +
      'Null for articles stored before this was recorded, until their feed lists them again.',
  });
const repaired = flag(
  false,
  'Whether its feed was malformed, such as truncated or in a different charset than declared, and was read nevertheless.',
);

const noConversion = {
  conversion: z.null().optional().meta({ description: 'With `convert` only.' }),
  conversion_reason: z.null().optional(),
};

export const Article = component(
  'Article',
  z
    .strictObject({
      id: articleId,
      kind: z.literal('article').meta({ example: 'article' }),
      source: text('rss'),
      external_id: text('https://example.com/story', "The feed's own id for the article."),
      asset: z
        .null()
        .meta({ description: '`/assets/{slug}/articles` lists the articles that mention an asset.' }),
      title: text('Bitcoin passes its old high'),
      url: articleUrl,
      summary: text(
        'The price rose above 69,000 dollars.',
        'Without markup, at most 2,000 characters.',
      ).nullable(),
      author: text('Ada Lovelace', 'Several authors are separated by commas.').nullable(),
      categories: z.array(z.string()).meta({ example: ['Markets'], description: 'At most 200.' }),
      image: text('https://example.com/story.jpg', 'The image that the feed provides.').nullable(),
      dated_by: datedBy,
      repaired,
      feed: text(
        'https://www.coindesk.com/arc/outboundfeeds/rss/',
        'The feed that provides its content, as named in `/feeds`. Null if retention dropped the payload that contains this.',
      ).nullable(),
      also_in: z.array(z.string()).meta({
        example: ['https://news.example/rss'],
        description: 'Other feeds that carry the same article.',
      }),
      currency: z.null(),
      ...noQuoteValues,
      ...origin,
      ...noConversion,
    })
    .meta({ description: 'One item of a feed. All fields of a quote are present and null.' }),
);
