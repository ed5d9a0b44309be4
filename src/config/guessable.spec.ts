import { randomBytes } from 'node:crypto';
import { isGuessable } from './guessable.js';

it.each([
  'a',
  'a'.repeat(40),
  'abababababababab',
  '1234567890123456',
  'my-secret-password',
  'kasparro-admin-key-1',
  'Xx987654321qQpPzZ',
])('%s can be guessed', (key) => expect(isGuessable(key)).toBe(true));

it('accepts random keys', () => {
  const hex = Array.from({ length: 200 }, () => randomBytes(24).toString('hex'));
  // Six digits in order come up by chance once in some hundred thousand keys.
  expect(hex.filter(isGuessable).length).toBeLessThan(3);
});
