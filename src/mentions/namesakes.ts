/**
 * Companies, media, people and figures whose names contain a coin's name without referring to it: the exchange Mercado
 * Bitcoin, the newspaper Bitcoin Magazine, the university ETH Zürich. Names that consist of a coin's name and a
 * word for a firm are found by that word.
 */
const NAMESAKES =
  /\b(mercado bitcoin|american bitcoin|bitcoin jesus|bitcoin swift|bitcoin depot|bitcoin suisse|bitcoin well|bitcoin archive|portal do bitcoin|ethereum max|ethereummax|pepe the frog|bitcoin magazine|bitcoin news network|solana beach|tether ball|chainlink fenc\w+|justin sun)\b|\bETH[ -](Z[uü]e?rich|Lausanne|Bereich|Rat|(Forsch|Studi|Student|Profess|Präsident|Ingenieur|Spin-?off|Bibliothek|Alumni)[\p{L}-]*)(?!\p{L})/giu;
/** Words that, after a name, make it a firm or a newspaper. */
const FIRM =
  /^(Inc|Corp|Ltd|LLC|PLC|AG|GmbH|SE|SA|Magazine|Depot|Bancorp|Bancshares|Podcast|Times|Robotics|Therapeutics|Pharmaceuticals|Biosciences|Strategies|Technologies|Industries|Communications|Motors|Motorcycles|Automotive|Airlines|Aerospace|Brewing|Foods|Beverages?|Resources|Minerals|Medical|Healthcare|Diagnostics|Genomics|Neuroscience|Biomedical|Biotech|Pharma|Semiconductors|Hospitality|Realty)$/;

/** The positions of such names in a text, as first and last characters. */
function namesakesIn(text: string): readonly (readonly [start: number, end: number])[] {
  return Array.from(
    text.matchAll(NAMESAKES),
    ({ 0: found, index }) => [index, index + found.length] as const,
  );
}

export function isInNamesake(
  { text }: { text: string },
  { start, end }: { start: number; end: number },
): boolean {
  return namesakesIn(text).some(([first, last]) => first <= start && end <= last);
}

export function isFirm(word: string): boolean {
  return FIRM.test(word);
}
