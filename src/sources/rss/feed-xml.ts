import { XmlBuilder } from './xml-builder.js';
import { XmlEntities } from './xml-entities.js';
import { XmlFaults } from './xml-faults.js';
import { tokensOf } from './xml-scanner.js';
import type { Xml } from './xml-tree.js';

export interface XmlDocument {
  /** An object whose only key is the name of the root element. */
  tree: Xml;
  /** What is not well-formed, and where. */
  faults: string[];
}

/**
 * Parses XML that may be slightly broken: a missing or superfluous tag, quotation mark or entity spoils only the element that
 * contains it. Values are decoded texts (entities and CDATA, once); markup in titles and texts stays markup.
 * @throws PartitionError `broken_feed` if the document cannot be parsed, or is built to exhaust a parser
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
