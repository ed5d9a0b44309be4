import { z } from 'zod';
import { articleId, articleUrl } from '../data/article.reply.js';
import { ingestedAt, runId } from '../data/item-fields.js';
import { component } from '../openapi/component.js';
import { moment, number, text, texts } from '../openapi/fields.js';
import { pageLimit, requestId, textCursor } from '../openapi/page.js';
import { AssetId, assetNames } from './asset-ref.reply.js';

const AssetArticle = component(
  'AssetArticle',
  z
    .strictObject({
      id: articleId,
      source: text('rss'),
      external_id: text('https://example.com/story'),
      title: text('Bitcoin passes its old high'),
      url: articleUrl,
      summary: text('It did so overnight.').nullable(),
      author: text('A. Writer').nullable(),
      categories: texts(['markets']),
      observed_at: moment('When the article was published.'),
      ingested_at: ingestedAt,
      run_id: runId,
      confidence: number(0.97, 'Confidence, from 0 to 1, that the article is about this asset.'),
      evidence: z.unknown().meta({
        description: 'The words in the article that name the asset.',
        example: [{ by: 'name', text: 'Bitcoin', in: 'title', why: 'name' }],
      }),
    })
    .meta({ description: 'An article that mentions an asset.' }),
);

export const AssetArticlePage = component(
  'AssetArticlePage',
  z.strictObject({
    data: z.array(AssetArticle),
    metadata: component(
      'AssetArticlePageMetadata',
      z.strictObject({
        request_id: requestId,
        asset: assetNames.slug,
        asset_id: AssetId,
        limit: pageLimit,
        next_cursor: textCursor,
      }),
    ),
  }),
);
export type AssetArticlePage = z.infer<typeof AssetArticlePage>;
