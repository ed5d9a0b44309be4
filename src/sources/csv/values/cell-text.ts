import { decodeHTMLStrict } from 'entities';

/**
 * A cell without the marks that programs put around its text: a spreadsheet's `="…"` and `'`, HTML, and quotes that
 * come in pairs.
 */
export function cellText(value: string): string {
  const text = value.includes('<') || value.includes('&') ? withoutHtml(value) : value;
  const first = text.charCodeAt(0);
  if (first === EQUALS || first === APOSTROPHE)
    return /^="([^"]*)"$/.exec(text)?.[1] ?? /^'([^']+)$/.exec(text)?.[1] ?? text;
  return first < FIRST_PAIRED ? text : (PAIRED.exec(text)?.[1] ?? text);
}

const EQUALS = '='.charCodeAt(0);
const APOSTROPHE = "'".charCodeAt(0);
const FIRST_PAIRED = '«'.charCodeAt(0);
/** `“BTC”`, `„BTC“`, `«BTC»`, `‘BTC’` */
const PAIRED = /^[“„«»‘‚]([^“”„«»‘’‚]*)[”“»«’‘]$/u;
const TAG = /<\/?[a-z][^<>]*>/gi;

function withoutHtml(value: string): string {
  return decodeHTMLStrict(value.replace(TAG, '')).trim();
}
