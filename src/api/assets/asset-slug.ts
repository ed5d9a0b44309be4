import { NotFoundException } from '@nestjs/common';
import { ApiParam } from '@nestjs/swagger';
import { isStorable, LIMITS } from '../../domain/limits.js';

/** Documents the path parameter of all routes below /assets/{slug}. */
export const ASSET_SLUG = ApiParam({
  name: 'slug',
  description:
    'The slug of an asset, or its `id`. Former slugs, and the slugs and ids of merged assets, lead to the current asset.',
  example: 'bitcoin',
});

/** Whether the text has the form of a slug or id; other texts do not need a lookup. */
export function isSlug(slug: string): boolean {
  return slug.length <= LIMITS.label && isStorable(slug);
}

export function assetNotFound(slug: string): NotFoundException {
  return new NotFoundException(`Asset ${JSON.stringify(slug.slice(0, 80))} does not exist.`);
}
