import { HTML_ELEMENTS } from './html-elements.js';
import type { XmlEntities } from './xml-entities.js';
import type { OpenTag } from './xml-token.js';

const VOID = /^(?:area|base|br|col|embed|hr|img|input|link|meta|param|source|track|wbr)$/;
/** Maximum depth to which nested tags are tracked. */
const MAX_DEPTH = 1000;

/** The content of an element that may contain markup. It stays text, as a tree would lose the order of words and tags. */
export class MarkupText {
  hasTags = false;
  isBroken = false;
  private readonly parts: string[] = [];
  private readonly tags: string[] = [];
  /** The range of the source that is to be appended next. */
  private from = 0;
  private to = 0;

  constructor(private readonly source: string) {}

  text(from: number, to: number, isCdata: boolean): void {
    if (!isCdata) return this.take(from, to);
    this.flush();
    this.parts.push(escapeMarkup(this.source.slice(from, to)));
  }

  open(name: string, { start, end, isEmpty }: OpenTag): void {
    this.hasTags = true;
    this.take(start, end);
    if (!isEmpty && !VOID.test(name) && this.tags.length < MAX_DEPTH) this.tags.push(name);
  }

  isOpen(name: string): boolean {
    return this.tags.includes(name);
  }

  /** @returns whether the closing tag matches a tag opened inside this element */
  close(name: string, start: number, end: number): boolean {
    const index = this.tags.lastIndexOf(name);
    if (index === -1) return false;
    if (index !== this.tags.length - 1) this.isBroken = true;
    this.tags.length = index;
    this.take(start, end);
    return true;
  }

  value(entities: XmlEntities): string {
    this.flush();
    if (!this.hasTags) return entities.decode(this.parts.join(''));
    // What looks like an unknown tag, as in `I <heart> BTC` and `a<b`, is text: a closing tag would be text as well.
    const unended = this.tags.filter((name) => HTML_ELEMENTS.has(name) || /[:-]/.test(name));
    return (
      this.parts.join('') +
      unended
        .map((name) => `</${name}>`)
        .toReversed()
        .join('')
    );
  }

  /** Whether tags are still open. */
  get isUnended(): boolean {
    return this.tags.length > 0;
  }

  private take(from: number, to: number): void {
    if (from !== this.to) {
      this.flush();
      this.from = from;
    }
    this.to = to;
  }

  private flush(): void {
    if (this.to > this.from) this.parts.push(this.source.slice(this.from, this.to));
    this.from = this.to = 0;
  }
}

function escapeMarkup(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
}
