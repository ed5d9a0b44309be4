import { clientAddress } from './client-address.js';

it.each([
  ['203.0.113.7', '203.0.113.7'],
  ['203.0.113.7:4711', '203.0.113.7'],
  ['[2001:db8::1]:443', '2001:db8::'],
  ['2001:db8::1', '2001:db8::'],
  ['unknown', 'unknown'],
])('%s is counted as %s', (ip, address) => {
  expect(clientAddress({ ip })).toMatch(new RegExp(`^${address.replaceAll('.', '\\.')}`));
});
