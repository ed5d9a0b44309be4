import { isUtf8 } from 'node:buffer';

const NOT_ASCII = /[^\0-\x7f]+/g;
/** The bytes of the characters above U+00FF; the others are Latin-1, as the WHATWG specifies for undefined bytes. */
const WINDOWS_1252 = new Map(
  Array.from(
    new TextDecoder('windows-1252').decode(Uint8Array.from({ length: 128 }, (_, n) => n + 128)),
    (character, n) => [character, n + 128],
  ),
);

/**
 * The text of a document that was encoded in UTF-8 twice: a publisher mistook its bytes for windows-1252, so that `é`
 * became `Ã©`. Null if it was encoded once: then it has at least one character that makes no sense in that reading.
 */
export function decodedTwice(text: string): string | null {
  const decoded = new Map<string, string>();
  for (const [run] of text.matchAll(NOT_ASCII)) {
    if (decoded.has(run)) continue;
    const bytes = bytesOf(run);
    if (!bytes || !isUtf8(bytes)) return null;
    decoded.set(run, bytes.toString('utf8'));
  }
  return isPlausible(decoded) ? text.replace(NOT_ASCII, (run) => decoded.get(run)!) : null;
}

function bytesOf(run: string): Buffer | null {
  const bytes = Array.from(run, (character) => {
    const code = character.codePointAt(0)!;
    return code <= 0xff ? code : (WINDOWS_1252.get(character) ?? -1);
  });
  return bytes.includes(-1) ? null : Buffer.from(bytes);
}

/** One or two characters may happen to be valid, as in `ANDRÉ’S`, if they are the only ones in their document. */
function isPlausible(decoded: ReadonlyMap<string, string>): boolean {
  return [...decoded.values()].join('').length > 2 || [...decoded.keys()].some((run) => /^[ÂÃâ]/.test(run));
}
