import { readFileSync } from 'node:fs';
import { commandLinePage } from './command-line.js';

it('docs/command-line.md has the help of every command; `make schema` regenerates it', () => {
  expect(readFileSync('docs/command-line.md', 'utf8')).toBe(commandLinePage());
});
