import { ASSETS, FILES, labelled, report } from './labelled.js';

describe('the labelled articles', () => {
  const known = new Set(ASSETS.map(({ symbols }) => symbols[0]!));

  it.each(FILES)('of %s name only assets that there are', (file) => {
    const unknown = labelled(file).flatMap(({ assets }) => [...assets.difference(known)]);
    expect(unknown).toEqual([]);
  });

  it('have their assets found, and no others', () => {
    const { all, lines } = report();
    process.stdout.write(`${lines.join('\n')}\n`);
    expect(all.articles).toBeGreaterThan(500);
    expect(all.precision).toBeGreaterThanOrEqual(0.97);
    expect(all.recall).toBeGreaterThanOrEqual(0.95);
  });
});
