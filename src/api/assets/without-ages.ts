/**
 * Matches the parts of a consensus that change merely because time passes. Text inside JSON strings cannot match,
 * because its quotes are escaped.
 */
const AGES = /"(?:at|age_seconds|weight)"\s*:\s*(?:"[^"]*"|[\d.e+-]+)|"reason"\s*:\s*"\d+ s old/g;

/** An asset's JSON without the ages of its prices, which differ in every reply. Its ETag is computed from this. */
export function withoutAges(json: string): string {
  return json.replaceAll(AGES, '');
}
