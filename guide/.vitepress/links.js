import { existsSync, statSync } from 'node:fs';
import { join, posix } from 'node:path';

export const ROOT = join(import.meta.dirname, '../..');

const isPage = (path) => path.endsWith('.md');
const isFolder = (path) => statSync(join(ROOT, path)).isDirectory();

/** Pages that are the front of their folder: VitePress wants them to be called index. */
export const indexOf = (path) => path.replace(/(^|\/)README\.md$/, '$1index.md');

/**
 * Rewrites relative links of the Markdown, which are made for the repository: pages link to pages, files to copies below
 * /files/, and what is not in the site is plain text.
 * @param used receives the paths of linked files
 */
export function rewriteLinks(md, used) {
  md.core.ruler.push('repository_links', ({ tokens, env }) => {
    const folder = posix.dirname(env.relativePath.replace(/(^|\/)index\.md$/, '$1README.md'));
    for (const { children } of tokens.filter(({ type }) => type === 'inline'))
      for (const [index, token] of children.entries()) {
        if (token.type !== 'link_open') continue;
        const href = token.attrGet('href');
        if (/^([a-z]+:|#|\/)/i.test(href)) continue;
        const [path, hash = ''] = href.split(/(?=#)/);
        const target = posix.normalize(posix.join(folder, decodeURIComponent(path)));
        if (!existsSync(join(ROOT, target))) throw new Error(`${env.relativePath}: ${href} leads nowhere`);
        if (!rewrite(token, { path: target, from: folder, hash, used })) unlink(children, index);
      }
  });
}

function rewrite(token, { path, from, hash, used }) {
  if (isFolder(path)) {
    path = posix.join(path, 'README.md');
    if (!existsSync(join(ROOT, path))) return false;
  }
  if (isPage(path)) {
    const to = posix.relative(from, indexOf(path));
    token.attrSet('href', (to.startsWith('.') ? to : `./${to}`) + hash);
  } else {
    used.add(path);
    token.attrSet('href', `/files/${encodeURI(path)}`);
    // Or the router of the site would look for a page.
    token.attrSet('target', '_self');
  }
  return true;
}

function unlink(children, index) {
  children[index].hidden = true;
  const close = children.findIndex((one, at) => at > index && one.type === 'link_close');
  for (const at of [index, close]) Object.assign(children[at], { type: 'text', tag: '', content: '' });
}
