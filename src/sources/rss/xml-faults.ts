/** Maximum number of faults reported per document. */
const MAX_REPORTED = 10;
/** With more faults than this, a document is not a slightly broken feed. */
const MAX_FAULTS = 100_000;

/** Where a document was malformed and was repaired. */
export class XmlFaults {
  readonly messages: string[] = [];
  private count = 0;

  constructor(private readonly text: string) {}

  /** @returns whether there are too many faults */
  add(what: string, index: number): boolean {
    this.count++;
    if (this.count <= MAX_REPORTED) this.messages.push(`${what} ${this.place(index)}`);
    return this.count > MAX_FAULTS;
  }

  place(index: number): string {
    return placeIn(this.text, index);
  }
}

/** A human-readable position: the line, and the text there. */
export function placeIn(text: string, index: number): string {
  let line = 1;
  for (let at = text.indexOf('\n'); at !== -1 && at < index; at = text.indexOf('\n', at + 1)) line++;
  const excerpt = text
    .slice(index, index + 80)
    .replace(/\s+/g, ' ')
    .replace(/\p{C}/gu, '')
    .trim()
    .slice(0, 40);
  return `in line ${line}: ${excerpt ? JSON.stringify(excerpt) : 'its end'}`;
}
