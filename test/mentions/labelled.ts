import { readFileSync } from 'node:fs';
import { dictionaryOf } from '../../src/mentions/dictionary.js';
import type { KnownAsset } from '../../src/mentions/known-asset.js';
import type { ArticleText } from '../../src/mentions/mention.js';
import { mentionsOf } from '../../src/mentions/mentions-of.js';

/** An article and, by their present symbols, the assets that it speaks of. */
export interface Labelled {
  article: ArticleText;
  assets: ReadonlySet<string>;
}

export interface Score {
  articles: number;
  mentions: number;
  precision: number;
  recall: number;
  /** What is wrong, in lines for people. */
  mistakes: string[];
}

function lines(file: string): string[][] {
  return readFileSync(`test/mentions/${file}`, 'utf8')
    .split('\n')
    .filter((line) => line && !line.startsWith('#'))
    .map((line) => line.split('|').map((cell) => cell.trim()));
}

const list = (cell: string): string[] => cell.split(';').flatMap((one) => one.trim() || []);

export const ASSETS: readonly KnownAsset[] = lines('assets.txt').map(([rank, names, symbols], index) => ({
  id: index + 1,
  rank: rank === '-' ? null : Number(rank),
  names: list(names!),
  symbols: list(symbols!),
}));

export function labelled(file: string): Labelled[] {
  return lines(file).map(([labels, title, summary, categories]) => ({
    article: { title: title!, summary: summary || null, categories: list(categories ?? '') },
    assets: new Set(labels === '-' ? [] : labels!.toUpperCase().split(' ')),
  }));
}

/** How many of the mentions that are found are right, and how many of those that are there are found. */
function score(articles: readonly Labelled[]): Score {
  const dictionary = dictionaryOf(ASSETS);
  const [mistakes, counts] = [[] as string[], { right: 0, wrong: 0, missed: 0 }];
  for (const { article, assets } of articles) {
    const found = new Set(
      mentionsOf(article, dictionary).map(({ assetId }) => ASSETS[assetId - 1]!.symbols[0]!),
    );
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

export const FILES = ['headlines-a.txt', 'headlines-b.txt', 'headlines-c.txt'];

const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function line(name: string, { articles, mentions, precision, recall }: Score): string {
  return `${name}: precision ${percent(precision)}, recall ${percent(recall)} (${articles} articles, ${mentions} mentions)`;
}

/** Of all sets together, and lines for people: each set, all of them, every mistake. */
export function report(): { all: Score; lines: string[] } {
  const all = score(FILES.flatMap(labelled));
  const lines = [
    ...FILES.map((file) => line(file, score(labelled(file)))),
    line('all', all),
    ...all.mistakes,
  ];
  return { all, lines };
}
