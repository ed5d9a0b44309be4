import { dictionaryOf } from '../../src/mentions/dictionary.js';
import type { ArticleText } from '../../src/mentions/mention.js';
import { mentionsOf } from '../../src/mentions/mentions-of.js';
import { wordsOf } from '../../src/mentions/tokens.js';
import { ASSETS, LABELS, linesOf, listOf } from './assets.js';

/** An article and the assets that it mentions, by their current symbols. */
export interface Labelled {
  article: ArticleText;
  assets: ReadonlySet<string>;
}

export interface Score {
  articles: number;
  mentions: number;
  precision: number;
  recall: number;
  /** The mistakes, one per line, for people to read. */
  mistakes: string[];
}

/**
 * A line `@ https://paper.example/markets/*` gives the URL of the articles below it; the star stands for the title.
 */
export function labelled(file: string): Labelled[] {
  let site: string | null = null;
  return linesOf(file).flatMap(([labels, title, summary, categories]): Labelled[] => {
    if (labels!.startsWith('@')) {
      site = labels!.slice(1).trim();
      return [];
    }
    const url = site?.replace('*', slugOf(title!)) ?? null;
    return [
      {
        article: { title: title!, summary: summary || null, categories: listOf(categories ?? ''), url },
        assets: new Set(labels === '-' ? [] : labels!.toUpperCase().split(' ')),
      },
    ];
  });
}

const slugOf = (title: string): string => wordsOf(title).join('-');

const dictionary = dictionaryOf(ASSETS);
const symbolsById = new Map([...LABELS].map(([symbol, { id }]) => [id, symbol]));
const symbolOf = (id: number): string => symbolsById.get(id) ?? `another ${ASSETS[id - 1]!.names[0]}`;

/** How many of the mentions found are right, and how many of the existing ones are found. */
export function score(files: readonly string[]): Score {
  const articles = files.flatMap(labelled);
  const [mistakes, counts] = [[] as string[], { right: 0, wrong: 0, missed: 0 }];
  for (const { article, assets } of articles) {
    const found = new Set(mentionsOf(article, dictionary).map(({ assetId }) => symbolOf(assetId)));
    const [wrong, missed] = [found.difference(assets), assets.difference(found)];
    counts.right += found.intersection(assets).size;
    counts.wrong += wrong.size;
    counts.missed += missed.size;
    if (wrong.size) mistakes.push(`wrong ${[...wrong].join(' ')}: ${article.title}`);
    if (missed.size) mistakes.push(`missed ${[...missed].join(' ')}: ${article.title}`);
  }
  const { right, wrong, missed } = counts;
  return {
    articles: articles.length,
    mentions: right + missed,
    precision: right / (right + wrong),
    recall: right / (right + missed),
    mistakes,
  };
}

/** `d` is the half that the rules were developed on, `e` the half held out. */
export const HALVES = ['headlines-d.txt', 'headlines-e.txt'];
const OTHERS = [
  'a',
  'b',
  'c',
  'f',
  'g',
  'h',
  'i',
  'j',
  'k',
  'l',
  'm',
  'n',
  'o',
  'p',
  'q',
  'r',
  's',
  't',
  'u',
  'v',
  'w',
].map((set) => `headlines-${set}.txt`);
export const FILES = [...OTHERS, ...HALVES];

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

/** A report for people to read: the score of each set and of all sets, and every mistake. */
export function report(files = FILES): string[] {
  const line = (name: string, { articles, mentions, precision, recall }: Score) =>
    `${name}: precision ${percent(precision)}, recall ${percent(recall)} (${articles} articles, ${mentions} mentions)`;
  const all = score(files);
  return [...files.map((file) => line(file, score([file]))), line('all', all), ...all.mistakes];
}
