import type { Change } from './change.js';
import { nameSimilarity } from './names.js';
import {
  fieldOverlap,
  spreadSimilarity,
  valueAgreement,
  type RenameContext,
  swappedShare,
} from './rename-evidence.js';
import { nullsIn } from './schema.js';

/** Minimum confidence of a rename. Below it, a removed and an added field are two separate changes. */
const LIKELY = 0.6;
/** See `swappedShare`: in at least this share of records, the new field must appear where the old one is missing. */
const SWAPPED = 0.9;
export const pairKey = (path: string, newPath: string) => JSON.stringify([path, newPath]);

/** Merges a removed and an added field into one rename if they are likely the same. */
export function joinRenames(changes: readonly Change[], context: RenameContext): Change[] {
  const gone = changes.filter(({ kind }) => kind === 'field_gone');
  // A field may also have moved into a new object.
  const fresh = Object.keys(context.seen.fields).filter(
    (path) => !context.schema.fields[path] && !path.includes('[]'),
  );
  const pairs = gone
    .flatMap(({ path }) => fresh.map((newPath) => rename(path, newPath, context)))
    .filter((pair) => pair !== null)
    .sort((a, b) => b.confidence! - a.confidence!);
  const taken = new Set<string>();
  const renames = pairs.filter(({ path, newPath }) => {
    if (taken.has(path) || taken.has(newPath!)) return false;
    taken.add(path).add(newPath!);
    return true;
  });
  const joined = ({ kind, path }: Change) => ['field_gone', 'field_added'].includes(kind) && taken.has(path);
  return [...changes.filter((change) => !joined(change)), ...renames];
}

function rename(path: string, newPath: string, context: RenameContext): Change | null {
  const { schema, seen, records, before } = context;
  const [was, is] = [schema.fields[path]!, seen.fields[newPath]!];
  const swapped = swappedShare(path, newPath, records);
  if (swapped < SWAPPED) return null;
  const name = nameSimilarity(path, newPath);
  const spread = was.types.object
    ? fieldOverlap(path, newPath, context)
    : spreadSimilarity(was.values, newPath, context);
  const nulls = 1 - Math.abs(nullsIn(was) / Math.max(was.present, 1e-9) - nullsIn(is) / is.present);
  const same = valueAgreement(path, newPath, records, before);
  const values = same === null ? null : same.share;
  const likeness =
    values === null
      ? 0.5 * name + 0.4 * spread + 0.1 * nulls
      : 0.65 * values + 0.2 * name + 0.1 * spread + 0.05 * nulls;
  const confidence = context.reported.get(pairKey(path, newPath)) ?? round(likeness * swapped);
  if (confidence < LIKELY) return null;
  const evidence = {
    name_similarity: round(name),
    value_overlap: round(spread),
    null_share_similarity: round(nulls),
    same_records: same && { compared: same.compared, alike: round(same.share) },
    one_or_the_other: round(swapped),
  };
  return { kind: 'renamed', path, newPath, confidence, records: seen.fields[newPath]!.present, evidence };
}

const round = (value: number) => Number(value.toFixed(3));
