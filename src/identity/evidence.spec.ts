import { listing } from '../../test/support/identity.js';
import { collectEvidence } from './evidence.js';
import { featuresOf } from './features.js';
import type { ListingFacts } from './facts.js';
import { confidence, MATCH, isMatch } from './model.js';
import { comparisonContext } from './comparison-context.js';

function compared(...facts: [ListingFacts, ListingFacts, ...ListingFacts[]]) {
  const readings = facts.map(featuresOf);
  const evidence = collectEvidence(readings[0]!, readings[1]!, comparisonContext(readings));
  return { evidence, sure: confidence(evidence) };
}
const at = Date.UTC(2026, 0, 15);
const usd = (price: number, when = at) => [{ at: when, currency: 'USD', price }];

describe('evidence', () => {
  it('is sufficient if a contract matches, even if the names differ', () => {
    const contracts = ['ethereum 0x1'];
    const { evidence, sure } = compared(
      listing('coingecko/polygon-ecosystem-token', 'POL', 'POL (ex-MATIC)', { contracts }),
      listing('coinpaprika/matic-polygon', 'MATIC', 'Polygon', { contracts }),
    );
    expect(evidence.contract_same).toBe(1);
    expect(sure).toBeGreaterThan(0.97);
  });

  it('is never sufficient if only the symbol matches', () => {
    const { evidence, sure } = compared(
      listing('csv/LONE', 'LONE', 'LONE'),
      listing('coingecko/lonely', 'LONE', 'Lonely Coin'),
    );
    expect(isMatch(evidence, sure)).toBe(false);
    expect(isMatch(evidence, 1)).toBe(false);
  });

  it.each(['Wrapped Bitcoin', 'Bitcoin (Wormhole)', 'Binance-Peg Bitcoin', 'Staked Bitcoin', 'Bitcoin Cash'])(
    'distinguishes %s from Bitcoin, at the same price and with the same symbol',
    (name) => {
      const prices = usd(67_000);
      const { evidence, sure } = compared(
        listing('coingecko/bitcoin', 'BTC', 'Bitcoin', { prices }),
        listing('coinpaprika/btc-other', 'BTC', name, { prices }),
      );
      expect(evidence.form_differs ?? evidence.qualifiers_differ).toBe(1);
      expect(evidence.price_agrees).toBeUndefined();
      expect(sure).toBeLessThan(0.1);
    },
  );

  it('does not count a symbol that two coins share', () => {
    const { evidence } = compared(
      listing('coingecko/quiet-river', null, 'Quiet River'),
      listing('coinpaprika/-other', null, 'Something Else'),
      listing('csv/W', 'W', 'W'),
    );
    expect(evidence).toEqual(expect.not.objectContaining({ symbol_same: 1 }));
    expect(Object.keys(evidence).filter((signal) => signal.includes('symbol'))).toEqual([]);
  });

  it('follows a renaming by a former name', () => {
    const { evidence } = compared(
      listing('coingecko/kaia', 'KAIA', 'Kaia', { former: [{ symbol: 'KLAY', name: 'Klaytn' }] }),
      listing('coinpaprika/klay-klaytn', 'KLAY', 'Klaytn'),
    );
    expect(evidence).toMatchObject({ former_name_same: 1, symbol_former_same: 1 });
  });

  it('recognises a renamed coin by former names and symbols in a name or id', () => {
    const render = listing('csv/RENDER', 'RENDER', 'Render (formerly RNDR)');
    expect(compared(render, listing('coinpaprika/render', 'RNDR', 'Render Token')).evidence).toMatchObject({
      symbol_former_same: 1,
    });
    const byId = compared(
      listing('csv/KLAY', 'KLAY', 'Klaytn'),
      listing('coinpaprika/klay-klaytn', 'KAIA', 'Kaia'),
    );
    expect(byId.evidence).toMatchObject({ symbol_former_same: 1 });
    const eigen = listing('coingecko/eigenlayer', 'EIGEN', 'EigenCloud (prev. EigenLayer)');
    expect(compared(eigen, listing('csv/EIGEN', 'EIGEN', 'EigenLayer')).evidence).toMatchObject({
      former_name_same: 1,
    });
  });

  it("recognises exchanges' own tickers in files, but not in APIs", () => {
    const bitcoin = listing('coingecko/bitcoin', 'BTC', 'Bitcoin');
    const named = (name: string) => compared(listing(name, 'XBT', 'Bitcoin'), bitcoin).evidence;
    expect(named('csv/XBT')).toMatchObject({ name_and_symbol_same: 1 });
    expect(named('coinpaprika/xbt-bitcoin').symbol_same).toBeUndefined();
  });

  it.each([
    ['WETH', 'WETH', 'Wrapped Ether (Arbitrum)'],
    ['USDT', 'Tether', 'Tether USD (PoS)'],
    ['BTC', 'Bitcoin', 'Bitcoin Plus'],
  ])('does not match %s %s with %s', (symbol, name, other) => {
    const { sure } = compared(
      listing('coingecko/one', symbol, name, { prices: usd(2500, at) }),
      listing('csv/other', symbol, other, { prices: usd(2500, at) }),
    );
    expect(sure).toBeLessThan(MATCH);
  });

  it('trusts a file that uses the ids of an API', () => {
    const [one, two] = ['baton', 'baton-2'].map((id) => listing(`coingecko/${id}`, 'BATO', 'Baton'));
    const inFile = listing('csv/baton', 'BATO', 'Baton');
    expect(compared(inFile, one!, two!).sure).toBeGreaterThan(MATCH);
    expect(compared(inFile, two!, one!).evidence.id_elsewhere).toBe(1);
  });

  it('compares prices of the same time, and market caps of the same week', () => {
    const bitcoin = (name: string, price: number, when: number) =>
      listing(name, 'BTC', 'Bitcoin', { prices: usd(price, when), marketCap: price * 2e7 });
    const old = compared(
      bitcoin('coingecko/bitcoin', 67_000, at),
      bitcoin('csv/BTC', 20_000, Date.UTC(2022, 5, 1)),
    );
    expect(Object.keys(old.evidence).filter((signal) => /price|cap/.test(signal))).toEqual([]);
    const now = compared(bitcoin('coingecko/bitcoin', 67_000, at), bitcoin('csv/BTC', 20_000, at));
    expect(now.evidence).toMatchObject({ price_differs: Math.log(67 / 20), cap_differs: Math.log(67 / 20) });
  });
});
