/**
 * Companies, media, people and figures that have the name of a coin in theirs and are not about it: an exchange called Mercado
 * Bitcoin, the newspaper Bitcoin Magazine. Those whose name is the coin's and a word for a firm are found by that word.
 */
const NAMESAKES =
  /\b(mercado bitcoin|american bitcoin|bitcoin jesus|bitcoin swift|bitcoin depot|bitcoin suisse|bitcoin well|bitcoin archive|portal do bitcoin|ethereum max|ethereummax|pepe the frog|bitcoin magazine|bitcoin news network|solana beach|tether ball)\b/giu;
/** After a name these make it a firm's or a paper's. */
const FIRM = /^(Inc|Corp|Ltd|LLC|PLC|AG|GmbH|SE|SA|Magazine|Depot|Bancorp|Bancshares|Podcast|Times)$/;

/** Where in a text such names stand: from and to which character. */
export function namesakesIn(text: string): readonly (readonly [start: number, end: number])[] {
  return Array.from(
    text.matchAll(NAMESAKES),
    ({ 0: found, index }) => [index, index + found.length] as const,
  );
}

export function isFirm(word: string): boolean {
  return FIRM.test(word);
}
