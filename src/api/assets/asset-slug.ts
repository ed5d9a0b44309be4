import { ApiParam } from '@nestjs/swagger';

/** The path parameter of all routes below /assets/{slug}. */
export const ASSET_SLUG = ApiParam({
  name: 'slug',
  description:
    'The slug of an asset, or its `id`. Former slugs, and the slugs and ids of merged assets, lead to the current asset.',
  example: 'bitcoin',
});
