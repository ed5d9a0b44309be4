/**
 * Finds the items that cannot be read, by bisection.
 * @param faultOf returns the error from reading only the given items; null if they can be read
 */
export async function findUnreadable(
  keys: readonly string[],
  faultOf: (keys: readonly string[]) => Promise<Error | null>,
): Promise<Map<string, Error>> {
  const fault = await faultOf(keys);
  if (!fault) return new Map();
  if (keys.length === 1) return new Map([[keys[0]!, fault]]);
  const middle = Math.ceil(keys.length / 2);
  return new Map([
    ...(await findUnreadable(keys.slice(0, middle), faultOf)),
    ...(await findUnreadable(keys.slice(middle), faultOf)),
  ]);
}
