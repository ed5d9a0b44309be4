import iconv from 'iconv-lite';
import { CANDLE_NAMES, QUOTE_NAMES } from '../header/header-names.js';

/** Encodings of spreadsheets and terminals, the likeliest first, including some that are too rare to be detected otherwise. */
const ENCODINGS = (
  'windows-1252 windows-1250 windows-1251 windows-1253 windows-1254 windows-1257 gb18030 shift_jis big5 euc-kr euc-jp ' +
  'iso-8859-2 koi8-r koi8-u windows-1255 windows-1256 windows-874 windows-1258 iso-8859-7 cp850 cp852 cp866 macintosh'
).split(' ');
/** The header is among the first words. */
const MAX_HEADER_BYTES = 4096;

const NAMES = new Set(
  [...Object.values(QUOTE_NAMES), ...Object.values(CANDLE_NAMES)].flat().flatMap(wordsBeyondAscii),
);

/**
 * The encodings under which the most words are column names: few encodings for `Najwyższy`, but all of western and
 * central Europe for `Währung`. Empty if no word is a column name.
 * @param words those with bytes beyond ASCII, from the beginning of the file
 */
export function encodingsOfNames(words: Buffer): string[] {
  const start = words.subarray(0, MAX_HEADER_BYTES);
  const counts = ENCODINGS.map(
    (encoding) => new Set(wordsBeyondAscii(iconv.decode(start, encoding))).intersection(NAMES).size,
  );
  const most = Math.max(...counts);
  return most > 0 ? ENCODINGS.filter((_, index) => counts[index] === most) : [];
}

/** A single letter may be a name by chance. */
function wordsBeyondAscii(text: string): string[] {
  const words =
    text
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{M}]{2,}/gu) ?? [];
  return words.filter((word) => /[^\0-\x7f]/.test(word));
}
