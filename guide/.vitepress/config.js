import { cpSync, mkdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { transformerStyleToClass } from '@shikijs/transformers';
import { defineConfig } from 'vitepress';
import { DIAGRAM_STYLES, drawDiagrams, writeDiagrams } from './diagrams.js';
import { rewriteLinks, ROOT } from './links.js';
import { copyPages } from './pages.js';
import { sidebar } from './sidebar.js';
import { alignByAttribute, externalize } from './strict.js';

/** As in console/src/index.html. */
const ICON =
  "data:image/svg+xml,%3Csvg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 16 16'%3E%3Crect width='16' height='16' rx='4' fill='%230b66c3'/%3E%3Cpath d='M4.5 3.5v9M11 3.5 5.5 8l5.5 4.5' fill='none' stroke='white' stroke-width='2'/%3E%3C/svg%3E";
const used = new Set();
const diagrams = new Map();
const classes = transformerStyleToClass({ classPrefix: 'c-' });

/** The site at /guide: README, docs and what they link to, read where they are. */
export default defineConfig({
  title: 'Kasparro',
  description: 'Market data from many sources in one model',
  base: '/guide/',
  srcDir: copyPages(),
  outDir: join(ROOT, 'dist/guide'),
  cacheDir: join(import.meta.dirname, 'cache'),
  cleanUrls: true,
  // The policy of the service refuses the style that it would add for a moment.
  appearance: { disableTransition: false },
  head: [['link', { rel: 'icon', href: ICON }]],
  // Extracts data that would otherwise be inline in each page.
  metaChunk: true,
  markdown: {
    codeTransformers: [classes],
    config(md) {
      rewriteLinks(md, used);
      alignByAttribute(md);
      drawDiagrams(md, diagrams);
    },
  },
  themeConfig: {
    search: { provider: 'local' },
    outline: 'deep',
    sidebar: sidebar(),
    nav: [{ text: 'Console', link: '/', target: '_self' }],
  },
  buildEnd({ outDir }) {
    externalize(outDir, classes.getCSS() + DIAGRAM_STYLES);
    writeDiagrams(outDir, diagrams);
    for (const path of used) {
      const copy = join(outDir, 'files', path);
      mkdirSync(dirname(copy), { recursive: true });
      cpSync(join(ROOT, path), copy);
    }
  },
});
