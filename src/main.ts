import { exitOnSignals } from './cli/on-signals.js';
import { runProgram } from './cli/run-program.js';

// `kasparro runs | head` is not an error.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code === 'EPIPE') process.exit();
  void import('./process.js').then(({ exitWith }) =>
    exitWith(Object.assign(error, { path: 'standard output' })),
  );
});

exitOnSignals();

await runProgram();
