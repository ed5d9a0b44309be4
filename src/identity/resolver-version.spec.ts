import { createHash } from 'node:crypto';
import { realFileSet, realSet } from '../../test/identity/real-set.js';
import { comparisonContext } from './comparison-context.js';
import { featuresOf } from './features.js';
import { candidatePairs } from './resolve.js';
import { RESOLVER_VERSION } from './resolver-version.js';

/** If this fails, increase the version, so that all listings are resolved again, and put the new digest here. */
it('has a new version whenever the keys or the confidence of listings change', () => {
  const hash = createHash('sha256');
  for (const set of [
    realSet({ contracts: true, prices: true }),
    realFileSet({ names: true, wallet: 'keys', prices: true, days: 1 }),
  ]) {
    const features = set.map(({ facts }) => featuresOf(facts));
    for (const { keys } of features) hash.update(JSON.stringify([...keys]));
    for (const { a, b, confidence } of candidatePairs(features, comparisonContext(features)))
      hash.update(`${a} ${b} ${confidence.toFixed(6)}`);
  }
  expect([RESOLVER_VERSION, hash.digest('hex').slice(0, 16)]).toEqual([3, 'fd59df0dbddf3f04']);
});
