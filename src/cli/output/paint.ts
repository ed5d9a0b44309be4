import { stripVTControlCharacters, styleText } from 'node:util';

export type Style = Parameters<typeof styleText>[0];
/** Colours text, or returns it unchanged. */
export type Paint = (style: Style, text: string) => string;

/** Colours on terminals that support them, unless NO_COLOR is set. */
export const paintFor =
  (stream: NodeJS.WritableStream): Paint =>
  (style, text) =>
    styleText(style, text, { stream });

/** Text from outside must not control the terminal. */
export function printable(text: string): string {
  const escape = (character: string) => `\\u${character.codePointAt(0)!.toString(16).padStart(4, '0')}`;
  return text.replaceAll(/[\p{Cc}\p{Cf}\u2028\u2029]/gu, escape);
}

const WIDE =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Emoji_Presentation}\uff01-\uff60]/gu;

/** The width of the text in terminal columns. */
export function widthOf(text: string): number {
  const plain = stripVTControlCharacters(text).replaceAll(/\p{Mn}/gu, '');
  return [...plain].length + (plain.match(WIDE)?.length ?? 0);
}
