/** Number of multi-byte characters, and positions of invalid bytes. */
export interface Utf8Scan {
  characters: number;
  bad: number[];
}

/** Finds bytes that are not UTF-8. */
export function scanUtf8(bytes: Buffer): Utf8Scan {
  const scan: Utf8Scan = { characters: 0, bad: [] };
  for (let at = 0; at < bytes.length;) {
    if (bytes[at]! < 0x80) at++;
    else {
      const length = characterAt(bytes, at);
      if (length) scan.characters++;
      else scan.bad.push(at);
      at += length || 1;
    }
  }
  return scan;
}

/** Length of the multi-byte character at this position; 0 if there is none. See table 3-7 of the Unicode standard. */
function characterAt(bytes: Buffer, at: number): number {
  const first = bytes[at]!;
  if (first < 0xc2 || first > 0xf4) return 0;
  const length = first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
  const second = bytes[at + 1] ?? 0;
  const least = first === 0xe0 ? 0xa0 : first === 0xf0 ? 0x90 : 0x80;
  const most = first === 0xed ? 0x9f : first === 0xf4 ? 0x8f : 0xbf;
  if (second < least || second > most) return 0;
  for (let next = at + 2; next < at + length; next++) if ((bytes[next] ?? 0) >> 6 !== 2) return 0;
  return length;
}
