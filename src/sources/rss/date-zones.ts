import { FixedOffsetZone, IANAZone, type Zone } from 'luxon';

/** Offsets in hours. An ambiguous abbreviation has the meaning most common in feeds. */
const OFFSETS: Readonly<Record<string, number>> = {
  ...{
    z: 0,
    ut: 0,
    utc: 0,
    gmt: 0,
    wet: 0,
    bst: 1,
    west: 1,
    cet: 1,
    met: 1,
    mez: 1,
    cest: 2,
    mest: 2,
    mesz: 2,
    eet: 2,
  },
  ...{
    sast: 2,
    eest: 3,
    msk: 3,
    msd: 4,
    pkt: 5,
    ist: 5.5,
    wib: 7,
    ict: 7,
    sgt: 8,
    hkt: 8,
    awst: 8,
    wita: 8,
    jst: 9,
    kst: 9,
  },
  ...{
    aest: 10,
    aedt: 11,
    nzst: 12,
    nzdt: 13,
    brt: -3,
    art: -3,
    adt: -3,
    ast: -4,
    edt: -4,
    est: -5,
    cdt: -5,
    cst: -6,
  },
  ...{ mdt: -6, mst: -7, pdt: -7, pst: -8, akdt: -8, akst: -9, hst: -10 },
  ...{ wat: 1, cat: 2, eat: 3, idt: 3, trt: 3, irst: 3.5, npt: 5.75, pht: 8, myt: 8, acst: 9.5, acdt: 10.5 },
  ...{ azt: 4, gst: 4, uzt: 5, mmt: 6.5, brst: -2 },
  ...{ ndt: -2.5, nst: -3.5, clst: -3, uyt: -3, clt: -4, bot: -4, vet: -4, pet: -5, cot: -5 },
};

/** Abbreviations that do not distinguish summer and winter: the date decides. */
const PLACES: Readonly<Record<string, string>> = {
  at: 'America/Halifax',
  et: 'America/New_York',
  ct: 'America/Chicago',
  mt: 'America/Denver',
  pt: 'America/Los_Angeles',
};

/** Null for an unknown zone. */
export function zoneOf(text: string): Zone | null {
  const name = text.toLowerCase();
  const numeric = /^(?:utc|gmt)?\s*([+-])(\d{1,2})(?::?(\d\d)|:\d)?z?$/.exec(name);
  if (numeric) {
    const minutes = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
    return minutes > 24 * 60 ? null : FixedOffsetZone.instance(numeric[1] === '-' ? -minutes : minutes);
  }
  if (/^[a-ik-z]$/.test(name)) return FixedOffsetZone.utcInstance;
  const place = PLACES[name] ?? (name.includes('/') ? text : undefined);
  if (place !== undefined) return IANAZone.isValidZone(place) ? IANAZone.create(place) : null;
  const hours = OFFSETS[name];
  return hours === undefined ? null : FixedOffsetZone.instance(hours * 60);
}
