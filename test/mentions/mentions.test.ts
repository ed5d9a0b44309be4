import { ASSETS, LABELS } from './assets.js';
import { FILES, HALVES, labelled, report, score } from './labelled.js';

describe('the labelled articles', () => {
  it.each(FILES)('of %s name only existing assets', (file) => {
    const unknown = labelled(file).flatMap(({ assets }) =>
      [...assets].filter((symbol) => !LABELS.has(symbol)),
    );
    expect(unknown).toEqual([]);
  });

  it('have exactly their assets found, among thousands named like a word', () => {
    process.stdout.write(`${report().join('\n')}\n`);
    expect(ASSETS.length).toBeGreaterThan(10_000);
    const all = score(FILES);
    expect(all.articles).toBeGreaterThan(1000);
    expect(all.precision).toBeGreaterThanOrEqual(0.99);
    expect(all.recall).toBeGreaterThanOrEqual(0.97);
  });

  it.each(HALVES)('have them found in %s', (file) => {
    const { precision, recall } = score([file]);
    expect(precision).toBeGreaterThanOrEqual(0.97);
    expect(recall).toBeGreaterThanOrEqual(0.95);
  });
});
