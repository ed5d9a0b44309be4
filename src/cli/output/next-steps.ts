/** Names the commands that a reader of the output may want next. */
export function nextSteps(...steps: readonly (readonly [command: string, effect: string])[]): string {
  const width = Math.max(0, ...steps.map(([command]) => command.length));
  const lines = steps.map(([command, effect]) => `  kasparro ${command.padEnd(width)}  ${effect}\n`);
  return lines.length ? `\nNext:\n${lines.join('')}` : '';
}

/** The argument, quoted for a shell if necessary. */
export function shellWord(text: string): string {
  return /^[\w.,/:-]+$/.test(text) ? text : `'${text.replaceAll("'", `'\\''`)}'`;
}
