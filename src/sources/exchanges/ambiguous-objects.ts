import { isContainer } from '../../domain/json.js';
import { duplicateNameReasons } from '../../domain/payload.js';
import type { Reason } from '../../domain/source.js';

/** Remembers which parts of the replies contain a duplicate name, because it is undefined which of its values is meant. */
export class AmbiguousObjects {
  private readonly paths = new WeakMap<object, string[]>();

  /** @param duplicates as returned by `readJson` */
  add(reply: unknown, duplicates: readonly string[]): void {
    for (const path of duplicates) this.mark(reply, path);
  }

  /** The reasons to reject a record whose payload has this part of a reply in `reply`. */
  reasonsAgainst(part: unknown): readonly Reason[] {
    const found = isContainer(part) ? (this.paths.get(part) ?? []) : [];
    return duplicateNameReasons(found.map((path) => (path ? `reply.${path}` : 'reply')));
  }

  /** Marks what is on the path, which is empty at the value of the duplicate name itself. Names may contain dots. */
  private mark(part: unknown, path: string): void {
    if (!isContainer(part)) return;
    this.paths.set(part, [...(this.paths.get(part) ?? []), path]);
    for (let end = 0; path && end < path.length;) {
      end = path.indexOf('.', end + 1);
      if (end < 0) end = path.length;
      const name = path.slice(0, end);
      if (Object.hasOwn(part, name))
        return this.mark((part as Record<string, unknown>)[name], path.slice(end + 1));
    }
  }
}
