import { JsonTokens } from './json-tokens.js';

/** Deeper than any real payload, and far from a stack overflow in Node or PostgreSQL. */
const MAX_DEPTH = 1000;
/** Maximum number of duplicate names reported per item, and for the document outside the items. */
const MAX_DUPLICATES = 20;
const [QUOTE, COMMA, MINUS, ZERO, NINE, COLON] = [0x22, 0x2c, 0x2d, 0x30, 0x39, 0x3a];
const [OPEN_LIST, CLOSE_LIST, OPEN_OBJECT, CLOSE_OBJECT] = [0x5b, 0x5d, 0x7b, 0x7d];
const NO_NAMES: readonly string[] = [];

/** An element of the requested list, or a member of the requested object, with its source text. */
export interface JsonItem {
  readonly value: unknown;
  readonly text: string;
  /** Paths of duplicate names within the item, such as `quotes.USD.price`. */
  readonly duplicates: readonly string[];
}

/** A member of an object; the last one if its name is repeated. */
interface JsonMember extends JsonItem {
  readonly isRepeated: boolean;
}

/** The object at the requested path, with its source text. */
export interface JsonFound {
  readonly text: string;
  readonly members: ReadonlyMap<string, JsonMember>;
}

/** A JSON parser (RFC 8259) that accepts and rejects exactly what `JSON.parse` does, and returns the same values. */
export class JsonReader {
  /** Paths of duplicate names outside the items or members. */
  readonly duplicates: string[] = [];
  /** Elements of the requested list; undefined if the document contains no such list. */
  items: JsonItem[] | undefined;
  /** The object in place of the requested list; undefined if there is none. */
  found: JsonFound | undefined;
  private readonly tokens: JsonTokens;

  /** @param listAt path of the list or object whose items or members are requested */
  constructor(
    text: string,
    private readonly listAt: readonly string[] | null,
    private readonly maxDepth = MAX_DEPTH,
  ) {
    this.tokens = new JsonTokens(text);
  }

  /** @throws SyntaxError with the position */
  document(): unknown {
    this.tokens.next();
    const value = this.value(0, this.listAt ? 0 : -1);
    this.tokens.next();
    if (this.tokens.at < this.tokens.text.length) throw this.tokens.expected('nothing more');
    return value;
  }

  /** @param found number of names matched so far on the path to the requested list; -1 outside that path */
  private value(depth: number, found: number): unknown {
    const { tokens } = this;
    const code = tokens.text.charCodeAt(tokens.at);
    if (code === QUOTE) return tokens.string();
    if (code === MINUS || (code >= ZERO && code <= NINE)) return tokens.number();
    if (code !== OPEN_OBJECT && code !== OPEN_LIST) return tokens.literal();
    if (depth === this.maxDepth)
      throw new SyntaxError(`it is nested more than ${this.maxDepth} levels deep, at position ${tokens.at}`);
    if (code === OPEN_LIST) return this.list(depth + 1, found);
    if (!this.isWanted(found)) return this.object(depth + 1, found);
    const [start, members] = [tokens.at, new Map<string, JsonMember>()];
    const value = this.object(depth + 1, found, members);
    this.found = { text: tokens.text.slice(start, tokens.at), members };
    return value;
  }

  private isWanted(found: number): boolean {
    return found >= 0 && found === this.listAt!.length;
  }

  private object(depth: number, found: number, members?: Map<string, JsonMember>): Record<string, unknown> {
    const object: Record<string, unknown> = {};
    if (!this.openBracket(CLOSE_OBJECT)) return object;
    do {
      const name = this.name();
      const start = this.tokens.at;
      const known = this.duplicates.length;
      const value = this.value(depth, found >= 0 && name === this.listAt![found] ? found + 1 : -1);
      const isRepeated = Object.hasOwn(object, name);
      if (members) members.set(name, { ...this.item(value, start, known), isRepeated });
      else {
        this.prefix(known, name);
        if (isRepeated && this.duplicates.length < MAX_DUPLICATES) this.duplicates.push(name);
      }
      put(object, name, value);
    } while (this.hasNext(CLOSE_OBJECT));
    return object;
  }

  private list(depth: number, found: number): unknown[] {
    const values: unknown[] = [];
    const items: JsonItem[] = [];
    const isWanted = this.isWanted(found);
    if (isWanted) this.items = items;
    if (!this.openBracket(CLOSE_LIST)) return values;
    do {
      const start = this.tokens.at;
      const known = this.duplicates.length;
      const isOnPath = found >= 0 && String(values.length) === this.listAt![found];
      const value = this.value(depth, isOnPath ? found + 1 : -1);
      if (isWanted) items.push(this.item(value, start, known));
      else this.prefix(known, values.length);
      values.push(value);
    } while (this.hasNext(CLOSE_LIST));
    return values;
  }

  private item(value: unknown, start: number, known: number): JsonItem {
    const duplicates = known < this.duplicates.length ? this.duplicates.splice(known) : NO_NAMES;
    return { value, text: this.tokens.text.slice(start, this.tokens.at), duplicates };
  }

  /** Reads an object member's name and the colon after it. */
  private name(): string {
    const { tokens } = this;
    if (tokens.text.charCodeAt(tokens.at) !== QUOTE) throw tokens.expected('a name in quotes');
    const name = tokens.string();
    if (tokens.next() !== COLON) throw tokens.expected('a colon');
    tokens.at++;
    tokens.next();
    return name;
  }

  /**
   * Skips the opening bracket.
   * @returns whether there is any content
   */
  private openBracket(end: number): boolean {
    this.tokens.at++;
    if (this.tokens.next() !== end) return true;
    this.tokens.at++;
    return false;
  }

  /**
   * Skips a comma, which must be followed by a value, or the closing bracket.
   * @returns whether it was a comma
   */
  private hasNext(end: number): boolean {
    const { tokens } = this;
    const code = tokens.next();
    if (code !== COMMA && code !== end) throw tokens.expected(`a comma or ${String.fromCharCode(end)}`);
    tokens.at++;
    if (code === COMMA) tokens.next();
    return code === COMMA;
  }

  private prefix(from: number, step: string | number): void {
    for (let index = from; index < this.duplicates.length; index++)
      this.duplicates[index] = `${step}.${this.duplicates[index]}`;
  }
}

/** Defines an own property whatever its name, as `JSON.parse` does. */
function put(object: Record<string, unknown>, name: string, value: unknown): void {
  if (name === '__proto__')
    Object.defineProperty(object, name, { value, writable: true, enumerable: true, configurable: true });
  else object[name] = value;
}
