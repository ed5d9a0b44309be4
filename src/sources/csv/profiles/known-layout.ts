import type { FileSample, FoundLayout } from '../csv-found-layout.js';
import { stemOf } from './file-name.js';
import { layoutBy, originOf } from './find-layout.js';
import type { Profile } from './profile.js';
import { recognise } from './recognise.js';

/** A layout that a profile or a preset describes. */
export interface KnownLayout {
  /** How well it fits: the delimiter under which that is most is the file's. */
  fit: number;
  /** @throws UnusablePartition */
  layout(): FoundLayout;
}

/** Undefined where neither the profile nor a preset says which columns the file has. */
export function knownLayout(sample: FileSample, profile?: Profile): KnownLayout | undefined {
  const recognised = recognise(sample.rows, stemOf(sample.name));
  const origin = originOf(profile, recognised);
  if (!origin) return undefined;
  const cells = Math.max(0, ...sample.rows.slice(0, 20).map((row) => row.length));
  return { fit: cells, layout: () => layoutBy(origin, sample) };
}
