import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { renderMermaidSVG } from 'beautiful-mermaid';

/** The backgrounds and text colours of VitePress' themes. */
const THEMES = { light: { bg: '#ffffff', fg: '#3c3c43' }, dark: { bg: '#1b1b1f', fg: '#dfdfd6' } };
const FOLDER = 'assets';

/** For the style sheet of the site, whose dark theme is a class. */
export const DIAGRAM_STYLES = 'html.dark .diagram-light,html:not(.dark) .diagram-dark{display:none}';

/**
 * Draws the flowcharts of the Markdown, as GitHub does. Other diagrams stay text.
 * @param files receives the images by name
 */
export function drawDiagrams(md, files) {
  const { fence } = md.renderer.rules;
  md.renderer.rules.fence = (tokens, index, ...rest) => {
    const { info, content } = tokens[index];
    if (info !== 'mermaid' || !content.startsWith('flowchart')) return fence(tokens, index, ...rest);
    const images = Object.entries(THEMES).map(([theme, colours]) => {
      const svg = draw(content, colours);
      const hash = createHash('sha256').update(svg).digest('hex').slice(0, 8);
      const name = `${FOLDER}/diagram-${theme}.${hash}.svg`;
      files.set(name, svg);
      // Bound, or VitePress would look for the file while it builds the page.
      return `<img class="diagram-${theme}" :src="'/guide/${name}'" alt="${md.utils.escapeHtml(wordsOf(content))}">`;
    });
    return `<p>${images.join('')}</p>`;
  };
}

export function writeDiagrams(folder, files) {
  mkdirSync(join(folder, FOLDER), { recursive: true });
  for (const [name, svg] of files) writeFileSync(join(folder, name), svg);
}

/** From top to bottom, because pages are narrow, and without the styles that would load fonts from another host. */
function draw(code, colours) {
  const downwards = code.replace(/^flowchart LR/, 'flowchart TD');
  const svg = renderMermaidSVG(downwards, { ...colours, layerSpacing: 24, padding: 8 });
  const own = svg.replace(/^\s*@import .*$/gm, '');
  if (/@import|url\(['"]?http/.test(own)) throw new Error('a diagram loads something from another host');
  return own;
}

/** The texts of the boxes, in the order of the code. */
const wordsOf = (code) =>
  [...code.matchAll(/\["?(.+?)"?\]/g)].map(([, text]) => text.replaceAll('<br>', ' ')).join(' → ');
