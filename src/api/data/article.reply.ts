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
      'Where `observed_at` comes from: a date of the item, or `fetch` if the item has no readable date or a date more than ' +
      'ten minutes in the future. Null for articles stored before this field existed, until their feed lists them again.',
  });
const repaired = flag(
  false,
  'Whether the feed was malformed, for example truncated or in a charset other than the declared one, and had to be repaired.',
);

const mention = component(
  'ArticleMention',
  z.strictObject({
    id: text('asset_1'),
    slug: text('bitcoin'),
    symbol: text('BTC').nullable(),
    name: text('Bitcoin'),
    confidence: z.number().meta({
      example: 0.97,
      description: 'Confidence, from 0 to 1, that the article is about this asset.',
    }),
  }),
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
      asset: z.null().meta({
        description:
          'Null: an article can be about several assets, see `mentions`. `/assets/{slug}/articles` lists the articles that mention an asset.',
      }),
      title: text('Bitcoin passes its old high'),
      url: articleUrl,
      summary: text(
        'The price rose above 69,000 dollars.',
        'The summary as plain text, at most 2,000 characters.',
      ).nullable(),
      author: text('Ada Lovelace', 'The author; several are separated by commas.').nullable(),
      categories: z.array(z.string()).meta({
        example: ['Markets'],
        description: 'The categories that the feed gives the article; at most 200.',
      }),
      image: text(
        'https://example.com/story.jpg',
        'The URL of the image that the feed gives the article.',
      ).nullable(),
      dated_by: datedBy,
      repaired,
      feed: text(
        'https://www.coindesk.com/arc/outboundfeeds/rss/',
        'The feed that the content of the article is from, as named in `/feeds`. Null if retention has dropped the payload ' +
          'that shows this.',
      ).nullable(),
      also_in: z.array(z.string()).meta({
        example: ['https://news.example/rss'],
        description: 'Other feeds that carry the same article.',
      }),
      mentions: z.array(mention).meta({
        description: 'The assets that the article mentions, the surest first.',
      }),
      currency: z.null(),
      ...noQuoteValues,
      ...origin,
      ...noConversion,
    })
    .meta({ description: 'One item of a feed. All fields of a quote are present and null.' }),
);
