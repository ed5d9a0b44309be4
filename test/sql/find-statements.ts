import ts from 'typescript';

/** One place in src that sends SQL. */
export interface SentStatement {
  /** As `runs/runs.repository.ts RunsRepository.create`. */
  place: string;
  line: number;
  file: string;
  /** Code that evaluates to the text within the module; null if it depends on more than constants and literal types. */
  code: string | null;
  /** Names in `code`, each with the code of an array of its possible values. */
  choices: Record<string, string>;
  /** The declared type of a row; null if no rows are read. */
  row: ts.Type | null;
  /** Whether rows are declared with their count, as TypeORM returns them for update and delete; null where pg returns them. */
  counted: boolean | null;
}

const FROM_DRIVERS = /\/node_modules\/(typeorm|@types\/pg)\//;
/**
 * These functions send a statement that they are given, so their callers are examined instead; the number is the index
 * of the argument with the statement.
 */
const PASS_ON: Readonly<Record<string, number>> = {
  'PreparedQueries.read': 0,
  'PreparedQueries.readArrays': 0,
  'PreparedQueries.send': 0,
  'ArrayReads.readArrays': 0,
  readArrays: 0,
  'ReadConnections.query': 0,
  'ReadConnections.watch': 1,
  'ReadConnections.send': 0,
  'ReservedConnections.query': 0,
  copyRows: 1,
  copyNewRows: 1,
};
/** Only calls by these names are resolved, which takes the checker far longer than looking at names does. */
const NAMES = new Set(['query', ...Object.keys(PASS_ON).map((name) => name.split('.').at(-1)!)]);

export function findStatements(program: ts.Program): SentStatement[] {
  const checker = program.getTypeChecker();
  const sent: SentStatement[] = [];
  for (const source of program.getSourceFiles()) {
    const file = /\/(src\/.*)$/.exec(source.fileName)?.[1];
    if (!file || source.fileName.includes('node_modules') || file.endsWith('.spec.ts')) continue;
    const visit = (node: ts.Node): void => {
      const sql = ts.isCallExpression(node) && sqlOf(checker, node);
      if (sql && !(owner(node) in PASS_ON)) sent.push(describe(checker, source, file, node, sql));
      ts.forEachChild(node, visit);
    };
    visit(source);
  }
  return sent;
}

/** The argument of a call that is SQL; null where the call sends none. */
function sqlOf(checker: ts.TypeChecker, call: ts.CallExpression): ts.Expression | null {
  if (!maySend(checker, call.expression)) return null;
  // Overloads have one name and file. To resolve the call would check its arguments, which takes far longer.
  const declaration = checker.getTypeAtLocation(call.expression).getCallSignatures()[0]?.declaration;
  if (!declaration) return null;
  const passedOn = PASS_ON[nameOf(declaration)];
  if (passedOn !== undefined) return call.arguments[passedOn]!;
  const isQuery = ts.isPropertyAccessExpression(call.expression) && call.expression.name.text === 'query';
  return isQuery && FROM_DRIVERS.test(declaration.getSourceFile().fileName)
    ? textOf(call.arguments[0]!)
    : null;
}

function describe(
  checker: ts.TypeChecker,
  source: ts.SourceFile,
  file: string,
  call: ts.CallExpression,
  sql: ts.Expression,
): SentStatement {
  const { line } = source.getLineAndCharacterOfPosition(call.getStart());
  const choices: Record<string, string> = {};
  const code = codeOf(checker, sql, choices);
  return {
    place: `${file.slice(4)} ${owner(call)}`,
    line: line + 1,
    file,
    code,
    choices,
    ...rowOf(checker, call),
  };
}

/** False where the function, by whatever name it is imported, has none of the names. */
function maySend(checker: ts.TypeChecker, called: ts.Expression): boolean {
  if (ts.isPropertyAccessExpression(called)) return NAMES.has(called.name.text);
  const symbol = ts.isIdentifier(called) && checker.getSymbolAtLocation(called);
  if (!symbol) return true;
  const own = symbol.flags & ts.SymbolFlags.Alias ? checker.getAliasedSymbol(symbol) : symbol;
  // A variable may be any function.
  return NAMES.has(own.name) || !(own.flags & (ts.SymbolFlags.Function | ts.SymbolFlags.Class));
}

/** Of `{ text }` and `copyFrom(text)` as well. */
function textOf(argument: ts.Expression): ts.Expression {
  if (ts.isCallExpression(argument) && /^copy(From|To)$/.test(argument.expression.getText()))
    return argument.arguments[0]!;
  if (!ts.isObjectLiteralExpression(argument)) return argument;
  const text = argument.properties.find((property) => property.name?.getText() === 'text');
  return text && ts.isPropertyAssignment(text) ? text.initializer : argument;
}

