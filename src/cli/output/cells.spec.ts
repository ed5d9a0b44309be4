import { pluralize } from './cells.js';

it.each([
  [0, '0 pages'],
  [1, '1 page'],
  [12_345, '12,345 pages'],
])('counts %i pages as %s', (count, text) => {
  expect(pluralize(count, 'page')).toBe(text);
});
