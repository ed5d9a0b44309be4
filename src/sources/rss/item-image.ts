import { articleUrl } from './feed-url.js';
import { children, pick, textOf } from './xml-pick.js';
import type { Xml } from './xml-tree.js';

/** The URL of an item's image; null if the feed does not declare one. */
export function imageOf(node: Xml, base: string): string | null {
  const holders = [node, ...children(node, 'media:group'), ...children(node, 'media:content')];
  const media = holders.flatMap((holder) => children(holder, 'media:content'));
  const links = children(node, 'link').filter((link) => pick(link, '@rel') === 'enclosure');
  const found = [
    ...media.filter(isImage).map((one) => pick(one, '@url')),
    ...children(node, 'enclosure')
      .filter(isImage)
      .map((one) => pick(one, '@url')),
    ...links.filter(isImage).map((one) => pick(one, '@href')),
    ...holders
      .flatMap((holder) => children(holder, 'media:thumbnail'))
      .map((one) => pick(one, '@url') ?? textOf(one)),
    ...children(node, 'itunes:image').map((one) => pick(one, '@href') ?? textOf(one)),
    ...children(node, 'image').map((one) => pick(one, 'url', '@href', '@rdf:resource') ?? textOf(one)),
  ];
  return firstUrl(found, base);
}

export function firstUrl(links: readonly (string | undefined)[], base: string): string | null {
  for (const link of links) {
    const url = articleUrl(link ?? '', base);
    if (url !== null) return url;
  }
  return null;
}

function isImage(node: Xml): boolean {
  const type = pick(node, '@type');
  if (type !== undefined) return /^image\//i.test(type.trim());
  if (pick(node, '@medium')?.toLowerCase() === 'image') return true;
  return /\.(?:avif|gif|jpe?g|png|webp)(?:[?#]|$)/i.test(pick(node, '@url', '@href') ?? '');
}
