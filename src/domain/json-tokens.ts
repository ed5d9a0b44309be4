const [TAB, LINE_FEED, RETURN, SPACE, QUOTE, BACKSLASH] = [0x09, 0x0a, 0x0d, 0x20, 0x22, 0x5c];
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/y;
const ESCAPE = /\\(?:["\\/bfnrt]|u[\da-fA-F]{4})/y;
const LITERALS: Readonly<Record<string, unknown>> = { t: true, f: false, n: null };

/** Tokenizer for JSON; `at` is the current position. */
export class JsonTokens {
  at = 0;

  constructor(readonly text: string) {}

  /**
   * Skips white space.
   * @returns the code of the next character; NaN at the end
   */
  next(): number {
    for (;;) {
      const code = this.text.charCodeAt(this.at);
      if (code !== SPACE && code !== LINE_FEED && code !== RETURN && code !== TAB) return code;
      this.at++;
    }
  }

  /** Reads the string beginning here. */
  string(): string {
    const start = ++this.at;
    let isEscaped = false;
    for (let code = this.text.charCodeAt(start); code !== QUOTE; code = this.text.charCodeAt(this.at)) {
      // Also true at the end of the text, where the code is NaN.
      if (!(code >= SPACE)) throw this.expected('a quote that ends the text');
      if (code === BACKSLASH) {
        isEscaped = true;
        this.pass(ESCAPE, 'an escape');
      } else this.at++;
    }
    const source = this.text.slice(start, this.at++);
    return isEscaped ? (JSON.parse(`"${source}"`) as string) : source;
  }

  /** Numbers that a double cannot represent are kept as source text. */
  number(): unknown {
    const start = this.at;
    this.pass(NUMBER, 'a number');
    const source = this.text.slice(start, this.at);
    const number = Number(source);
    return String(number) === source ? number : JSON.rawJSON(source);
  }

  literal(): unknown {
    const value = LITERALS[this.text.charAt(this.at)];
    const word = String(value);
    if (value === undefined || !this.text.startsWith(word, this.at)) throw this.expected('a value');
    this.at += word.length;
    return value;
  }

  expected(what: string): SyntaxError {
    const where = this.at < this.text.length ? `at position ${this.at}` : 'at the end';
    return new SyntaxError(`expected ${what} ${where}`);
  }

  private pass(pattern: RegExp, name: string): void {
    pattern.lastIndex = this.at;
    if (!pattern.test(this.text)) throw this.expected(name);
    this.at = pattern.lastIndex;
  }
}
