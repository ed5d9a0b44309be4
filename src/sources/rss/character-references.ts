import { decodeHTMLStrict } from 'entities';

const REFERENCE = /&(?:#0*(\d{1,10})|#[xX]0*([\dA-Fa-f]{1,8})|([A-Za-z][\w.-]{0,99}));/g;
const HALVES = /&#(\d{5}|[xX][\dA-Fa-f]{4});&#(\d{5}|[xX][\dA-Fa-f]{4});/g;

const PREDEFINED: ReadonlyMap<string, string> = new Map([
  ['lt', '<'],
  ['gt', '>'],
  ['amp', '&'],
  ['quot', '"'],
  ['apos', "'"],
]);

export function isPredefined(name: string): boolean {
  return PREDEFINED.has(name);
}

/**
 * Replaces character references. References to control characters and non-characters are dropped, those in the windows-1252
 * range are read as windows-1252, and surrogate pairs are joined.
 */
export function decodeReferences(
  text: string,
  named: (name: string, reference: string) => string = decodeNamed,
): string {
  if (!text.includes('&')) return text;
  const whole = text.includes('&#')
    ? text.replace(HALVES, (all, high: string, low: string) => pairOf(codeOf(high), codeOf(low)) ?? all)
    : text;
  return whole.replace(REFERENCE, (all: string, decimal?: string, hex?: string, name?: string) =>
    name === undefined ? character(codeOf(decimal ?? `x${hex}`)) : (PREDEFINED.get(name) ?? named(name, all)),
  );
}

/** Decodes an HTML name; unknown names are unchanged. */
export function decodeNamed(_name: string, reference: string): string {
  return decodeHTMLStrict(reference);
}

function codeOf(digits: string): number {
  return /^x/i.test(digits) ? parseInt(digits.slice(1), 16) : Number(digits);
}

function pairOf(high: number, low: number): string | undefined {
  const isPair = high >= 0xd800 && high <= 0xdbff && low >= 0xdc00 && low <= 0xdfff;
  return isPair ? String.fromCharCode(high, low) : undefined;
}

function character(code: number): string {
  if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff) || isControl(code)) return '';
  return code >= 0x80 && code <= 0x9f ? decodeHTMLStrict(`&#${code};`) : String.fromCodePoint(code);
}

function isControl(code: number): boolean {
  return (code < 0x20 && code !== 9 && code !== 10 && code !== 13) || code === 0x7f;
}
