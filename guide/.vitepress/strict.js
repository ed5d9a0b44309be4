import { createHash } from 'node:crypto';
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** Of VitePress' own elements, which set it again by script. */
const OWN_STYLES = / style="(position:relative;|--vp-vh:0px;)"/g;
const INLINE_SCRIPT = /<script(?<attributes>(?: id="[\w-]+")?)>(?<code>[\s\S]+?)<\/script>/g;

/** Cells are aligned by an attribute instead of a style, which the policy of the service refuses. */
export function alignByAttribute(md) {
  md.core.ruler.push('align_by_attribute', ({ tokens }) => {
    for (const token of tokens.filter(({ type }) => type === 'th_open' || type === 'td_open')) {
      const [, side] = /^text-align:(\w+)$/.exec(token.attrGet('style') ?? '') ?? [];
      if (!side) continue;
      token.attrs = token.attrs.filter(([name]) => name !== 'style');
      token.attrSet('align', side);
    }
  });
}

/**
 * Moves inline scripts of the pages into files, and links the style sheet of the code blocks: the policy of the service
 * allows nothing inline.
 */
export function externalize(folder, codeStyles) {
  const write = (name, text, extension) => {
    const hash = createHash('sha256').update(text).digest('hex').slice(0, 8);
    const path = `assets/${name}.${hash}.${extension}`;
    writeFileSync(join(folder, path), text);
    return `/guide/${path}`;
  };
  const styles = `<link rel="stylesheet" href="${write('code', codeStyles, 'css')}"></head>`;
  for (const page of pagesIn(folder)) {
    const html = readFileSync(page, 'utf8')
      .replace(
        INLINE_SCRIPT,
        (_, attributes, code) => `<script${attributes} src="${write('inline', code, 'js')}"></script>`,
      )
      .replace(OWN_STYLES, '')
      .replace('</head>', styles);
    const [inline] =
      /<style|<script(?![^>]* src=)[^>]*>| style="[^"]*"| on\w+="/.exec(
        html.replace(/<pre[\s\S]*?<\/pre>/g, ''),
      ) ?? [];
    if (inline) throw new Error(`${page}: the policy of the service refuses ${inline}`);
    writeFileSync(page, html);
  }
}

export const pagesIn = (folder) =>
  readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith('.html'))
    .map((name) => join(folder, name));
