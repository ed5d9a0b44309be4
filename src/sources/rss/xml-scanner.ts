import type { OpenTag, Token } from './xml-token.js';
import { NextOccurrence } from './next-occurrence.js';

const NAME = /[A-Za-z_:\u0080-\uffff][^\s<>/="'&]*/y;

/** A value ends at a quotation mark followed by a valid continuation, so that a missing mark spoils only one attribute. */
const ATTRIBUTE =
  /[\s/]*([^\s<>/="']+)(?:\s*=\s*(?:"([^"]{0,10000})"(?=[\s/>?])|'([^']{0,10000})'(?=[\s/>?])|([^\s"'<>]+)))?/y;

const TAG_END = /[\s/]*>/y;
const CDATA = '<![CDATA[';

/**
 * The tags and texts of a possibly malformed document: unterminated markup does not hide what follows it. Skips comments,
 * instructions and declarations.
 */
export function* tokensOf(text: string): Generator<Token> {
  const next = new NextOccurrence(text);
  let from = 0;
  for (let at = text.indexOf('<'); at !== -1; at = text.indexOf('<', at)) {
    const token = markupAt(text, at, next);
    if (!token) {
      at++;
      continue;
    }
    if (at > from) yield { kind: 'text', isCdata: false, from, to: at, end: at };
    yield token;
    at = from = token.end;
  }
  if (from < text.length) yield { kind: 'text', isCdata: false, from, to: text.length, end: text.length };
}

/** Null if the `<` is a literal character. */
function markupAt(text: string, at: number, next: NextOccurrence): Token | null {
  const second = text[at + 1];
  if (second === '/') return closeTag(text, at);
  if (second === '?') {
    const end = next.of('?>', at);
    return { kind: 'skipped', end: end === -1 ? at + 2 : end + 2 };
  }
  if (second !== '!') return openTag(text, at);
  if (text.startsWith('<!--', at)) {
    const end = endOf('<!--', '-->', at, text, next);
    if (end === -1) return { kind: 'fault', fault: 'a comment is never closed', start: at, end: at + 4 };
    return { kind: 'skipped', end: end + 3 };
  }
  if (!text.startsWith(CDATA, at)) return { kind: 'skipped', end: endOfDeclaration(text, at, next) };
  const from = at + CDATA.length;
  const to = endOf(CDATA, ']]>', at, text, next);
  if (to === -1) return { kind: 'fault', fault: 'a CDATA section is never closed', start: at, end: from };
  return { kind: 'text', isCdata: true, from, to, end: to + 3 };
}

/** Offset of the closing mark; -1 if it is missing or belongs to a later item. */
function endOf(open: string, close: string, at: number, text: string, next: NextOccurrence): number {
  const from = at + open.length;
  const end = next.of(close, from);
  const again = next.of(open, from);
  if (end === -1 || again === -1 || end < again) return end;
  return /<\/(?:\w+:)?(?:item|entry)\s*>/i.test(text.slice(from, again)) ? -1 : end;
}

function endOfDeclaration(text: string, at: number, next: NextOccurrence): number {
  const end = next.of('>', at);
  const subset = next.of('[', at);
  if (end === -1) return at + 2;
  if (subset === -1 || subset > end || !/^<!doctype/i.test(text.slice(at, at + 9))) return end + 1;
  const close = /\]\s*>/g;
  close.lastIndex = subset;
  return close.test(text) ? close.lastIndex : end + 1;
}

function closeTag(text: string, start: number): Token | null {
  NAME.lastIndex = start + 2;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return text[start + 2] === '>' ? { kind: 'skipped', end: start + 3 } : null;
  const end = /[^<>]{0,1000}/y;
  end.lastIndex = NAME.lastIndex;
  end.test(text);
  return { kind: 'close', name, start, end: end.lastIndex + (text[end.lastIndex] === '>' ? 1 : 0) };
}

function openTag(text: string, start: number): OpenTag | null {
  NAME.lastIndex = start + 1;
  const name = NAME.exec(text)?.[0];
  if (name === undefined) return null;
  const tag: OpenTag = { kind: 'open', name, attributes: [], isEmpty: false, start, end: NAME.lastIndex };
  for (;;) {
    TAG_END.lastIndex = tag.end;
    const end = TAG_END.exec(text)?.[0];
    if (end !== undefined) return { ...tag, isEmpty: end.endsWith('/>'), end: TAG_END.lastIndex };
    ATTRIBUTE.lastIndex = tag.end;
    const found = ATTRIBUTE.exec(text);
    if (found) {
      const value = found[2] ?? found[3] ?? found[4];
      if (value === undefined || found[4] !== undefined) tag.fault = 'an attribute has no quotation marks';
      tag.attributes.push([found[1]!, value ?? '']);
      tag.end = ATTRIBUTE.lastIndex;
      continue;
    }
    tag.fault = 'a tag is never closed';
    while (tag.end < text.length && /[\s/]/.test(text[tag.end]!)) tag.end++;
    if (tag.end >= text.length || text[tag.end] === '<') return tag;
    tag.end++;
  }
}
