/**
 * The parts of a consensus that change merely because time passes. Quotes inside JSON text are escaped, so texts cannot
 * match.
 */
const AGES = /"(?:at|age_seconds|weight)"\s*:\s*(?:"[^"]*"|[\d.e+-]+)|"reason"\s*:\s*"\d+ s old/g;

/** An asset as JSON without the ages of its prices, which differ in every reply, for ETags. */
export function timeless(json: string): string {
  return json.replaceAll(AGES, '');
}
