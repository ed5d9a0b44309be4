/** Keeps each number of a text on one line with its unit. */
export const withUnbrokenUnits = (text: string): string =>
  text.replace(/(\d) (%|(?:ms|s|min|h|d)\b)/g, '$1\u00a0$2');
