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
const COMMANDS = leaves(program());
/** The fewest words that the command accepts. */
const wordsFor = (command: Command) => [
  ...command.registeredArguments.flatMap((one) => one.argChoices?.[0] ?? 'x'),
  ...command.options.filter(({ mandatory }) => mandatory).flatMap(({ long }) => [long!, 'x']),
];

it.each(COMMANDS)(
  'kasparro %s refuses an unknown option with the nearest, and an argument too many',
  async (path, command) => {
    const refused = (...words: string[]) =>
      expect(program().parseAsync([...path.split(' '), ...words], { from: 'user' })).rejects;
    const { long } = command.createHelp().visibleOptions(command).at(-1)!;
    await refused(...wordsFor(command), `${long!}x`).toThrow(`(Did you mean ${long}?)`);
    if (!command.registeredArguments.some(({ variadic }) => variadic))
      await refused(...wordsFor(command), 'y').toMatchObject({ code: 'commander.excessArguments' });
  },
);

it('has --json for every command except those that start the service or print a script', () => {
  const without = COMMANDS.filter(([, command]) => !command.options.some(({ long }) => long === '--json'));
  expect(without.map(([path]) => path)).toEqual(['start', 'demo', 'completion']);
});

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

it('reads an option that is given twice as a list', async () => {
  const kasparro = program();
  const run = kasparro.commands.find((one) => one.name() === 'run')!.action(() => undefined);
  await kasparro.parseAsync(['run', 'coingecko', '--asset', 'bitcoin', '--asset', 'ethereum'], {
    from: 'user',
  });
  expect(run.opts()).toMatchObject({ asset: 'bitcoin,ethereum' });
});
