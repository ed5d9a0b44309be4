import { cpSync, globSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { indexOf, ROOT } from './links.js';

const PAGES = [
  '*.md',
  'docs/*.md',
  'clients/*/README.md',
  'deploy/*/README.md',
  'examples/*/README.md',
  'seed-data/README.md',
];

/** Copies the pages of the site to where VitePress finds its packages. @returns their folder */
export function copyPages() {
  const folder = join(import.meta.dirname, '../pages');
  rmSync(folder, { recursive: true, force: true });
  for (const path of globSync(PAGES, { cwd: ROOT })) cpSync(join(ROOT, path), join(folder, indexOf(path)));
  return folder;
}
