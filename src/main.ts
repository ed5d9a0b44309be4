import { CommanderError } from 'commander';
import { CommandError, EXIT } from './cli/command-error.js';
import { exitOnSignals } from './cli/on-signals.js';
import { program } from './cli/program.js';

// `kasparro runs | head` is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  void import('./process.js').then(({ exitWith }) =>
    exitWith(Object.assign(error, { path: 'standard output' })),
  );
});

exitOnSignals();

try {
  await program().parseAsync();
} catch (error) {
  if (error instanceof CommanderError) {
    process.exitCode = error.exitCode && EXIT.usage;
  } else if (error instanceof CommandError) {
    console.error(error.message);
    process.exitCode = error.status;
  } else {
    const { exitWith } = await import('./process.js');
    exitWith(error);
  }
}