/** An expression with the local constants that it uses, as the body of a function. */
function codeOf(
  checker: ts.TypeChecker,
  expression: ts.Expression,
  choices: Record<string, string>,
): string | null {
  const constants = new Map<string, string>();
  const choose = (node: ts.Expression, values: string): string => {
    const name = `choice_${node.getStart()}`;
    choices[name] = values;
    return name;
  };
  /** The code of a node, with everything known only at run time replaced by the names of choices. */
  const render = (node: ts.Node): string | null => {
    if (ts.isTypeNode(node)) return node.getText();
    if (ts.isConditionalExpression(node) && render(node.condition) === null) {
      const [yes, no] = [render(node.whenTrue), render(node.whenFalse)];
      return yes === null || no === null ? null : `(${choose(node, '[true, false]')} ? ${yes} : ${no})`;
    }
    if (
      ts.isPropertyAccessExpression(node) ||
      ts.isElementAccessExpression(node) ||
      (ts.isIdentifier(node) && !isName(node))
    )
      return access(node);
    if (node.kind === ts.SyntaxKind.ThisKeyword) return null;
    return inside(node);
  };
  const inside = (node: ts.Node): string | null => {
    let code = '';
    let at = node.getStart();
    const source = node.getSourceFile().text;
    const failed = ts.forEachChild(node, (child) => {
      const rendered = render(child);
      if (rendered === null) return true;
      code += source.slice(at, child.getStart()) + rendered;
      at = child.getEnd();
      return undefined;
    });
    return failed ? null : code + source.slice(at, node.getEnd());
  };
  const access = (node: ts.Expression): string | null => {
    const known = ts.isIdentifier(node) ? constant(node) : inside(node);
    if (known !== null) return known;
    const values = literals(checker.getTypeAtLocation(node));
    return values && choose(node, `[${values.join(', ')}]`);
  };
  const constant = (name: ts.Identifier): string | null => {
    const declaration = checker.getSymbolAtLocation(name)?.valueDeclaration;
    if (
      !declaration ||
      isTopLevel(declaration) ||
      isWithin(declaration, expression) ||
      constants.has(name.text)
    )
      return name.text;
    if (!ts.isVariableDeclaration(declaration) || !ts.isIdentifier(declaration.name)) return null;
    if (ts.isForOfStatement(declaration.parent.parent)) {
      const list = render(declaration.parent.parent.expression);
      return list && choose(name, `[...${list}]`);
    }
    const value =
      declaration.initializer &&
      declaration.parent.flags & ts.NodeFlags.Const &&
      render(declaration.initializer);
    if (!value) return null;
    constants.set(name.text, `const ${name.text} = ${value};`);
    return name.text;
  };
  const code = render(expression);
  return code && `${[...constants.values()].join('\n')} return (${code});`;
}

/** The name after a dot, or before a colon. */
function isName(node: ts.Identifier): boolean {
  const { parent } = node;
  return (
    (ts.isPropertyAccessExpression(parent) && parent.name === node) ||
    (ts.isPropertyAssignment(parent) && parent.name === node)
  );
}

function isTopLevel(node: ts.Node): boolean {
  for (let at = node.parent; at; at = at.parent)
    if (ts.isFunctionLike(at) || ts.isClassLike(at) || ts.isBlock(at)) return false;
  return true;
}

function isWithin(node: ts.Node, of: ts.Node): boolean {
  for (let at: ts.Node | undefined = node; at; at = at.parent) if (at === of) return true;
  return false;
}

/** Code of all values that a type allows, if these are a few literals, a boolean or a number. */
function literals(type: ts.Type): string[] | null {
  const parts = type.isUnion() ? type.types : [type];
  const codes = parts.map((part) => {
    if (part.isStringLiteral() || part.isNumberLiteral()) return JSON.stringify(part.value);
    if (part.flags & ts.TypeFlags.Number) return '1';
    if (part.flags & ts.TypeFlags.BooleanLiteral)
      return (part as unknown as { intrinsicName: string }).intrinsicName;
    if (part.flags & (ts.TypeFlags.Undefined | ts.TypeFlags.Null)) return 'null';
    return null;
  });
  return codes.includes(null) ? null : (codes as string[]);
}

/** The method with its class, or the function, that contains a node. */
function owner(node: ts.Node): string {
  for (let at = node.parent; at; at = at.parent)
    if (ts.isMethodDeclaration(at) || ts.isFunctionDeclaration(at)) return nameOf(at);
  return '';
}

function nameOf(of: ts.Node): string {
  const name = (node: ts.Node) => (node as ts.NamedDeclaration).name?.getText() ?? '';
  return of.parent && ts.isClassDeclaration(of.parent) ? `${name(of.parent)}.${name(of)}` : name(of);
}

function rowOf(checker: ts.TypeChecker, call: ts.CallExpression): Pick<SentStatement, 'row' | 'counted'> {
  let type = checker.getAwaitedType(checker.getTypeAtLocation(call));
  for (let at: ts.Node = call.parent; ; at = at.parent) {
    if (ts.isExpressionStatement(at)) return { row: null, counted: null };
    if (ts.isAsExpression(at)) type = checker.getTypeAtLocation(at);
    else if (!ts.isAwaitExpression(at) && !ts.isParenthesizedExpression(at)) break;
  }
  const rows = type?.getProperty('rows');
  if (rows) type = checker.getTypeOfSymbolAtLocation(rows, call);
  const first = type && itemOf(checker, type);
  const inner = first && checker.isTupleType(type!) && itemOf(checker, first);
  const row = inner || first || null;
  // The columns of an array have no names.
  const isArray = row && (checker.isArrayType(row) || checker.isTupleType(row));
  return { row: isArray ? null : row, counted: rows || isArray ? null : Boolean(inner) };
}

function itemOf(checker: ts.TypeChecker, type: ts.Type): ts.Type | undefined {
  if (!checker.isArrayType(type) && !checker.isTupleType(type)) return undefined;
  return checker.getTypeArguments(type as ts.TypeReference)[0];
}
