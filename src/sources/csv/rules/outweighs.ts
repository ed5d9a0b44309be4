/** Values that prove one rule outweigh those that prove another if there are this many times as many of them. */
const TIMES = 20;

export function outweighs(many: number, few: number): boolean {
  return many >= few * TIMES;
}
