import { brokenFeed } from './broken-feed.js';
import { HTML_ELEMENTS } from './html-elements.js';
import type { XmlEntities } from './xml-entities.js';
import type { XmlFaults } from './xml-faults.js';
import { MarkupText } from './xml-markup.js';
import { defaultNamespace, XmlNames } from './xml-names.js';
import {
  endsBefore,
  holdsItems,
  holdsMarkup,
  isAtom,
  isAtomText,
  isContainer,
  isItem,
  isMarkupType,
} from './xml-roles.js';
import type { CloseTag, OpenTag, TextToken, Token } from './xml-scanner.js';
import type { Xml } from './xml-tree.js';

const MAX_DEPTH = 100;

interface Element {
  /** As it is written, in lower case. */
  written: string;
  /** By its namespace. */
  name: string;
  /** The prefix of elements that have none. */
  namespace: string;
  values: Map<string, Xml>;
  text: string;
  markup: MarkupText | null;
  start: number;
}

/** Makes a tree of tags and texts, whatever ends of tags are missing, misspelt or too many. */
export class XmlBuilder {
  /** Where the root ended. */
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

  /** @returns whether the root has ended */
  take(token: Token): boolean {
    if (token.kind === 'text') this.addText(token);
    else if (token.kind === 'fault') this.fault(token.fault, token.start);
    else if (token.kind === 'open') this.begin(token);
    else if (token.kind === 'close') return this.close(token);
    return false;
  }

  /** The root by its name. An item that the document breaks off in is left out. */
  finish(): Xml {
    if (!this.root) throw brokenFeed('it has no elements');
    const cut = this.open.findIndex(({ name }) => isItem(name));
    const [outermost] = this.open;
    if (outermost) {
      const what = `it ends before ${cut === -1 ? outermost.written : this.open[cut]!.written} does, which begins`;
      if (cut !== -1 && !this.items) throw brokenFeed(`${what} ${this.faults.place(this.open[cut]!.start)}`);
      this.fault(what, (this.open[cut] ?? outermost).start);
    }
    if (cut !== -1) this.open.length = cut;
    while (this.open.length) this.endCurrent();
    return { [this.root.name]: this.valueOf(this.root) };
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
      markup: holdsMarkup(name.toLowerCase()) ? new MarkupText(this.source) : null,
    };
    for (const [attribute, value] of tag.attributes) {
      const key = `@${this.names.of(attribute, '')}`;
      if (!element.values.has(key)) element.values.set(key, this.entities.decode(value));
    }
    this.root ??= element;
    this.open.push(element);
    if (tag.isEmpty) this.endCurrent();
  }

  /** An item holds no item, a title no link: where one begins, the end of the other is missing. */
  private endWhatCannotHold(name: string, start: number): void {
    const item = isItem(name) ? this.open.findLastIndex((one) => isItem(one.name)) : -1;
    if (item !== -1) this.endDownTo(item, start);
    else if (isItem(name) && this.open.length > 1) this.endDownTo(this.listOfItems() + 1, start);
    else if (this.current && this.open.length > 2 && endsBefore(this.current.name.toLowerCase(), name))
      this.endDownTo(this.open.length - 1, start);
  }

  /** What the next item is in: any other element around it was never closed. */
  private listOfItems(): number {
    const list = this.open.findLastIndex(({ name }) => holdsItems(name));
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
        this.fault(`</${name.slice(0, 40)}> ends nothing`, start);
        // A name that was misspelt: what it ends is the element that it stands in.
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
      this.fault(`<${this.current!.written.slice(0, 40)}> is not ended`, start);
      this.endCurrent();
    }
  }

  private endCurrent(): void {
    const element = this.open.pop()!;
    if (isItem(element.name)) this.items++;
    const parent = this.current;
    // What would be the prototype of an object is no name in any format.
    if (!parent || element.name === '__proto__') return;
    if (element.markup?.isBroken || element.markup?.isUnended)
      this.fault('markup in a text is not well-formed', element.start);
    add(parent.values, element.name, this.valueOf(element));
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

  private valueOf({ name, values, text, markup }: Element): Xml {
    // Atom says whether a text is markup: one that holds tags without saying so is read as if it did.
    if (markup?.hasTags && isAtom(this.root!.name) && isAtomText(name) && !isMarkupType(values.get('@type')))
      values.set('@type', 'xhtml');
    const said = markup ? markup.value(this.entities) : text;
    const hasChildren = Array.from(values.keys()).some((key) => !key.startsWith('@'));
    if (!values.size) return said;
    if (hasChildren ? said.trim() : said) values.set('#text', said);
    return Object.fromEntries(values);
  }

  private fault(what: string, index: number): void {
    if (this.faults.add(what, index))
      throw brokenFeed(`it has too many faults, such as: ${this.faults.messages[0]}`);
  }

  private get current(): Element | undefined {
    return this.open.at(-1);
  }
}

function add(values: Map<string, Xml>, name: string, value: Xml): void {
  const known = values.get(name);
  if (known === undefined) values.set(name, value);
  else if (Array.isArray(known)) known.push(value);
  else values.set(name, [known, value]);
}
