import iconv from 'iconv-lite';

const BYTE_ORDER_MARKS: readonly [mark: string, charset: string][] = [
  ['efbbbf', 'utf-8'],
  ['fffe', 'utf-16le'],
  ['feff', 'utf-16be'],
];
/** https://encoding.spec.whatwg.org: who says Latin-1 or ASCII on the web means windows-1252. */
const LATIN1 = /^(?:iso[-_]?8859-?1|latin-?1|l1|us-ascii|ascii)$/i;

/**
 * The text of a feed, by its byte order mark (which RFC 7303 puts first), the Content-Type header, the prolog, or else
 * UTF-8. A charset that nobody knows is passed over for the next.
 */
export function decodeFeed(body: Buffer, contentType: string | undefined): string {
  const head = body.subarray(0, 4).toString('hex');
  const marked = BYTE_ORDER_MARKS.find(([mark]) => head.startsWith(mark))?.[1];
  const declared = /charset\s*=\s*["']?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  const charset = [marked, declared, charsetOfProlog(body)].find((one) => one && iconv.encodingExists(one));
  return iconv.decode(body, charset && LATIN1.test(charset) ? 'windows-1252' : (charset ?? 'utf-8'));
}

function charsetOfProlog(body: Buffer): string | undefined {
  const start = body.subarray(0, 1024).toString('latin1');
  if (start.startsWith('<\0')) return 'utf-16le';
  if (start.startsWith('\0<')) return 'utf-16be';
  const charset = /^\s*<\?xml\s[^>]*?encoding\s*=\s*["']([\w.:-]+)/i.exec(start)?.[1];
  // What can be read byte by byte is not UTF-16, whatever it says.
  return charset && /^utf-?16|^ucs/i.test(charset) ? undefined : charset;
}
