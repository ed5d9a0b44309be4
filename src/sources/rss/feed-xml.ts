import { XmlBuilder } from './xml-builder.js';
import { XmlEntities } from './xml-entities.js';
import { XmlFaults } from './xml-faults.js';
import { tokensOf } from './xml-scanner.js';
import type { Xml } from './xml-tree.js';

export interface XmlDocument {
  /** The root by its name. */
  tree: Xml;
  /** What of it is not well-formed. */
  faults: string[];
}

/**
 * Parses XML that may be slightly broken: what a tag, a quotation mark or an entity too many or too few can spoil is the
 * element that it stands in. All values are text as the feed means it, entities and CDATA read once; markup inside of a
 * title or a text stays markup.
 * @throws PartitionError `broken_feed` where nothing can be made of it, or it is made to exhaust its reader
 */
export function parseXml(text: string): XmlDocument {
  const faults = new XmlFaults(text);
  const root = Math.max(text.search(/<[a-z_]/i), 0);
  const entities = XmlEntities.declaredIn(text.slice(0, root));
  const builder = new XmlBuilder(text, entities, faults);
  for (const token of tokensOf(text)) {
    if (!builder.take(token)) continue;
    // The root has ended.
    const rest = text.slice(builder.end).replace(/<!--[\s\S]*?-->|<\?[\s\S]*?\?>/g, '');
    if (rest.trim()) faults.add('something follows the end of the feed', builder.end);
    break;
  }
  const tree = builder.finish();
  if (entities.hasUndeclared) faults.add('it uses entities that it does not declare', 0);
  return { tree, faults: faults.messages };
}
