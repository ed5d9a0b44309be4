/** Exit statuses of `kasparro`; those above 2 are the numbers of sysexits.h. */
export const EXIT = {
  done: 0,
  failed: 1,
  partial: 2,
  usage: 64,
  unavailable: 69,
  forbidden: 77,
  configuration: 78,
} as const;

/** Ends a command with a message for the user. */
export class CommandError extends Error {
  constructor(
    message: string,
    readonly status: number = EXIT.failed,
  ) {
    super(message);
  }
}
