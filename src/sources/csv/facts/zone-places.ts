/** Zone names spelled out, with the name that `zoneOf` knows. */
const SPELLED_OUT: readonly (readonly [RegExp, string])[] = [
  [
    /eastern(?: standard| daylight)? time|times? (?:are |in )*(?:us )?eastern|new york|nueva york/i,
    'America/New_York',
  ],
  [/(?<!european )central(?: standard| daylight)? time|chicago/i, 'America/Chicago'],
  [/pacific(?: standard| daylight)? time|times? (?:are |in )*(?:us )?pacific/i, 'America/Los_Angeles'],
  [/londres|londra/i, 'Europe/London'],
  [/central european (?:summer )?time|mitteleuropäische(?:r|n)? zeit/i, 'Europe/Berlin'],
  [/moskau|moscou|moscú|москв|московск|мск/i, 'Europe/Moscow'],
  [/indian? standard time/i, 'Asia/Kolkata'],
  [/japan(?:ese)? standard time|tokio|tóquio|東京|日本時間|日本标准时间/i, 'Asia/Tokyo'],
  [/china standard time|beijing|peking|pékin|pekín|北京|上海/i, 'Asia/Shanghai'],
  [/서울|한국\s?표준시|한국\s?시간/i, 'Asia/Seoul'],
  [/香港/i, 'Asia/Hong_Kong'],
  [/greenwich mean time|coordinated universal time|universal time/i, 'UTC'],
];
/** The city in the name of each zone, such as Berlin or New York, if it is unique. */
let cities: Map<string, string> | undefined;

/** The zone of a place, or of a zone name spelled out: `Europe/Berlin` for `Berlin time`. */
export function zoneOfPlace(text: string): string | undefined {
  const spelled = SPELLED_OUT.find(([form]) => form.test(text))?.[1];
  if (spelled !== undefined || text.includes('/')) return spelled;
  cities ??= citiesOfZones();
  const words = text.split(/[^\p{L}\p{M}'-]+/u).filter(Boolean);
  for (const [at, word] of words.entries())
    for (const place of [[word, words[at + 1], words[at + 2]].join(' '), `${word} ${words[at + 1]}`, word]) {
      const zone = /^\p{Lu}/u.test(place) ? cities.get(plain(place)) : undefined;
      if (zone !== undefined) return zone;
    }
  return undefined;
}

function citiesOfZones(): Map<string, string> {
  const found = new Map<string, string>();
  for (const zone of Intl.supportedValuesOf('timeZone')) found.set(plain(zone.split('/').at(-1)!), zone);
  return found;
}

function plain(place: string): string {
  return place.normalize('NFKD').replaceAll(/\p{M}/gu, '').replaceAll('_', ' ').toLowerCase();
}
