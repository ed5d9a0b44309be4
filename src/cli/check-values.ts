import { Argument, type Command, InvalidArgumentError, type Option } from 'commander';

/** The placeholders of values that are numbers in every command, such as `<id>`. */
const NUMBERS = new Set(['n', 'seconds', 'id', 'ids', 'operation']);
/** The placeholders of lists separated by commas. */
const LISTS = new Set(['assets', 'slugs']);
/** The placeholders of arguments that may be any text. */
const TEXTS = new Set(['url', 'text', 'name', 'shell']);

/**
 * Refuses values that could not mean what the user wants. Number() would take `1h` for NaN, which JSON writes as null,
 * and '' for 0; an id that is empty, `.` or `..` would change the path of the request.
 */
export function checkValues(command: Command): void {
  for (const target of [...command.options, ...command.registeredArguments]) {
    const fault = faultsOf(target);
    if (!fault) continue;
    const parse = target.parseArg as ((value: string, before: unknown) => unknown) | undefined;
    target.argParser((value: string, before: unknown) => {
      const found = fault(value);
      if (found) throw new InvalidArgumentError(found);
      if (parse) return parse(value, before);
      return target.variadic ? [...((before as string[] | undefined) ?? []), value] : value;
    });
  }
}

type FaultOf = (value: string) => string | null;

function faultsOf(target: Option | Argument): FaultOf | null {
  const isArgument = target instanceof Argument;
  const placeholder = isArgument ? target.name() : (/[<[](\w+)/.exec(target.flags)?.[1] ?? '');
  if (NUMBERS.has(placeholder)) return numberFault;
  if (LISTS.has(placeholder)) return listFault;
  if (placeholder === 'file') return fileFault;
  return isArgument && !TEXTS.has(placeholder) ? nameFault : null;
}

const numberFault: FaultOf = (value) =>
  /^\d+$/.test(value) ? null : 'Expected a whole number, in digits only.';

const fileFault: FaultOf = (value) => (value.trim() ? null : 'Expected the name of a file.');

const nameFault: FaultOf = (value) =>
  ['', '.', '..'].includes(value.trim()) ? 'Expected a name or an id.' : null;

const listFault: FaultOf = (value) =>
  value.split(',').some((one) => nameFault(one)) ? 'Expected names or ids, separated by commas.' : null;
