import { IANAZone } from 'luxon';

const HOUR = 60;

/** Abbreviations with a single meaning in market data, in minutes east of UTC or by full name. */
const SHORT_NAMES: Readonly<Record<string, number | string>> = {
  ...{ Z: 0, UTC: 0, GMT: 0, UT: 0, WET: 0 },
  ...{ EST: -5 * HOUR, EDT: -4 * HOUR, CDT: -5 * HOUR, MST: -7 * HOUR, MDT: -6 * HOUR },
  ...{ PST: -8 * HOUR, PDT: -7 * HOUR, AKST: -9 * HOUR, AKDT: -8 * HOUR, HST: -10 * HOUR },
  ...{ ET: 'America/New_York', PT: 'America/Los_Angeles' },
  ...{ WEST: HOUR, CET: HOUR, MEZ: HOUR, CEST: 2 * HOUR, MESZ: 2 * HOUR, EET: 2 * HOUR, EEST: 3 * HOUR },
  ...{ MSK: 3 * HOUR, SGT: 8 * HOUR, HKT: 8 * HOUR, JST: 9 * HOUR, KST: 9 * HOUR },
  ...{ AEST: 10 * HOUR, AEDT: 11 * HOUR, NZST: 12 * HOUR, NZDT: 13 * HOUR },
};
/** Chicago or Shanghai; India, Ireland or Israel; London or Dhaka; … */
const AMBIGUOUS = /\b(CST|IST|BST|AST|AMT|ECT|GST|PKT|SST|WST|CT|MT)$/i;
const OFFSET = /^(?:UTC|GMT|UT)?\s?([+-])(\d\d?):?(\d\d)?$/i;

/** Minutes east of UTC, or the IANA name of a zone; undefined if the text names none, or is ambiguous. */
export function zoneOf(text: string): number | string | undefined {
  const match = OFFSET.exec(text);
  if (match) {
    const [hours, minutes] = [Number(match[2]), Number(match[3] ?? 0)];
    if (hours > 15 || minutes > 59) return undefined;
    return (match[1] === '-' ? -1 : 1) * (hours * HOUR + minutes);
  }
  if (text.includes('/')) return IANAZone.isValidZone(text) ? text : undefined;
  return SHORT_NAMES[text.toUpperCase()];
}

/** An ambiguous abbreviation at the end of the text. */
export function ambiguousZone(text: string): string | undefined {
  return AMBIGUOUS.exec(text.trim())?.[1];
}
