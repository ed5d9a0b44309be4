/** ccxt's errors for what it cannot ask an exchange at all, or not without a key or further parameters. */
const UNASKABLE = ['ArgumentsRequired', 'AuthenticationError', 'NotSupported'];

/** Names of an error's class and its base classes. */
export function classesOf(error: unknown): string[] {
  const names: string[] = [];
  for (
    let type = Object.getPrototypeOf(error) as object | null;
    type;
    type = Object.getPrototypeOf(type) as object | null
  )
    names.push(type.constructor.name);
  return names;
}

/** Whether ccxt did not call the exchange because it would need something else. */
export function isUnaskable(error: unknown): boolean {
  const classes = classesOf(error);
  return UNASKABLE.some((name) => classes.includes(name));
}
