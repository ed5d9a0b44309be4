import { negotiate } from './negotiate.js';

const OFFERS = ['application/json', 'text/csv', 'application/x-ndjson'] as const;

it.each([
  [undefined, 'application/json'],
  ['', 'application/json'],
  ['*/*', 'application/json'],
  ['text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8', 'application/json'],
  ['text/csv', 'text/csv'],
  ['TEXT/CSV; charset=utf-8', 'text/csv'],
  ['text/*', 'text/csv'],
  ['text/csv;q=0.5, application/x-ndjson;q=0.6', 'application/x-ndjson'],
  ['text/csv, application/json', 'application/json'],
  ['*/*;q=0.1, text/csv;q=0.2', 'text/csv'],
  ['*/*, application/json;q=0', 'text/csv'],
  ['application/*;q=0, text/csv;q=0.001', 'text/csv'],
  ['text/csv;q=0', null],
  ['image/png', null],
  ['text/csv;q=2', null],
  ['csv', null],
])('of what accepts %p it takes %p', (accept, type) => {
  expect(negotiate(accept, OFFERS)).toBe(type);
});
