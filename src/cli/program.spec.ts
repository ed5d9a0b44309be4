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
  ['help statos', "unknown command 'statos'\n(Did you mean status?)"],
  ['help nothing', "unknown command 'nothing'"],
  ['runs help lst', 'Did you mean list?'],
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
  ...command.registeredArguments.flatMap((one) => one.argChoices?.[0] ?? '1'),
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

/** What is wrong with the words; none of the commands is executed. */
async function refusal(words: string[]): Promise<string> {
  const kasparro = program();
  for (const [, command] of leaves(kasparro)) command.action(() => undefined);
  return kasparro.parseAsync(words, { from: 'user' }).then(
    () => 'accepted',
    (error: Error) => error.message,
  );
}

it.each([
  ['webhooks rotate 1 --grace', '--grace <seconds>'],
  ['keys rotate 1 --grace', '--grace <seconds>'],
  ['replay rejections --run', '--run <id>'],
  ['replay rejections --id', '--id <ids...>'],
  ['replay rejections --id 1', '--id <ids...>'],
  ['runs compare --base', '--base <id>'],
  ['drift --limit', '--limit <n>'],
])('kasparro %s takes digits only', async (line, option) => {
  for (const value of ['', 'x', '1h', '1x', '0x1', '1e0', '1.5', ' 1', '-1', 'NaN'])
    expect(await refusal([...line.split(' '), value])).toBe(
      `error: option '${option}' argument '${value}' is invalid. Expected a whole number, in digits only.`,
    );
});

it.each([
  ['assets undo', 'operation'],
  ['runs show', 'id'],
  ['webhooks delete', 'id'],
  ['feeds resume', 'id'],
])('kasparro %s takes digits only', async (path, name) => {
  for (const value of ['', 'x', '0x2', '1e0'])
    expect(await refusal([...path.split(' '), value])).toBe(
      `error: command-argument value '${value}' is invalid for argument '${name}'. Expected a whole number, in digits only.`,
    );
});

/** The arguments that may be any text; `file` may not be empty. */
const TEXTS = ['file', 'url', 'text', 'name', 'shell'];
const IDS = COMMANDS.flatMap(([path, command]) =>
  command.registeredArguments.flatMap((argument, index): [string, string, number, Command][] =>
    TEXTS.includes(argument.name()) ? [] : [[path, argument.name(), index, command]],
  ),
);

it.each(IDS)(
  'kasparro %s refuses %s that would change the path of a request',
  async (path, name, index, command) => {
    for (const value of ['', '.', '..']) {
      const words = wordsFor(command).with(index, value);
      expect(await refusal([...path.split(' '), ...words])).toMatch(
        `error: command-argument value '${value}' is invalid for argument '${name}'. Expected `,
      );
    }
  },
);

it.each(['data', 'run exchanges'])('kasparro %s refuses --asset with an empty name or ..', async (line) => {
  for (const value of ['', '..', 'bitcoin,', 'bitcoin, ..'])
    expect(await refusal([...line.split(' '), '--asset', value])).toBe(
      `error: option '--asset <slugs>' argument '${value}' is invalid. Expected names or ids, separated by commas.`,
    );
});

it.each([['backup'], ['restore'], ['inspect'], ['data --output']])(
  'kasparro %s refuses an empty file name',
  async (line) => {
    expect(await refusal([...line.split(' '), ''])).toMatch(/ is invalid.*\. Expected the name of a file\.$/);
  },
);

it('reads several ids as a list', async () => {
  const kasparro = program();
  const replay = kasparro.commands.find((one) => one.name() === 'replay')!;
  const rejections = replay.commands.find((one) => one.name() === 'rejections')!.action(() => undefined);
  await kasparro.parseAsync(['replay', 'rejections', '--id', '17', '18', '--id', '19'], { from: 'user' });
  expect(rejections.opts()).toMatchObject({ id: ['17', '18', '19'] });
});

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
