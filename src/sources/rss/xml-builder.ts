import { brokenFeed } from './broken-feed.js';
import { HTML_ELEMENTS } from './html-elements.js';
import { addValue, type Element, valueOf } from './xml-element.js';
import type { XmlEntities } from './xml-entities.js';
import type { XmlFaults } from './xml-faults.js';
import { MarkupText } from './xml-markup.js';
import { defaultNamespace, XmlNames } from './xml-names.js';
import { mustEndBefore, canContainItems, canContainMarkup, isContainer, isItem } from './xml-roles.js';
import type { CloseTag, OpenTag, TextToken, Token } from './xml-token.js';
import type { Xml } from './xml-tree.js';

const MAX_DEPTH = 100;

/** Builds a tree from tags and texts; closing tags may be missing, misspelt or superfluous. */
export class XmlBuilder {
  /** Offset of the end of the root element. */
  end = 0;
  private readonly names = new XmlNames();
  private readonly open: Element[] = [];
  private root: Element | null = null;
  private items = 0;

  constructor(
    private readonly source: string,
    private readonly entities: XmlEntities,
    private readonly faults: XmlFaults,
  ) {}

  /** @returns whether the token closed the root element */
  take(token: Token): boolean {
    if (token.kind === 'text') this.addText(token);
    else if (token.kind === 'fault') this.fault(token.fault, token.start);
    else if (token.kind === 'open') this.begin(token);
    else if (token.kind === 'close') return this.close(token);
    return false;
  }

  /** An object whose only key is the name of the root element. A truncated last item is dropped. */
  finish(): Xml {
    if (!this.root) throw brokenFeed('it has no elements');
    const cut = this.open.findIndex(({ name }) => isItem(name));
    const [outermost] = this.open;
    if (outermost) {
      const what = `it is truncated inside <${cut === -1 ? outermost.written : this.open[cut]!.written}>, which begins`;
      const { start } = this.open[cut] ?? outermost;
      if (!this.items) throw brokenFeed(`${what} ${this.faults.place(start)}`);
      this.fault(what, start);
    }
    if (cut !== -1) this.open.length = cut;
    while (this.open.length) this.endCurrent();
    return { [this.root.name]: valueOf(this.root, this.root, this.entities) };
  }

  private begin(tag: OpenTag): void {
    if (tag.fault && !this.current?.markup) this.fault(tag.fault, tag.start);
    const written = tag.name.toLowerCase();
    this.endWhatCannotHold(this.names.of(written, this.current?.namespace ?? ''), tag.start);
    const current = this.current;
    if (current?.markup) {
      current.markup.open(written, tag);
      return;
    }
    if (this.open.length >= MAX_DEPTH)
      throw brokenFeed(`elements are nested more than ${MAX_DEPTH} deep ${this.faults.place(tag.start)}`);
    for (const [name, value] of tag.attributes) this.names.declare(name, this.entities.decode(value));
    const xmlns = tag.attributes.find(([name]) => name === 'xmlns')?.[1];
    const inherited = current?.namespace ?? '';
    const namespace = xmlns === undefined ? inherited : isContainer(written) ? '' : defaultNamespace(xmlns);
    const name = this.names.of(tag.name, namespace);
    this.checkPrefix(tag);
    const element: Element = {
      ...{ written, name, namespace, text: '', start: tag.start },
      values: new Map(),
      markup: canContainMarkup(name.toLowerCase()) ? new MarkupText(this.source) : null,
    };
    for (const [attribute, value] of tag.attributes) {
      const key = `@${this.names.of(attribute, '')}`;
      if (!element.values.has(key)) element.values.set(key, this.entities.decode(value));
    }
    this.root ??= element;
    this.open.push(element);
    if (tag.isEmpty) this.endCurrent();
  }

  /** An item cannot contain an item, nor a title a link: if one begins, the closing tag of the other is missing. */
  private endWhatCannotHold(name: string, start: number): void {
    const item = isItem(name) ? this.open.findLastIndex((one) => isItem(one.name)) : -1;
    if (item !== -1) this.endDownTo(item, start);
    else if (isItem(name) && this.open.length > 1) this.endDownTo(this.listOfItems() + 1, start);
    else if (this.current && this.open.length > 2 && mustEndBefore(this.current.name.toLowerCase(), name))
      this.endDownTo(this.open.length - 1, start);
  }

  /** Index of the innermost open element that can contain items: any open element inside it was never closed. */
  private listOfItems(): number {
    const list = this.open.findLastIndex(({ name }) => canContainItems(name));
    return list === -1 ? this.open.length - 1 : list;
  }

  private close({ name, start, end }: CloseTag): boolean {
    const written = name.toLowerCase();
    const current = this.current;
    if (!current) return false;
    if (current.written !== written || current.markup?.isOpen(written)) {
      if (current.markup?.close(written, start, end)) return false;
      const index = this.open.findLastIndex((one) => one.written === written);
      if (index === -1) {
        this.fault(`</${name.slice(0, 40)}> closes nothing`, start);
        // The name was misspelt: it closes the current element.
        if (!isContainer(current.name) && !HTML_ELEMENTS.has(written)) this.endCurrent();
        return false;
      }
      this.endDownTo(index + 1, start);
    }
    if (this.open.length === 1 && this.hasItemsAfter(end)) {
      this.fault(`</${name}> comes before the last item`, start);
      return false;
    }
    this.endCurrent();
    this.end = end;
    return this.open.length === 0;
  }

  private hasItemsAfter(end: number): boolean {
    return /^(?:\s|<!--[\s\S]{0,1000}?-->)*<(?:\w+:)?(?:item|entry)[\s>]/i.test(
      this.source.slice(end, end + 5000),
    );
  }

  private endDownTo(index: number, start: number): void {
    while (this.open.length > index) {
      this.fault(`<${this.current!.written.slice(0, 40)}> is never closed`, start);
      this.endCurrent();
    }
  }

  private endCurrent(): void {
    const element = this.open.pop()!;
    if (isItem(element.name)) this.items++;
    const parent = this.current;
    // As a key, this name would set the object's prototype; no format uses it.
    if (!parent || element.name === '__proto__') return;
    if (element.markup?.isBroken || element.markup?.isUnended)
      this.fault('markup in a text is not well-formed', element.start);
    addValue(parent.values, element.name, valueOf(element, this.root!, this.entities));
  }

  private addText({ from, to, isCdata }: TextToken): void {
    const current = this.current;
    if (current?.markup) current.markup.text(from, to, isCdata);
    else if (current)
      current.text += isCdata
        ? this.source.slice(from, to)
        : this.entities.decode(this.source.slice(from, to));
  }

  private checkPrefix({ name, attributes, start }: OpenTag): void {
    for (const one of [name, ...attributes.map(([attribute]) => attribute)]) {
      const prefix = /^([^:]+):/.exec(one)?.[1];
      if (prefix !== undefined && !this.names.isDeclared(prefix)) {
        this.fault(`the prefix ${prefix.slice(0, 40)} is not declared`, start);
        this.names.declare(`xmlns:${prefix}`, '');
      }
    }
  }

  private fault(what: string, index: number): void {
    if (this.faults.add(what, index))
      throw brokenFeed(`it has too many faults, such as: ${this.faults.messages[0]}`);
  }

  private get current(): Element | undefined {
    return this.open.at(-1);
  }
}
