import { readFileSync } from 'node:fs';

/** The Node flags that `npm start` and all other ways of starting the service use. */
export function nodeFlags(): string[] {
  const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: { start: string } };
  return scripts.start.match(/--\S+/g) ?? [];
}
