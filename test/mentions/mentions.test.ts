import { ASSETS, labelled, type Score, score } from './labelled.js';

const FILES = ['headlines-a.txt', 'headlines-b.txt', 'headlines-c.txt'];
const percent = (share: number): string => `${(100 * share).toFixed(1)} %`;

function told(name: string, { articles, mentions, precision, recall }: Score): string {
  return `${name}: precision ${percent(precision)}, recall ${percent(recall)} (${articles} articles, ${mentions} mentions)`;
}

describe('the labelled articles', () => {
  const known = new Set(ASSETS.map(({ symbols }) => symbols[0]!));

  it.each(FILES)('of %s name only assets that there are', (file) => {
    const unknown = labelled(file).flatMap(({ assets }) => [...assets.difference(known)]);
    expect(unknown).toEqual([]);
  });

  it('have their assets found, and no others', () => {
    const all = score(FILES.flatMap(labelled));
    const lines = [
      ...FILES.map((file) => told(file, score(labelled(file)))),
      told('all', all),
      ...all.mistakes,
    ];
    process.stdout.write(`${lines.join('\n  ')}\n`);
    expect(all.articles).toBeGreaterThan(500);
    expect(all.precision).toBeGreaterThanOrEqual(0.97);
    expect(all.recall).toBeGreaterThanOrEqual(0.9);
  });
});
