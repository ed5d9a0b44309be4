import { createHash } from 'node:crypto';
import { realFileSet, realSet } from '../../test/identity/real-set.js';
import { featuresOf } from './features.js';

/**
 * Keys are stored with each listing when it is resolved. If they change, a migration must increase the revision of every
 * listing, as ListingKeys1830000000000 does, so that all are stored anew; then put the new digest here.
 */
it('makes the same keys of a name as those that are stored', () => {
  const hash = createHash('sha256');
  for (const { facts } of [...realSet({ contracts: true }), ...realFileSet({ names: true, wallet: 'keys' })])
    hash.update(JSON.stringify([...featuresOf(facts).keys]));
  expect(hash.digest('hex').slice(0, 16)).toBe('1cf6cc24886b5c86');
});
