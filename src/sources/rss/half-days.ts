/** Words for the halves of the day, as regular expressions. The English ones are in the date formats themselves. */
const BEFORE_NOON =
  'π\\.?μ\\.?|öö|dop\\.?|d\\.?e\\.|fm\\.?|f\\.?\\s?h\\.|ap\\.|vm\\.|sa|pg|ص|ق\\.?ظ\\.?|पूर्वाह्न|ก่อนเที่ยง|пр\\.\\s?об\\.|претпл\\.?|priekšp\\.|priešpiet|дп|p\\.d\\.|오전|上午|午前|凌晨|清晨|早上';
const AFTER_NOON =
  'μ\\.?μ\\.?|ös|odp\\.?|pop\\.|d\\.?u\\.|em\\.?|e\\.?\\s?h\\.|ip\\.|nm\\.|ch|ptg|م|ب\\.?ظ\\.?|अपराह्न|หลังเที่ยง|сл\\.\\s?об\\.|попл\\.?|pēcp\\.|popiet|пп|m\\.d\\.|오후|下午|午後|中午|傍晚|晚上';

const NOT_IN_A_WORD = '(?<![\\p{L}\\p{M}])';
export const HALF_DAYS = new RegExp(`${NOT_IN_A_WORD}(?:${BEFORE_NOON}|${AFTER_NOON})`, 'iu');
const MORNING = new RegExp(`${NOT_IN_A_WORD}(?:${BEFORE_NOON})`, 'iu');

/** Undefined if the text names neither half. */
export function amOrPm(text: string): 'AM' | 'PM' | undefined {
  if (MORNING.test(text)) return 'AM';
  return HALF_DAYS.test(text) ? 'PM' : undefined;
}
