import { z } from 'zod';
import { DRIFT_KINDS, DRIFT_POLICIES, type DriftRule } from '../domain/drift.js';
import { list } from './fields.js';

const RULE = new RegExp(
  `^(?<source>[\\w-]+|\\*)\\.(?<kind>${DRIFT_KINDS.join('|')}|\\*)\\s*=\\s*(?<policy>${DRIFT_POLICIES.join('|')})$`,
);

/**
 * Rules such as `csv.type_changed=freeze,*.field_gone=warn`. Each has a source and a kind of change (`*` for all), and
 * the policy to apply.
 */
export const driftRules = list
  .refine(
    (items) => items.every((item) => RULE.test(item)),
    `expected rules such as csv.type_changed=freeze, separated by commas; kinds: ${DRIFT_KINDS.join(', ')} or *; ` +
      `policies: ${DRIFT_POLICIES.join(', ')}`,
  )
  .transform((items) =>
    items.map((item): DriftRule => ({ ...RULE.exec(item)!.groups }) as unknown as DriftRule),
  );

export const share = z
  .string()
  .trim()
  .regex(/^(0|1|0?\.\d{1,6}|1\.0+)$/, 'expected a number from 0 to 1, such as 0.5')
  .transform(Number);
