import { formatElapsed } from './format-elapsed.js';

it.each([
  [0, '0 ms'],
  [0.0421, '42 ms'],
  [0.9994, '999 ms'],
  [0.9995, '1.0 s'],
  [12.34, '12.3 s'],
])('%d seconds are %s', (seconds, text) => expect(formatElapsed(seconds)).toBe(text));
