import type { NamedDefinition } from './read-definitions.js';
import { variablesIn } from './secrets.js';

interface Refusal {
  /** The keys of the definition that are the reason. */
  keys: readonly string[];
  message: string;
}

const TRY = 'try it with kasparro inspect on the host of the service';

/**
 * Why the API must not try out this definition for a caller: it runs a program, or would send a secret from the environment
 * to a host that the caller chose. Null if the API may try it.
 */
export function onlyOnHost(definition: NamedDefinition): Refusal | null {
  if (definition.kind === 'singer')
    return { keys: ['kind'], message: `a tap is a program, which the API does not run; ${TRY}` };
  const [variable] = variablesIn(definition);
  if (variable === undefined) return null;
  const keys = variableLocation(definition, variable) ?? [];
  return { keys, message: `\${${variable}} is a secret, which the API does not send; ${TRY}` };
}

function variableLocation(value: unknown, variable: string): string[] | null {
  if (typeof value === 'string') return variablesIn(value).includes(variable) ? [] : null;
  if (typeof value !== 'object' || value === null) return null;
  for (const [name, one] of Object.entries(value)) {
    const found = variableLocation(one, variable);
    if (found) return [name, ...found];
  }
  return null;
}
