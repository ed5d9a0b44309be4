import type { Command } from 'commander';
import { program } from './program.js';

beforeEach(() => {
  jest.spyOn(process.stderr, 'write').mockReturnValue(true);
});
afterEach(() => jest.restoreAllMocks());

it.each([
  ['statos', 'Did you mean status?'],
  ['runs lst', 'Did you mean list?'],
  ['keys revok 3', 'Did you mean revoke?'],
  ['assets merg', 'Did you mean merge?'],
  ['runs --statos failed', 'Did you mean --status?'],
])('kasparro %s is refused with the nearest known word', async (line, hint) => {
  const call = program().parseAsync(line.split(' '), { from: 'user' });
  await expect(call).rejects.toThrow(hint);
});

const leaves = (command: Command, path: readonly string[] = []): [string, Command][] =>
  command.commands.length
    ? command.commands.flatMap((one) => leaves(one, [...path, one.name()]))
    : [[path.join(' '), command]];
const EXAMPLES = leaves(program()).map(([path, command]): [string, string[]] => {
  let help = '';
  command.configureOutput({ writeOut: (text) => void (help += text) }).outputHelp();
  return [path, [...help.matchAll(/^ {2}\$ (.*)$/gm)].map(([, line]) => line!)];
});

it.each(EXAMPLES)('kasparro %s has examples, all of which it accepts', async (_, lines) => {
  expect(lines).not.toEqual([]);
  for (const line of lines) {
    const kasparro = program();
    for (const [, command] of leaves(kasparro)) command.action(() => undefined);
    const [, words] = /kasparro (.*?)(\)| [|>] .*)?$/.exec(line)!;
    const args = words!.match(/"[^"]*"|\S+/g)!.map((word) => word.replaceAll('"', ''));
    await kasparro.parseAsync(args, { from: 'user' });
  }
});

it('takes an option that is given twice as a list', async () => {
  const kasparro = program();
  const run = kasparro.commands.find((one) => one.name() === 'run')!.action(() => undefined);
  await kasparro.parseAsync(['run', 'coingecko', '--asset', 'bitcoin', '--asset', 'ethereum'], {
    from: 'user',
  });
  expect(run.opts()).toMatchObject({ asset: 'bitcoin,ethereum' });
});
