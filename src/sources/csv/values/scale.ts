/** Words after a number that multiply it, by power of ten. */
const SCALES: readonly (readonly [power: number, words: string])[] = [
  [3, 'k th thousand tsd tausend тыс 千'],
  [4, '万 萬 만'],
  [5, 'lakh lakhs lac lacs'],
  [
    6,
    'm mn mm mln mio mill million millions millionen miljoen miljoner milj milyon milhões milioni juta triệu εκατ млн',
  ],
  [7, 'cr crore crores'],
  [8, '亿 億 억'],
  [
    9,
    'b bn bln billion billions mrd mld mlrd md milliard milliards milliarde milliarden miljard miljarder mia miliardi miliar milyar mlr tỷ δισ млрд',
  ],
  [12, 't tn trn trillion trillions bio billionen biljoen triliun трлн 万亿 萬億 兆 조'],
];
const POWERS = new Map(SCALES.flatMap(([power, words]) => words.split(' ').map((word) => [word, power])));

/** In languages with a decimal comma these mean a million times as much as in English, and are refused. */
const LONG_SCALE = new Set(['bn', 'bln', 'billion', 'billions', 'tn', 'trn', 'trillion', 'trillions']);
/** Indian scales that may be combined, as in `1.5 lakh crore`. */
const INDIAN_SCALES = new Set(['k', 'thousand', 'lakh', 'lakhs', 'lac', 'lacs']);

export interface Scale {
  power: number;
  /** Whether it is a different number in languages with a decimal comma. */
  isEnglish: boolean;
}

/** The scale named by the words, such as `Mio.`, `bn`, `lakh crore` or `億`; undefined if there is none. */
export function scaleOf(words: readonly string[]): Scale | undefined {
  const [first, second, ...more] = words.map((word) => word.toLowerCase().replace(/(?<=..)\.$/, ''));
  if (first === undefined) return { power: 0, isEnglish: false };
  const power = POWERS.get(first);
  if (power === undefined || more.length) return undefined;
  if (second === undefined) return { power, isEnglish: LONG_SCALE.has(first) };
  if (!INDIAN_SCALES.has(first) || POWERS.get(second) !== 7) return undefined;
  return { power: power + 7, isEnglish: false };
}
