import { isAscii, isUtf8 } from 'node:buffer';
import { wholeCharacters } from './bytes.js';
import { encodingsOfNames } from './header-encoding.js';
import { scanUtf8 } from './utf8.js';

/** A detected encoding by its iconv-lite name, its confidence from 0 to 1, and the alternatives. */
export interface DetectedEncoding {
  encoding: string;
  confidence: number;
}

/** Encodings by the names that detectors use, with the names under which they are decoded. */
const ENCODINGS = new Map<string, string>(
  Object.entries({
    'iso-8859-1': 'windows-1252',
    'iso-8859-15': 'windows-1252',
    gb2312: 'gb18030',
    'iso-8859-9': 'windows-1254',
    'iso-8859-7': 'windows-1253',
    cp932: 'shift_jis',
    cp949: 'euc-kr',
    'koi8-u': 'koi8-r',
    'mac-cyrillic': 'windows-1251',
  }),
);
for (const name of [
  'windows-1250',
  'windows-1251',
  'windows-1252',
  'windows-1253',
  'windows-1254',
  'windows-1257',
])
  ENCODINGS.set(name, name);
for (const name of ['iso-8859-2', 'gb18030', 'big5', 'shift_jis', 'euc-jp', 'euc-kr', 'koi8-r'])
  ENCODINGS.set(name, name);

/** The encoding of Western spreadsheets. */
const USUAL = 'windows-1252';
const SAMPLE_BYTES = 1024 * 1024;
/** From this confidence on, chardet has recognised frequent characters of a language. Below, it has mostly checked validity. */
const SURE = 50;
/** Another Latin encoding must be this many times likelier than windows-1252. */
const LATIN_MARGIN = 1.7;
/** The confidence if column names decide. */
const NAMED = 0.9;
const LATIN = new Set(['windows-1250', 'windows-1254', 'windows-1257', 'iso-8859-2']);

/**
 * UTF-8 if all bytes are valid, or if valid multi-byte characters outnumber invalid bytes, which are then damage.
 * Otherwise decided by up to a megabyte of non-ASCII words: by column names among the first ones, then by the frequency
 * of characters.
 */
export async function detectEncoding(chunks: AsyncIterable<Buffer>): Promise<DetectedEncoding> {
  let characters = 0;
  let bad = 0;
  const samples: Buffer[] = [];
  let sampled = 0;
  for await (const chunk of wholeCharacters(chunks)) {
    if (isAscii(chunk) || (characters > bad + SAMPLE_BYTES && isUtf8(chunk))) continue;
    const scan = scanUtf8(chunk);
    characters += scan.characters;
    bad += scan.bad.length;
    if (sampled < SAMPLE_BYTES) samples.push(wordsBeyondAscii(chunk));
    sampled += chunk.length;
    if (bad > characters + SAMPLE_BYTES) break;
  }
  if (!bad) return { encoding: 'utf-8', confidence: 1 };
  if (characters >= bad) return { encoding: 'utf-8', confidence: rounded(characters / (characters + bad)) };
  const words = Buffer.concat(samples);
  const likely = encodingsOfNames(words);
  const frequent = likely.length === 1 ? undefined : await byFrequency(words);
  return frequent && (!likely.length || likely.includes(frequent.encoding))
    ? frequent
    : { encoding: likely[0]!, confidence: NAMED };
}

/** Characters next to numbers, and quotation marks, in Western spreadsheets. In other encodings they would be single letters. */
const WESTERN_SIGNS = new Set(Buffer.from('808284859192939495969799a0a3a5a7a9abaeb0b2b4b5b7bb', 'hex'));

/** `zł` and `Kč` next to numbers, as bytes in windows-1250. */
const CURRENCY_IN_1250 = /^[\d.]*(?:z\xb3|K\xe8)$/;

async function byFrequency(words: Buffer): Promise<DetectedEncoding> {
  const hasLetters = (word: string) =>
    Buffer.from(word, 'latin1').some((byte) => byte >= 0x80 && !WESTERN_SIGNS.has(byte));
  const spelled = words.toString('latin1').split(/\s+/).filter(hasLetters);
  if (!spelled.length) return { encoding: USUAL, confidence: 0.5 };
  if (spelled.every((word) => CURRENCY_IN_1250.test(word)))
    return { encoding: 'windows-1250', confidence: 0.5 };
  const { analyse } = await import('chardet');
  const [sure] = analyse(words);
  const encoding = ENCODINGS.get(sure?.name.toLowerCase() ?? '');
  if (encoding && !LATIN.has(encoding) && sure!.confidence >= SURE)
    return { encoding, confidence: sure!.confidence / 100 };
  // Its models take 4 MB, which few files need.
  const { detectAll } = await import('jschardet');
  const ranked = new Map<string, number>();
  for (const { encoding: name, confidence } of detectAll(words)) {
    const known = ENCODINGS.get((name ?? '').toLowerCase());
    if (known && !ranked.has(known)) ranked.set(known, confidence);
  }
  const [best = USUAL] = ranked.keys();
  const usual = ranked.get(USUAL) ?? 0;
  const chosen = LATIN.has(best) && ranked.get(best)! < usual * LATIN_MARGIN ? USUAL : best;
  const all = [...ranked.values()].reduce((sum, confidence) => sum + confidence, 0);
  return { encoding: chosen, confidence: rounded((ranked.get(chosen) ?? 0) / (all || 1)) };
}

function rounded(share: number): number {
  return Math.round(share * 100) / 100;
}

/** Digits, dates and delimiters are the same in all encodings and would obscure the rest. */
function wordsBeyondAscii(bytes: Buffer): Buffer {
  const words: Buffer[] = [];
  let start = 0;
  let isBeyond = false;
  for (let at = 0; at <= bytes.length; at++) {
    const byte = bytes[at] ?? 0;
    if (byte >= 0x80) isBeyond = true;
    // Blanks and delimiters below 0x40, which are never the second byte of a character.
    if (byte > 0x20 && byte !== 0x22 && byte !== 0x2c && byte !== 0x3b) continue;
    if (isBeyond) words.push(bytes.subarray(start, at), Buffer.from(' '));
    start = at + 1;
    isBeyond = false;
  }
  return Buffer.concat(words);
}
