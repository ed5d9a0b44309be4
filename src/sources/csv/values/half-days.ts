/** a.m. and p.m. as spreadsheets write them in Chinese, Japanese and Korean before the time, and in other languages after it. */
const BEFORE: readonly (readonly [half: string, words: RegExp])[] = [
  ['am', /(?:上午|午前|오전)\s?(\d\d?:\d\d(?::\d\d)?)/],
  ['pm', /(?:下午|午後|오후)\s?(\d\d?:\d\d(?::\d\d)?)/],
];
const AFTER: readonly (readonly [half: string, words: RegExp])[] = [
  ['am', /(?<=\d:\d\d)\s(?:öö|π\.?μ\.?|ص|sa)(?=$|\s)/iu],
  ['pm', /(?<=\d:\d\d)\s(?:ös|μ\.?μ\.?|م|ch)(?=$|\s)/iu],
];

/** `11:59 pm` for `下午 11:59` and `11:59 ÖS`. */
export function withEnglishHalves(text: string): string {
  let plain = text;
  for (const [half, words] of BEFORE) plain = plain.replace(words, `$1 ${half}`);
  for (const [half, words] of AFTER) plain = plain.replace(words, ` ${half}`);
  return plain;
}
