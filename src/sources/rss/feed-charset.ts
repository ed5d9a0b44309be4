import { isUtf8 } from 'node:buffer';
import { pluralize } from '../../domain/pluralize.js';
import {
  BYTE_ORDER_MARKS,
  declaredIn,
  decodeAs,
  type FeedCharset,
  isKnown,
  isLatin1,
  isUtf8Name,
  SEVEN_BITS,
  WIDE,
} from './charset-names.js';
import { decodedTwice } from './double-utf8.js';
import { charsetsOfLanguage, isInOtherScript } from './language-charsets.js';

export interface DecodedFeed {
  text: string;
  charset: FeedCharset;
  /** Differences between the declared and the actual encoding; empty if there are none. */
  faults: string[];
}

/**
 * Decodes a feed. Valid UTF-8 is read as UTF-8, whatever is declared. Otherwise the charset of the byte order mark, the
 * Content-Type header or the prolog is used if the bytes fit it, then one that is usual for the feed's language, and
 * windows-1252 if none of these fits. A document that was encoded twice is decoded twice.
 * @param chosen set by the operator; takes precedence
 */
export function decodeFeed(body: Buffer, contentType?: string, chosen?: string): DecodedFeed {
  const { charset, faults } = charsetOf(body, contentType, chosen);
  const text = decodeAs(body, charset.name).toWellFormed();
  const twice = isUtf8Name(charset.name) && charset.by !== 'configured' ? decodedTwice(text) : null;
  if (twice === null) return { text, charset, faults };
  return { text: twice, charset, faults: [...faults, 'it was encoded in UTF-8 twice'] };
}

type DetectedCharset = Omit<DecodedFeed, 'text'>;
const detected = (name: string, by: FeedCharset['by'], ...faults: string[]): DetectedCharset => ({
  charset: { name: name.toLowerCase(), by },
  faults,
});

function charsetOf(
  body: Buffer,
  contentType: string | undefined,
  chosen: string | undefined,
): DetectedCharset {
  if (chosen && isKnown(chosen)) return detected(chosen, 'configured');
  const head = body.subarray(0, 4).toString('hex');
  const marked = BYTE_ORDER_MARKS.find(([mark]) => head.startsWith(mark))?.[1];
  if (marked && marked !== 'utf-8') return detected(marked, 'byte_order_mark');
  const wide = marked ? undefined : WIDE.find(([start]) => start.test(head))?.[1];
  if (wide) return detected(wide, 'content');
  const declared = declaredIn(body, contentType);
  const isAscii = body.every((byte) => byte < 0x80);
  const sevenBits = declared.find(({ name }) => SEVEN_BITS.test(name));
  if (sevenBits && isAscii) return detected(sevenBits.name, sevenBits.by);
  if (isUtf8(body)) return utf8(declared, { isMarked: marked !== undefined, isAscii });
  return notUtf8(body, marked ? [{ name: 'utf-8', by: 'byte_order_mark' }, ...declared] : declared);
}

function utf8(
  [first]: readonly FeedCharset[],
  { isMarked, isAscii }: { isMarked: boolean; isAscii: boolean },
): DetectedCharset {
  if (isMarked) return detected('utf-8', 'byte_order_mark');
  if (!first) return detected('utf-8', 'content');
  if (isAscii || isUtf8Name(first.name)) return detected(first.name, first.by);
  return detected('utf-8', 'content', `it is UTF-8, though it is said to be ${first.name}`);
}

function notUtf8(body: Buffer, declared: readonly FeedCharset[]): DetectedCharset {
  const others = declared.filter(({ name }) => !isUtf8Name(name));
  const usual = charsetsOfLanguage(body).find((name) => !decodeAs(body, name).includes('\ufffd'));
  // Some programs always declare Latin-1, in which any bytes are valid.
  if (usual && others.length && others.every(({ name }) => isLatin1(name)))
    if (isInOtherScript(usual, decodeAs(body, usual)) && badCharacters(body, 'utf-8') === null)
      return detected(usual, 'language', `it is ${usual}, though it is said to be ${declared[0]!.name}`);
  for (const { name, by } of others) {
    if (decodeAs(body, name).includes('\ufffd')) continue;
    const declaredName = declared[0]!.name;
    return name === declaredName
      ? detected(name, by)
      : detected(name, by, `it is ${name}, though it is said to be ${declaredName}`);
  }
  // An invalid byte in UTF-8 costs only that character.
  const single = others.filter(({ name }) => name.toLowerCase() !== 'windows-1252');
  const utf8 = declared.find(({ name }) => isUtf8Name(name)) ?? { name: 'utf-8', by: 'content' as const };
  for (const { name, by } of [utf8, ...single]) {
    const bad = badCharacters(body, name);
    if (bad !== null)
      return detected(name, by, `${pluralize(bad, 'character is', 'characters are')} not ${name}`);
  }
  const said = declared.length
    ? `it is not ${declared.map(({ name }) => name).join(' or ')}, as it is said to be`
    : 'it declares no charset';
  const [name, by] = usual ? ([usual, 'language'] as const) : (['windows-1252', 'default'] as const);
  return detected(name, by, `${said}: read as ${name}`);
}

/** Number of characters that are invalid in the charset; null if these are most of the characters beyond ASCII. */
function badCharacters(body: Buffer, charset: string): number | null {
  const text = decodeAs(body, charset);
  const bad = count(text, /\ufffd/g);
  return bad <= count(text, /[^\0-\x7f\ufffd]/g) ? bad : null;
}

function count(text: string, what: RegExp): number {
  return text.match(what)?.length ?? 0;
}
