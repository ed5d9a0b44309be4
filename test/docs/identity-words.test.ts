import { inWords } from '../../console/src/ui/identity-words.js';
import { SIGNALS } from '../../src/identity/signals.js';

it('the console has words for each signal of identity', () => {
  expect(SIGNALS.filter((signal) => inWords(signal) === signal.replaceAll('_', ' '))).toEqual([]);
});
