import { jest } from '@jest/globals';
import { runProgram } from '../../src/cli/run-program.js';

/**
 * Runs kasparro in this process, for what it prints and the status it would exit with: a process of its own takes ten times
 * as long.
 */
export async function commandHere(words: readonly string[], env: Readonly<Record<string, string>>) {
  const before = { ...process.env };
  Object.assign(process.env, env);
  const said: string[] = [];
  const problem: string[] = [];
  const spies = [
    writesTo(process.stdout, said),
    writesTo(process.stderr, problem),
    jest.spyOn(process, 'exit').mockImplementation((status) => (process.exitCode = status) as never),
  ];
  try {
    await runProgram(words);
    return { said: said.join(''), problem: problem.join(''), status: Number(process.exitCode ?? 0) };
  } finally {
    for (const spy of spies) spy.mockRestore();
    process.exitCode = undefined;
    for (const name of Object.keys(env)) delete process.env[name];
    Object.assign(process.env, before);
  }
}

function writesTo(stream: NodeJS.WriteStream, lines: string[]) {
  return jest.spyOn(stream, 'write').mockImplementation((text) => lines.push(String(text)) > 0);
}
