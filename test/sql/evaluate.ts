import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, resolve } from 'node:path';
import ts from 'typescript';
import type { SentStatement } from './find-statements.js';

type Choices = Record<string, readonly unknown[]>;
interface Evaluated {
  choices: () => Choices;
  text: (choice: Record<string, unknown>) => string;
}

const require = createRequire(import.meta.url);
const OPTIONS: ts.CompilerOptions = {
  module: ts.ModuleKind.CommonJS,
  target: ts.ScriptTarget.ES2024,
  experimentalDecorators: true,
  emitDecoratorMetadata: true,
  esModuleInterop: true,
};

/** The texts of the statements of one file, for every combination of choices: its module runs, with them as exports. */
export function textsOf(file: string, sent: readonly SentStatement[]): Map<SentStatement, string[]> {
  const known = sent.filter(({ code }) => code !== null);
  const added = known.map(({ code, choices }) => {
    const values = Object.entries(choices).map(([name, list]) => `${name}: ${list}`);
    const names = `{ ${Object.keys(choices).join(', ')} }: any`;
    return `{ choices: () => ({ ${values.join(', ')} }), text: (${names}) => { ${code} } }`;
  });
  const source = `${readFileSync(file, 'utf8')}\nexport const checked_statements = [${added.join(',\n')}];`;
  const { outputText } = ts.transpileModule(source, { compilerOptions: OPTIONS, fileName: file });
  const exported: { checked_statements: Evaluated[] } = { checked_statements: [] };
  const load = (name: string): unknown =>
    require(name.startsWith('.') ? resolve(dirname(file), name.replace(/\.js$/, '.ts')) : name);
  // oxlint-disable-next-line typescript/no-implied-eval
  new Function('exports', 'require', outputText)(exported, load);
  return new Map(
    known.map((one, index) => {
      const { choices, text } = exported.checked_statements[index]!;
      return [one, [...new Set(combinations(choices()).map(text))]];
    }),
  );
}

function combinations(choices: Choices): Record<string, unknown>[] {
  return Object.entries(choices).reduce<Record<string, unknown>[]>(
    (all, [name, values]) => all.flatMap((one) => values.map((value) => ({ ...one, [name]: value }))),
    [{}],
  );
}
