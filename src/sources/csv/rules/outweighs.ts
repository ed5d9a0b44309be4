/** Values that prove one rule outweigh those that prove another if they are this many times as many. */
const TIMES = 20;

export function outweighs(many: number, few: number): boolean {
  return many >= few * TIMES;
}
