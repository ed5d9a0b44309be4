/** What changes in a consensus by the passing of time alone; no text within JSON has such quotes. */
const AGES = /"(?:at|age_seconds|weight)"\s*:\s*(?:"[^"]*"|[\d.e+-]+)|"reason"\s*:\s*"\d+ s old/g;

/** An asset as JSON without the ages of its prices, for ETags: they differ in every reply. */
export function timeless(json: string): string {
  return json.replaceAll(AGES, '');
}
