import { compile, TreeInterpreter } from '@jmespath-community/jmespath';
import { numberSource } from '../../domain/json.js';

type ExpressionNode = ReturnType<typeof compile>;

/** Maximum length: a longer expression is a program, which belongs elsewhere. */
const MAX_LENGTH = 500;
/** Allowed functions, none of which calculates, so that numbers can remain text. */
const FUNCTIONS = [
  ...['contains', 'ends_with', 'join', 'keys', 'lower', 'not_null', 'reverse', 'split', 'starts_with'],
  ...['to_array', 'upper', 'values'],
];
/** Maximum number of projections and filters: each may multiply the size of its input by the number of elements. */
const MAX_SELECTIONS = 2;
const REFUSED: Readonly<Record<string, string>> = {
  Arithmetic: 'arithmetic; use multiply and divide, which are exact',
  Unary: 'signs; use multiply: -1',
  LetExpression: 'let',
  Variable: 'variables: $key, $partition and $reply stand alone, outside expressions',
  Root: '$',
  ExpressionReference: 'references to expressions (&)',
};

/** A JMESPath expression over a record, or the path of one of its values. */
export type Expression = { steps: readonly (string | number)[] } | { jmespath: ExpressionNode };

/** @throws Error that explains why it is invalid */
export function expressionOf(text: string): Expression {
  if (text.length > MAX_LENGTH) throw new Error(`expected at most ${MAX_LENGTH} characters`);
  let node: ExpressionNode;
  try {
    node = compile(text);
  } catch (error) {
    throw new Error(`this is not valid JMESPath: ${(error as Error).message}`, { cause: error });
  }
  refuse(node);
  if (selectionsIn(node) > MAX_SELECTIONS)
    throw new Error(`expected at most ${MAX_SELECTIONS} constructed lists or objects ([…] and {…})`);
  const steps = stepsOf(node);
  return steps ? { steps } : { jmespath: node };
}

/** Evaluates JMESPath with numbers as text in input and result, because JMESPath would convert them to doubles. */
export function evaluate(node: ExpressionNode, value: unknown): unknown {
  return TreeInterpreter.search(node, textual(value) as never);
}

function stepsOf(node: ExpressionNode): (string | number)[] | undefined {
  if (node.type === 'Identity' || node.type === 'Current') return [];
  if (node.type === 'Field') return [node.name];
  if (node.type === 'Index') return node.value >= 0 ? [node.value] : undefined;
  if (node.type !== 'Subexpression' && node.type !== 'IndexExpression') return undefined;
  const [left, right] = [stepsOf(node.left), stepsOf(node.right)];
  return left && right && [...left, ...right];
}

/** Refuses comparisons that would be silently wrong, because numbers are text here. */
function refuse(node: ExpressionNode): void {
  const what = REFUSED[node.type];
  if (what) throw new Error(`expected no ${what}`);
  if (node.type === 'Literal' && hasNumber(node.value))
    throw new Error("numbers are not supported: compare with text, such as '100'");
  if (node.type === 'Comparator' && node.name !== 'EQ' && node.name !== 'NE')
    throw new Error('only == and != are supported: values cannot be compared by size');
  if (node.type === 'Function' && !FUNCTIONS.includes(node.name))
    throw new Error(`expected one of the functions ${FUNCTIONS.join(', ')}, got ${node.name}`);
  childrenOf(node).forEach(refuse);
}

function selectionsIn(node: ExpressionNode): number {
  const own = node.type === 'MultiSelectList' || node.type === 'MultiSelectHash' ? 1 : 0;
  return childrenOf(node).reduce((sum, child) => sum + selectionsIn(child), own);
}

function childrenOf(node: ExpressionNode): ExpressionNode[] {
  const isNode = (one: unknown): one is ExpressionNode =>
    typeof one === 'object' && one !== null && 'type' in one && node.type !== 'Literal';
  return (Object.values(node) as unknown[]).flat().filter(isNode);
}

function hasNumber(value: unknown): boolean {
  if (typeof value === 'number') return true;
  return typeof value === 'object' && value !== null && Object.values(value).some(hasNumber);
}

function textual(value: unknown): unknown {
  const number = numberSource(value);
  if (number !== undefined) return number;
  if (Array.isArray(value)) return value.map(textual);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, textual(one)]));
}
