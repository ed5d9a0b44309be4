import type { XmlEntities } from './xml-entities.js';

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
/** Tags within tags that are followed. */
const MAX_DEPTH = 1000;

/** The inside of an element that may hold markup, as markup: a tree would lose the order of words and tags. */
export class MarkupText {
  hasTags = false;
  isBroken = false;
  private readonly parts: string[] = [];
  private readonly tags: string[] = [];

  text(text: string, isCdata: boolean): void {
    this.parts.push(isCdata ? escapeMarkup(text) : text);
  }

  open(name: string, source: string, isEmpty: boolean): void {
    this.hasTags = true;
    this.parts.push(source);
    if (!isEmpty && !VOID.test(name) && this.tags.length < MAX_DEPTH) this.tags.push(name);
  }

  isOpen(name: string): boolean {
    return this.tags.includes(name);
  }

  /** @returns whether the tag that ends began inside */
  close(name: string, source: string): boolean {
    const index = this.tags.lastIndexOf(name);
    if (index === -1) return false;
    if (index !== this.tags.length - 1) this.isBroken = true;
    this.tags.length = index;
    this.parts.push(source);
    return true;
  }

  value(entities: XmlEntities): string {
    if (!this.hasTags) return entities.decode(this.parts.join(''));
    if (this.tags.length) this.isBroken = true;
    return (
      this.parts.join('') +
      this.tags
        .reverse()
        .map((name) => `</${name}>`)
        .join('')
    );
  }
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
