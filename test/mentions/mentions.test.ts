import { ASSETS, FILES, labelled, report } from './labelled.js';

describe('the labelled articles', () => {
  const known = new Set(ASSETS.map(({ symbols }) => symbols[0]!));

  it.each(FILES)('of %s name only existing assets', (file) => {
    const unknown = labelled(file).flatMap(({ assets }) => [...assets.difference(known)]);
    expect(unknown).toEqual([]);
  });

  it('have exactly their assets found', () => {
    const { all, lines } = report();
    process.stdout.write(`${lines.join('\n')}\n`);
    expect(all.articles).toBeGreaterThan(500);
    expect(all.precision).toBeGreaterThanOrEqual(0.97);
    expect(all.recall).toBeGreaterThanOrEqual(0.95);
  });
});
