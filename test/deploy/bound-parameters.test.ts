import { globSync, readFileSync } from 'node:fs';
import ts from 'typescript';

/** A template that begins like a statement or a part of one. */
const SQL =
  /^\s*(?:select|insert|update|delete|with|from|where|join|left join|order by|copy|create|alter|drop|grant|set|declare|fetch|truncate|lock|and|or|case|exists|values|returning|union)\b/i;
/** Names that this code uses for data from outside. */
const OUTSIDE = /\b(?:request|query|body|params|headers|payload|cursor|dto|input|filters?)\s*\??\.\s*\w/;

interface Pasted {
  where: string;
  expression: string;
  quoted: boolean;
}

/** An expression interpolated into a statement: its position, and whether it is a quoted value. */
function pastedIn(path: string, text: string): Pasted[] {
  const file = ts.createSourceFile(path, text, ts.ScriptTarget.Latest, true);
  const found: Pasted[] = [];
  const visit = (node: ts.Node): void => {
    if (ts.isTemplateExpression(node) && SQL.test(node.head.text)) {
      let before = node.head.text;
      for (const { expression, literal } of node.templateSpans) {
        const { line } = file.getLineAndCharacterOfPosition(expression.getStart());
        const quoted = before.endsWith("'") && literal.text.startsWith("'");
        found.push({ where: `${path}:${line + 1}`, expression: expression.getText(), quoted });
        before = literal.text;
      }
    }
    ts.forEachChild(node, visit);
  };
  visit(file);
  return found;
}

const all = globSync('src/**/*.ts', { exclude: ['**/*.spec.ts'] }).flatMap((path) =>
  pastedIn(path, readFileSync(path, 'utf8')),
);

describe('statements', () => {
  it('contain no quoted interpolated value: values are bound', () => {
    expect(all.length).toBeGreaterThan(30);
    expect(all.filter(({ quoted }) => quoted)).toEqual([]);
  });

  it('contain parts of a request, payload or cursor only as parameters', () => {
    expect(all.filter(({ expression }) => OUTSIDE.test(expression))).toEqual([]);
  });

  it.each([
    ["`select 1 where a = '${name}'`", true, false],
    ['`select 1 where a = ${request.id}`', false, true],
    ['`select ${COLUMNS} where a = $1`', false, false],
  ])('such as %s are classified correctly', (source, quoted, outside) => {
    const [one] = pastedIn('a.ts', source);
    expect([one!.quoted, OUTSIDE.test(one!.expression)]).toEqual([quoted, outside]);
  });
});
