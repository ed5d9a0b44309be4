import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './links.js';

/** As docs/README.md lists the pages. */
export function sidebar() {
  const parts = readFileSync(join(ROOT, 'docs/README.md'), 'utf8').split(/^## /m).slice(1);
  const groups = parts.map((part) => ({
    text: part.split('\n', 1)[0],
    items: [...part.matchAll(/^\| (.+?) \|/gm)].flatMap(([, cell]) =>
      [...cell.matchAll(/\[([^\]]+)\]\(([\w-]+)\.md\)/g)].map(([, text, page]) => ({
        text: text[0].toUpperCase() + text.slice(1),
        link: `/docs/${page}`,
      })),
    ),
  }));
  return [
    {
      text: 'Kasparro',
      items: [
        { text: 'README', link: '/' },
        { text: 'Documentation', link: '/docs/' },
      ],
    },
    ...groups,
  ];
}
