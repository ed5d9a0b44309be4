import { existsSync, globSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PAGES = globSync(['*.md', 'docs/*.md', '{clients,deploy,examples}/*/README.md', 'seed-data/README.md']);

const textOf = (page: string) => readFileSync(page, 'utf8').replace(/^(```+)[\s\S]*?^\1/gm, '');
const linksOf = (page: string) =>
  [...textOf(page).matchAll(/\]\(([^()\s]+)\)/g)]
    .map(([, href]) => href!)
    .filter((href) => !/^[a-z]+:/.test(href));

/** As GitHub and the guide name headings. */
function anchorsOf(page: string): Set<string> {
  const headings = [...textOf(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
      .toLowerCase()
      .replace(/[^\p{L}\p{N}\s_-]/gu, '')
      .trim()
      .replace(/\s/g, '-'),
  );
  return new Set(headings);
}

it.each(PAGES)('links of %s lead to files and headings that exist', (page) => {
  const broken = linksOf(page).filter((href) => {
    const [path = '', anchor] = href.split('#');
    const target = path ? join(dirname(page), decodeURIComponent(path)) : page;
    if (!existsSync(target)) return true;
    return anchor !== undefined && target.endsWith('.md') && !anchorsOf(target).has(anchor);
  });
  expect(broken).toEqual([]);
});

it('checks all of the documentation', () => {
  expect(PAGES.length).toBeGreaterThan(45);
  expect(linksOf('docs/README.md').length).toBeGreaterThan(40);
});
