import { CommanderError } from 'commander';
import { CommandError, EXIT } from './command-error.js';
import { program } from './program.js';

/**
 * Runs a command to its end, and sets the exit status of the process.
 * @param words those after `kasparro`; by default those that the process was started with
 */
export async function runProgram(words?: readonly string[]): Promise<void> {
  try {
    await program().parseAsync(words, words && { from: 'user' });
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode && EXIT.usage;
    } else if (error instanceof CommandError) {
      console.error(error.message);
      process.exitCode = error.status;
    } else {
      const { exitWith } = await import('../process.js');
      exitWith(error);
    }
  }
}
