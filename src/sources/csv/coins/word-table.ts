/** Each word after a colon, with the text before it. */
export const valuesByWord = (lines: readonly string[]): ReadonlyMap<string, string> =>
  new Map(
    lines.flatMap((line) => {
      const [value, words] = line.split(': ');
      return words!.split(' ').map((word) => [word, value!] as const);
    }),
  );
