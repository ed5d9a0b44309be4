import type { Change } from './change.js';
import { roundedShare } from './compare.js';
import { absentIn, nullsIn, type Schema } from './schema.js';
import { parentCount, type Shape, absentField } from './shape.js';

/** Half-width of the confidence interval in standard errors: one false alarm in tens of thousands of fields. */
const Z = 4;
/** Smaller increases of a share are ignored, even if they are significant. */
const MIN_GROWTH = 0.05;

/** Confidence interval of a share: https://en.wikipedia.org/wiki/Binomial_proportion_confidence_interval */
function wilson(part: number, of: number): { low: number; high: number } {
  if (of <= 0) return { low: 0, high: 1 };
  const p = Math.min(1, part / of);
  const z2 = Z * Z;
  const middle = (p + z2 / (2 * of)) / (1 + z2 / of);
  const half = (Z / (1 + z2 / of)) * Math.sqrt((p * (1 - p)) / of + z2 / (4 * of * of));
  return { low: Math.max(0, middle - half), high: Math.min(1, middle + half) };
}

/** Whether a share grew significantly. */
function hasGrown(before: [number, number], now: [number, number]): boolean {
  const [low, high] = [wilson(...now).low, wilson(...before).high];
  return low > high && now[0] / now[1] - before[0] / before[1] >= MIN_GROWTH;
}

/**
 * Finds fields that are absent or null far more often in a whole run than before. Absence is not reported for fields that a
 * whole partition has lacked before.
 */
export function compareShares(schema: Schema, seen: Shape): Change[] {
  const changes: Change[] = [];
  for (const [path, known] of Object.entries(schema.fields)) {
    if (path.endsWith('[]')) continue;
    const field = seen.fields[path] ?? absentField(seen, path);
    const [absent, wasAbsent] = [absentIn(field), absentIn(known)];
    if (wasAbsent > 0 && !known.partitionsWithout && hasGrown([wasAbsent, known.of], [absent, field.of]))
      changes.push({
        kind: 'field_gone',
        path,
        records: absent,
        evidence: { share: roundedShare(absent, field.of), share_before: roundedShare(wasAbsent, known.of) },
      });
    const [nulls, wereNull] = [nullsIn(field), nullsIn(known)];
    if (wereNull > 0 && hasGrown([wereNull, known.present], [nulls, field.present]))
      changes.push({
        kind: 'newly_null',
        path,
        records: nulls,
        evidence: {
          share: roundedShare(nulls, field.present),
          share_before: roundedShare(wereNull, known.present),
        },
      });
  }
  return changes.filter(({ path }) => parentCount(seen, path) > 0);
}
