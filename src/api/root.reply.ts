import { z } from 'zod';
import { component } from './openapi/component.js';
import { text } from './openapi/fields.js';

const path = (example: string) => text(example, 'A path on this server.');

export const Root = component(
  'Root',
  z.strictObject({
    service: text('kasparro', 'The name of the software.'),
    links: z.strictObject({
      markets: path('/markets'),
      data: path('/data'),
      assets: path('/assets'),
      stats: path('/stats'),
      sources: path('/sources'),
      runs: path('/runs'),
      feeds: path('/feeds'),
      health: path('/health'),
      metrics: path('/metrics'),
      docs: path('/docs'),
      guide: path('/guide').optional().describe('The path of the documentation; absent if it was not built.'),
      openapi: path('/docs-json'),
    }),
  }),
);
export type Root = z.infer<typeof Root>;
