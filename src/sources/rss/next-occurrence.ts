/**
 * Finds the next occurrence of a text. It searches each position only once per text, so that a text that does not occur is not
 * searched for a million times.
 */
export class NextOccurrence {
  private readonly positions = new Map<string, number>();

  constructor(private readonly text: string) {}

  of(what: string, from: number): number {
    const found = this.positions.get(what);
    if (found !== undefined && (found === -1 || found >= from)) return found;
    const position = this.text.indexOf(what, from);
    this.positions.set(what, position);
    return position;
  }
}
