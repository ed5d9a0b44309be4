/** What speaks for or against two listings being one coin, as docs/identity.md explains it. */
const WORDS: Record<string, string> = {
  contract_same: 'same contract address',
  contract_differs: 'another contract address',
  symbol_same: 'same symbol',
  symbol_differs: 'another symbol',
  symbol_alone: 'no other coin has that symbol',
  symbol_shared: 'other coins have that symbol',
  symbol_dominant: 'by far the largest coin of that symbol',
  slug_and_symbol_same: 'same slug and symbol',
  slug_is_name: 'the slug of one is the name of the other',
  name_and_symbol_same: 'same name and symbol',
  id_same: 'same id',
  price_agrees: 'prices agree',
  price_agrees_repeatedly: 'prices agree again and again',
  price_near: 'prices are near',
  price_differs: 'prices differ',
  cap_agrees: 'market caps agree',
  cap_differs: 'market caps differ',
  namesakes: 'others have that name',
  namesakes_lesser: 'lesser coins have that name',
};

export const inWords = (feature: string): string => WORDS[feature] ?? feature.replaceAll('_', ' ');

const MADE_BY: Record<string, string> = {
  machine: 'by itself',
  person: 'by hand',
  mapping: 'by the mappings file',
};

export const madeBy = (maker: string): string => MADE_BY[maker] ?? `by ${maker}`;

export const REVIEW_REASONS: Record<string, string> = {
  ambiguous: 'may be one of several',
  disputed: 'its price disagrees with the others',
  price_only: 'only prices speak for it',
  renamed: 'it was renamed',
};
