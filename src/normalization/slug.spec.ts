import { slugCandidates } from './slug.js';

const candidates = (symbol: string, name: string) =>
  slugCandidates({ symbol, name, key: `${symbol} ${name}` });

describe('slugCandidates', () => {
  it('prefers the name, then adds the symbol, then a hash that distinguishes namesakes', () => {
    const [name, withSymbol, withHash] = candidates('BTC', 'Bitcoin');
    expect([name, withSymbol]).toEqual(['bitcoin', 'bitcoin-btc']);
    expect(withHash).toMatch(/^bitcoin-btc-[0-9a-f]{8}$/);
  });

  it('writes accents, spaces and signs in plain letters', () => {
    expect(candidates('X', 'Ünï Cöin (v2)!')[0]).toBe('uni-coin-v2');
  });

  it('ignores characters without a width', () => {
    expect(candidates('X', 'Spa\u200bc\u3164y\u00ad Coin')[0]).toBe('spacy-coin');
  });

  it('falls back to the symbol, then to a hash, for names without a Latin letter', () => {
    expect(candidates('BIAN', '币安人生')[0]).toBe('bian');
    expect(candidates('币安', '币安人生')[0]).toMatch(/^asset-[0-9a-f]{8}$/);
  });
});
