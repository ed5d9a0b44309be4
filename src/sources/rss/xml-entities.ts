import { brokenFeed } from './broken-feed.js';
import { decodeNamed, decodeReferences, isPredefined } from './character-references.js';

const DECLARATION = /<!entity\s+([^\s%"'<>]{1,100})\s+(?:"([^"]*)"|'([^']*)'|([^"'\s>]+))/gi;
/** Maximum number of characters that a document's own entities may expand to in total. */
const MAX_EXPANDED = 1_000_000;

/** Decodes the entity and character references of a document. */
export class XmlEntities {
  /** Whether the document used names that it did not declare and that XML does not define. */
  hasUndeclared = false;
  private expanded = 0;

  private constructor(private readonly own: ReadonlyMap<string, string>) {}

  /**
   * Only entities declared in the document as plain text: nothing is fetched, and entities cannot refer to entities.
   * @throws PartitionError `broken_feed`
   */
  static declaredIn(prolog: string): XmlEntities {
    const own = new Map<string, string>();
    for (const [, name, double, single, external] of prolog.matchAll(DECLARATION)) {
      // Documents may declare XML's own entities, but not give them another meaning: XML 1.0, section 4.6.
      if (isPredefined(name!)) continue;
      const value = (double ?? single ?? '').replace(/&#(?:38|x26);/gi, '&');
      const text = decodeReferences(value, (_name, reference) => reference);
      if (external !== undefined || /[<&]/.test(text) || text.length > 1000)
        throw brokenFeed(
          `it declares entities other than short texts, which are never resolved (${name!.slice(0, 50)})`,
        );
      own.set(name!, text);
    }
    return new XmlEntities(own);
  }

  decode(text: string): string {
    return decodeReferences(text, (name, reference) => this.named(name, reference));
  }

  private named(name: string, reference: string): string {
    const own = this.own.get(name);
    if (own !== undefined) {
      this.expanded += own.length;
      return this.expanded > MAX_EXPANDED ? reference : own;
    }
    this.hasUndeclared = true;
    return decodeNamed(name, reference);
  }
}
