import { isUtf8 } from 'node:buffer';
import iconv from 'iconv-lite';

/** The longer ones first, because they begin with shorter ones. */
const BYTE_ORDER_MARKS: readonly [mark: string, charset: string][] = [
  ['fffe0000', 'utf-32le'],
  ['0000feff', 'utf-32be'],
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];
/** What `<` looks like without a mark, or `{` of a JSON feed. */
const WIDE: readonly [start: RegExp, charset: string][] = [
  [/^(?:3c|7b)000000/, 'utf-32le'],
  [/^000000(?:3c|7b)/, 'utf-32be'],
  [/^(?:3c|7b)00[\da-f]{2}00/, 'utf-16le'],
  [/^00(?:3c|7b)00[\da-f]{2}/, 'utf-16be'],
];
/** https://encoding.spec.whatwg.org: who says Latin-1 or ASCII on the web means windows-1252. */
const LATIN1 = /^(?:iso[-_]?8859-?1|latin-?1|l1|us-ascii|ascii|cp-?1252)$/i;
/** Charsets of seven bits, whose texts are valid UTF-8 that means something else. */
const SEVEN_BITS = /^(?:iso-2022-|hz-|utf-?7)/i;

/** What the decoder knows by name, beside charsets. */
const NO_CHARSET = /^(?:binary|base64|hex)$/i;

export interface DecodedFeed {
  text: string;
  /** How its bytes were not what they were said to be; empty if they were. */
  faults: string[];
}

/**
 * The text of a feed. What is valid UTF-8 is UTF-8, whatever it is said to be; else the charset by its mark, its
 * Content-Type header or its prolog counts where it fits, and windows-1252 where none does.
 * @param chosen by the operator: takes precedence
 */
export function decodeFeed(body: Buffer, contentType?: string, chosen?: string): DecodedFeed {
  const { text, faults } = decode(body, contentType, chosen);
  return { text: text.toWellFormed(), faults };
}

function decode(body: Buffer, contentType: string | undefined, chosen: string | undefined): DecodedFeed {
  if (chosen && isKnown(chosen)) return { text: decodeAs(body, chosen), faults: [] };
  const head = body.subarray(0, 4).toString('hex');
  const marked = BYTE_ORDER_MARKS.find(([mark]) => head.startsWith(mark))?.[1];
  const wide = WIDE.find(([start]) => start.test(head))?.[1];
  const unicode = marked === 'utf-8' ? undefined : (marked ?? wide);
  if (unicode) return { text: decodeAs(body, unicode), faults: [] };
  const declared = [charsetOfHeader(contentType), charsetOfProlog(body)].filter(
    (one): one is string => one !== undefined && isKnown(one),
  );
  const sevenBits = declared.find((one) => SEVEN_BITS.test(one));
  if (sevenBits && body.every((byte) => byte < 0x80)) return { text: decodeAs(body, sevenBits), faults: [] };
  if (isUtf8(body)) return { text: body.toString('utf8'), faults: utf8Faults(body, marked, declared) };
  return notUtf8(body, marked ? ['utf-8', ...declared] : declared);
}

function utf8Faults(body: Buffer, marked: string | undefined, declared: readonly string[]): string[] {
  const [first] = declared;
  if (marked || !first || isUtf8Name(first) || body.every((byte) => byte < 0x80)) return [];
  return [`it is UTF-8, though it is said to be ${first}`];
}

function notUtf8(body: Buffer, declared: readonly string[]): DecodedFeed {
  const others = declared.filter((one) => !isUtf8Name(one));
  for (const charset of others) {
    const text = decodeAs(body, charset);
    if (isClean(text)) {
      const faults =
        charset === declared[0] ? [] : [`it is ${charset}, though it is said to be ${declared[0]!}`];
      return { text, faults };
    }
  }
  // UTF-8 with a byte in it that is none costs that character, not all the others.
  for (const charset of ['utf-8', ...others.filter((one) => one.toLowerCase() !== 'windows-1252')]) {
    const text = decodeAs(body, charset);
    const bad = count(text, /\ufffd/g);
    if (bad <= count(text, /[^\0-\x7f\ufffd]/g))
      return { text, faults: [`${bad} ${bad === 1 ? 'character is' : 'characters are'} not ${charset}`] };
  }
  const said = declared.length
    ? `it is not ${declared.join(' or ')}, as it is said to be`
    : 'it names no charset';
  return { text: decodeAs(body, 'windows-1252'), faults: [`${said}: read as windows-1252`] };
}

function isClean(text: string): boolean {
  return !text.includes('\ufffd');
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}

function isUtf8Name(charset: string): boolean {
  return /^utf-?8$/i.test(charset);
}

function isKnown(charset: string): boolean {
  return !NO_CHARSET.test(charset) && (iconv.encodingExists(charset) || SEVEN_BITS.test(charset));
}

function decodeAs(body: Buffer, charset: string): string {
  if (LATIN1.test(charset)) return iconv.decode(body, 'windows-1252');
  if (iconv.encodingExists(charset)) return iconv.decode(body, charset);
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return iconv.decode(body, 'windows-1252');
  }
}

function charsetOfHeader(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
}

function charsetOfProlog(body: Buffer): string | undefined {
  const start = body.subarray(0, 1024).toString('latin1');
  const charset = /^[^<]*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1];
  // What can be read byte by byte is not UTF-16, whatever it says.
  return charset && /^(?:utf-?(?:16|32)|ucs)/i.test(charset) ? undefined : charset;
}
