import { Command } from 'commander';
import { nearest } from '../config/known-keys.js';
import { VERSION } from '../config/version.js';
import { checkValues } from './check-values.js';
import { assets } from './commands/assets.js';
import { audit } from './commands/audit.js';
import { backup } from './commands/backup.js';
import { completion } from './commands/completion.js';
import { data } from './commands/data.js';
import { demo } from './commands/demo.js';
import { doctor } from './commands/doctor.js';
import { drift } from './commands/drift.js';
import { feeds } from './commands/feeds.js';
import { gaps } from './commands/gaps.js';
import { inspect } from './commands/inspect.js';
import { keys } from './commands/keys.js';
import { logs } from './commands/logs.js';
import { migrate } from './commands/migrate.js';
import { prune } from './commands/prune.js';
import { rejections } from './commands/rejections.js';
import { replay } from './commands/replay.js';
import { restore } from './commands/restore.js';
import { run } from './commands/run.js';
import { runs } from './commands/runs.js';
import { sourceCheck } from './commands/source-check.js';
import { sources } from './commands/sources.js';
import { start } from './commands/start.js';
import { status } from './commands/status.js';
import { webhooks } from './commands/webhooks.js';

const GROUPS: Readonly<Record<string, (() => Command)[]>> = {
  'Service:': [start, demo, status, doctor],
  'Sources and runs:': [sources, sourceCheck, run, runs, logs, feeds, inspect],
  'Data:': [data, assets, gaps],
  'What went wrong:': [rejections, replay, drift],
  'Access:': [keys, webhooks, audit],
  'Database:': [migrate, backup, restore, prune],
  'Shell:': [completion],
};

const AFTER = `
Commands use the service at KASPARRO_URL, with the key in KASPARRO_KEY. Without it they use the database of DATABASE_URL, or
the embedded one in DATA_DIR, even while a service is running. With --json they print what the API returns.

Exit status: 0 done, 1 failed, 2 some partitions of a run failed, 64 wrong arguments, 69 service or database unavailable,
77 key missing or without the scope, 78 invalid configuration.
`;

/** The command-line program. Commands import their dependencies when they are called, so that help is fast. */
export function program(): Command {
  const kasparro = new Command('kasparro')
    .description('Market data from many sources in one model: nothing lost, nothing twice')
    .version(VERSION)
    .exitOverride()
    .configureHelp({ sortSubcommands: false, showGlobalOptions: false })
    .addHelpText('after', AFTER);
  for (const [heading, commands] of Object.entries(GROUPS)) {
    kasparro.commandsGroup(heading);
    for (const make of commands) kasparro.addCommand(make());
  }
  refuseUnknownWords(kasparro);
  inheritSettings(kasparro);
  return kasparro;
}

function inheritSettings(parent: Command): void {
  for (const command of parent.commands) {
    command.copyInheritedSettings(parent);
    refuseUnknownWords(command);
    checkValues(command);
    inheritSettings(command);
  }
}

/**
 * Refuses an unknown subcommand. Commander would take it for an argument of the default subcommand, `runs lst` for
 * `runs list lst`, and would answer `help lst` with all of the help.
 */
function refuseUnknownWords(command: Command): void {
  command.hook('preSubcommand', () => refuseUnknown(command, command.args[0]));
  command.addHelpText('before', ({ error }) => {
    const [first, word] = command.args;
    if (error && first === 'help') refuseUnknown(command, word);
    return '';
  });
}

function refuseUnknown(command: Command, word: string | undefined): void {
  const names = command.commands.map((one) => one.name());
  if (word === undefined || word.startsWith('-') || names.includes(word)) return;
  const meant = nearest(word, names);
  const hint = meant ? `\n(Did you mean ${meant}?)` : '';
  command.error(`error: unknown command '${word}'${hint}`, { code: 'commander.unknownCommand' });
}
