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

/** The charsets that are usual for the language a document says it is in. */
export function charsetsOfLanguage(body: Buffer): readonly string[] {
  const [, ...found] = LANGUAGE.exec(body.toString('latin1', 0, MAX_HEAD)) ?? [];
  const language = found.find(Boolean)?.toLowerCase() ?? '';
  return CHARSETS.find(([form]) => form.test(language))?.[1] ?? [];
}
