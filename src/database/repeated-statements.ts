import { statementName } from '../domain/prepared.js';

/** Each connection caches the plans of its prepared statements. A plan takes about a third of a megabyte in the server. */
const MAX_PREPARED = 32;
/** Number of uses after which a statement is prepared. */
const MIN_USES = 10;
/** Number of statements whose uses are counted: clients can generate any number of different ones. */
const MAX_COUNTED = 1000;

/** Finds out which statements are sent often. */
export class RepeatedStatements {
  private readonly uses = new Map<string, number>();
  private readonly names = new Map<string, string>();

  /** The name under which to prepare the statement; undefined if it is not used often enough. */
  nameOf(text: string): string | undefined {
    const name = this.names.get(text);
    if (name !== undefined || this.names.size === MAX_PREPARED) return name;
    const times = (this.uses.get(text) ?? 0) + 1;
    if (this.uses.size === MAX_COUNTED) this.uses.clear();
    this.uses.set(text, times);
    if (times < MIN_USES) return undefined;
    this.uses.delete(text);
    const made = statementName(text);
    this.names.set(text, made);
    return made;
  }
}
