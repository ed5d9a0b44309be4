import iconv from 'iconv-lite';

/** Longer marks first, because some begin with shorter ones. */
export const BYTE_ORDER_MARKS: readonly [mark: string, charset: string][] = [
  ['fffe0000', 'utf-32le'],
  ['0000feff', 'utf-32be'],
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];
/** The beginning of a UTF-16 or UTF-32 document without a mark: `<`, the `{` of a JSON feed, or white space before them. */
export const WIDE: readonly [start: RegExp, charset: string][] = [
  [/^(?:3c|7b|09|0a|0d|20)000000/, 'utf-32le'],
  [/^000000(?:3c|7b|09|0a|0d|20)/, 'utf-32be'],
  [/^(?:3c|7b|09|0a|0d|20)00[\da-f]{2}00/, 'utf-16le'],
  [/^00(?:3c|7b|09|0a|0d|20)00[\da-f]{2}/, 'utf-16be'],
];
const WIDE_NAME = /^(?:utf-?(?:16|32)|ucs|unicode$|csunicode)/i;
/** https://encoding.spec.whatwg.org: on the web, Latin-1 and ASCII mean windows-1252. */
const LATIN1 = /^(?:iso[-_]?8859-?1|latin-?1|l1|us-ascii|ascii|(?:cp|windows)-?1252)$/i;
/** Seven-bit charsets, whose bytes are also valid UTF-8 but mean other characters. */
export const SEVEN_BITS = /^(?:iso-2022-|hz-|utf-?7)/i;

const NOTHING = Buffer.alloc(0);
/** Encodings that the decoder supports but that are not charsets. */
const NO_CHARSET = /^(?:binary|base64|hex)$/i;

export const CHARSET_REASONS = [
  'configured',
  'byte_order_mark',
  'header',
  'prolog',
  'content',
  'language',
  'default',
] as const;

export interface FeedCharset {
  name: string;
  /**
   * How the charset was determined. `content`: the bytes are valid in it, whatever was declared. `language`: the bytes
   * are valid in it, and it is common for the feed's language.
   */
  by: (typeof CHARSET_REASONS)[number];
}

export function isUtf8Name(charset: string): boolean {
  return /^utf-?8$/i.test(charset);
}

export function isLatin1(charset: string): boolean {
  return LATIN1.test(charset);
}

export function isKnown(charset: string): boolean {
  if (NO_CHARSET.test(charset)) return false;
  return (
    iconv.encodingExists(charset) || SEVEN_BITS.test(charset) || decodeByWebName(NOTHING, charset) !== null
  );
}

/** Null for an unknown name. The web's names include some that iconv-lite does not know, such as `x-euc-jp`. */
function decodeByWebName(body: Buffer, charset: string): string | null {
  try {
    return new TextDecoder(charset).decode(body);
  } catch {
    return null;
  }
}

export function decodeAs(body: Buffer, charset: string): string {
  if (isLatin1(charset)) return iconv.decode(body, 'windows-1252');
  if (iconv.encodingExists(charset)) return iconv.decode(body, charset);
  return decodeByWebName(body, charset) ?? iconv.decode(body, 'windows-1252');
}

/**
 * The charsets declared by header and prolog, in this order. Servers send Latin-1 by default, and any bytes are valid in it,
 * so a prolog that names another charset precedes such a header.
 */
export function declaredIn(body: Buffer, contentType: string | undefined): FeedCharset[] {
  const header = { name: charsetOfHeader(contentType), by: 'header' as const };
  const prolog = { name: charsetOfProlog(body), by: 'prolog' as const };
  const isDefault = isLatin1(header.name ?? '') && !isUtf8Name(prolog.name ?? '');
  // If the declaration can be read byte by byte, the document is not UTF-16 or UTF-32, whatever it declares.
  return (isDefault ? [prolog, header] : [header, prolog]).flatMap(({ name, by }) =>
    name !== undefined && isKnown(name) && !WIDE_NAME.test(name) ? [{ name, by }] : [],
  );
}

function charsetOfHeader(contentType: string | undefined): string | undefined {
  return /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
}

function charsetOfProlog(body: Buffer): string | undefined {
  const start = body.subarray(0, 1024).toString('latin1');
  return /^[^<]*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1];
}
