import { isMap, isNode, isScalar, LineCounter, parseDocument } from 'yaml';
import type { z } from 'zod';
import '../domain/plain-issues.js';
import { type Issue, issuesToReport, pathInWords } from './yaml-schema-faults.js';
import { type YamlFault, BadYaml } from './yaml-fault.js';

const MAX_FAULTS = 10;
const TOO_DEEP = 'lists and maps are nested too deeply';

/**
 * Parses and validates a YAML document.
 * @param reference the page of the documentation that explains the document's keys
 * @throws BadYaml
 */
export function parseYaml<T>(text: string, schema: z.ZodType<T>, reference: string): T {
  const { document, lines } = parsed(text);
  const result = schema.safeParse(valueOf(document));
  if (result.success) return result.data;
  const issues = result.error.issues.flatMap((issue) => issuesToReport(issue, schema, reference));
  throw badYaml(issues.map((issue) => faultAt(document, lines, issue)));
}

/**
 * A mistake at the position of the value with this path in a valid YAML document.
 * @throws BadYaml if the text is not YAML
 */
export function yamlFault(text: string, keys: readonly PropertyKey[], message: string): YamlFault {
  const { document, lines } = parsed(text);
  return faultAt(document, lines, { path: [...keys], message });
}

function faultAt(
  document: ReturnType<typeof parseDocument>,
  lines: LineCounter,
  { path: keys, message }: Issue,
): YamlFault {
  const { line, col: column } = lines.linePos(offsetOf(document, keys));
  return { line, column, message: keys.length ? `${pathInWords(keys)}: ${message}` : message };
}

function badYaml(found: readonly YamlFault[], cause?: unknown): BadYaml {
  const bySentence = new Map(found.map((fault) => [sentence(fault), fault]));
  const faults = [...bySentence.values()].slice(0, MAX_FAULTS);
  return new BadYaml(faults.map(sentence).join('; '), { faults, cause });
}

function sentence({ line, column, message }: YamlFault): string {
  return `line ${line}, column ${column}${/^(?:entry|key) /.test(message) ? ', ' : ': '}${message}`;
}

function parsed(text: string) {
  const lines = new LineCounter();
  const document = documentOf(text, lines);
  const [error] = document.errors;
  if (!error) return { document, lines };
  const { line, col: column } = lines.linePos(error.pos[0]);
  const message =
    error.code === 'MULTIPLE_DOCS'
      ? 'a second document begins here; put it into a file of its own'
      : error.message.split('\n')[0]!;
  throw badYaml([{ line, column, message }]);
}

function documentOf(text: string, lines: LineCounter): ReturnType<typeof parseDocument> {
  try {
    return parseDocument(text, { lineCounter: lines, prettyErrors: false, logLevel: 'error' });
  } catch (cause) {
    if (!isTooDeep(cause)) throw cause;
    throw badYaml([{ line: 1, column: 1, message: TOO_DEEP }], cause);
  }
}

/** Resolves aliases. The limit refuses documents whose aliases would expand until memory is full. */
function valueOf(document: ReturnType<typeof parseDocument>): unknown {
  if (document.contents === null) throw new BadYaml('the file is empty');
  try {
    return document.toJS({ maxAliasCount: 100 });
  } catch (cause) {
    throw new BadYaml(isTooDeep(cause) ? TOO_DEEP : (cause as Error).message, { cause });
  }
}

/** Whether the stack was exhausted: that is a RangeError, while too many aliases are a ReferenceError. */
function isTooDeep(error: unknown): boolean {
  return error instanceof RangeError;
}

/** The offset of the innermost part of the path that exists in the document. */
function offsetOf(document: ReturnType<typeof parseDocument>, keys: readonly PropertyKey[]): number {
  for (let length = keys.length; length > 0; length--) {
    const parent: unknown = length > 1 ? document.getIn(keys.slice(0, length - 1), true) : document.contents;
    const key: unknown = isMap(parent)
      ? parent.items.find((pair) => isScalar(pair.key) && pair.key.value === keys[length - 1])?.key
      : document.getIn(keys.slice(0, length), true);
    if (isNode(key) && key.range) return key.range[0];
  }
  return document.contents?.range?.[0] ?? 0;
}
