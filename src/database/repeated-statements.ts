import { statementName } from '../domain/prepared.js';

/** Each connection caches the plan of each statement, at about a third of a megabyte of server memory. */
const MAX_PREPARED = 32;
/** Uses after which a statement is worth preparing. */
const MIN_USES = 10;
/** Statements counted; clients can generate arbitrarily many. */
const MAX_COUNTED = 1000;

/** Finds out which statements are sent often. */
export class RepeatedStatements {
  private readonly uses = new Map<string, number>();
  private readonly names = new Map<string, string>();

  /** The name to prepare the statement under, if it is worth that. */
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
