const words = (text: string): ReadonlySet<string> => new Set(text.split(' '));

const ENGLISH = words(
  'the of to and in is for on with as at by from after its it that are was has have will be over this how why what not up into who you your i',
);

/** Function words of the other main languages of feeds. */
const OTHERS = {
  de: words(
    'der die das und ist für von mit auf dem den des ein eine einer nicht wie warum zwischen zu im am bei nach an vor jetzt unter sei diese dieser sich auch',
  ),
  fr: words(
    'le les la des du une un et est pour dans avec sur par vers l d aux au en ton son notre votre que qui',
  ),
  es: words('el la los las de del y en con para por una un su sus al que tras más lo se'),
  pt: words('o os a as de do da dos das e em com para por uma um seu sua ao que mais são'),
  it: words('il lo la i gli le di del della dei ai al nel e con per una un sui sei dai dalla alla che non'),
  nl: words('de het een en van voor met op door naar uit onder'),
  tr: words('ve bir için ile bu'),
};

/** The language of a text, by its function words; English if they are inconclusive. */
export function languageOf(text: readonly string[]): keyof typeof OTHERS | 'en' {
  const count = (set: ReadonlySet<string>) => text.reduce((sum, word) => sum + (set.has(word) ? 1 : 0), 0);
  let [best, most]: [keyof typeof OTHERS | 'en', number] = ['en', count(ENGLISH) + 0.5];
  for (const language of Object.keys(OTHERS) as (keyof typeof OTHERS)[]) {
    const found = count(OTHERS[language]);
    if (found > most) [best, most] = [language, found];
  }
  return best;
}
