/**
 * The charsets that browsers assume for texts that declare only a language (https://html.spec.whatwg.org, "determining the
 * character encoding"). EUC-JP and Big5 come first where their bytes would also be valid in the other charset.
 */
const CHARSETS: readonly [language: RegExp, charsets: readonly string[]][] = [
  [/^ja\b/, ['euc-jp', 'shift_jis']],
  [/^ko\b/, ['euc-kr']],
  [/^zh-(?:tw|hk|mo|hant)\b/, ['big5', 'gb18030']],
  [/^zh\b/, ['gb18030']],
  [/^(?:be|bg|kk|ky|mk|ru|sr|uk)\b/, ['windows-1251']],
  [/^(?:bs|cs|hr|hu|pl|ro|sk|sl)\b/, ['windows-1250']],
  [/^el\b/, ['windows-1253']],
  [/^(?:az|tr)\b/, ['windows-1254']],
  [/^(?:he|iw)\b/, ['windows-1255']],
  [/^(?:ar|fa|ur)\b/, ['windows-1256']],
  [/^(?:et|lt|lv)\b/, ['windows-1257']],
  [/^vi\b/, ['windows-1258']],
  [/^th\b/, ['windows-874']],
];
const LANGUAGE =
  /<(?:\w+:)?language\b[^<>]*>\s*([a-z-]+)|<[a-z:]+\s[^<>]*?xml:lang\s*=\s*["']([a-z-]+)|"language"\s*:\s*"([a-z-]+)/i;
const MAX_HEAD = 8192;

/** Charsets of languages that are not written in Latin letters. */
const NOT_LATIN = /^(?:big5|euc-|gb|shift_jis|windows-(?:1251|1253|1255|1256|874))/;
/** Letters in a row that Latin-1 would read as an unlikely series of accented letters and signs. */
const WORD = /[^\0-\x7f]{3}/;

/** The charsets that are usual for the language a document says it is in. */
export function charsetsOfLanguage(body: Buffer): readonly string[] {
  const [, ...found] = LANGUAGE.exec(body.toString('latin1', 0, MAX_HEAD)) ?? [];
  const language = found.find(Boolean)?.toLowerCase() ?? '';
  return CHARSETS.find(([form]) => form.test(language))?.[1] ?? [];
}

/** Whether a text in this charset is in a script that Latin-1 lacks. */
export function isInOtherScript(charset: string, text: string): boolean {
  return NOT_LATIN.test(charset) && WORD.test(text);
}
