import { blocksOf } from './blocks.js';
import type { ListingFeatures } from './features.js';

/**
 * Connected components of the graph in which listings are linked by a common block or asset. A decision depends on nothing
 * outside its component. Only components with at least one wanted listing are returned.
 */
export function componentsOf(
  features: readonly ListingFeatures[],
  isWanted: (place: number) => boolean,
): number[][] {
  const parent = features.map((_, place) => place);
  const root = (place: number): number => {
    while (parent[place] !== place) place = parent[place] = parent[parent[place]!]!;
    return place;
  };
  const joinAll = (places: readonly number[]) => {
    for (const place of places) parent[root(place)] = root(places[0]!);
  };
  for (const members of blocksOf(features).values()) joinAll(members);
  const byAsset = Map.groupBy(features.keys(), (place) => features[place]!.facts.assetId);
  for (const [asset, members] of byAsset) if (asset !== null) joinAll(members);
  const components = Map.groupBy(features.keys(), root);
  return [...components.values()].filter((places) => places.some(isWanted));
}

/** Groups components into batches of at least `size` listings. */
export function* batches(components: readonly (readonly number[])[], size: number): Generator<number[]> {
  let batch: number[] = [];
  for (const places of components) {
    batch.push(...places);
    if (batch.length < size) continue;
    yield batch;
    batch = [];
  }
  if (batch.length) yield batch;
}
