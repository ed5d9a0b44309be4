import { z } from 'zod';
import { component } from '../openapi/component.js';
import { number, text } from '../openapi/fields.js';
import { Article } from './article.reply.js';
import { Candle } from './candle.reply.js';
import { countedPage } from './data-metadata.js';
import { Quote } from './quote.reply.js';

export const Item = component('Item', z.discriminatedUnion('kind', [Quote, Candle, Article]));
export type Item = z.infer<typeof Item>;

export const DataPage = component(
  'DataPage',
  z.strictObject({
    data: z.array(Item),
    metadata: component(
      'DataPageMetadata',
      z.strictObject({
        api_latency_ms: number(1.87, 'Milliseconds taken to produce the reply.'),
        ...countedPage,
        ingested_cursor: text(
          'WyIyMDI2LTAxLTMxVDEyOjAwOjA0LjM4NzIxNVoiXQ',
          'With `ingested_since` only: pass this as `ingested_since` to get the changes after this page. Null otherwise.',
        ).nullable(),
      }),
    ),
  }),
);
export type DataPage = z.infer<typeof DataPage>;
