import { readFileSync } from 'node:fs';

/** Flags of Node that `npm start` gives it, as all ways of starting the service do. */
export function nodeFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return scripts.start.match(/--\S+/g) ?? [];
}
