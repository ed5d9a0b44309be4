import type { DriftKind, DriftPolicy, DriftRule } from '../domain/drift.js';
import { preview } from '../domain/fields.js';
import type { BrokenRecord, Reason, SourceKind, SourceRecord } from '../domain/source.js';
import type { Change } from './change.js';
import { isAffected } from './is-affected.js';
import { withValueAt } from './paths.js';

/** A change with the policy that applies to it. */
export interface PolicyDecision {
  readonly change: Change;
  readonly policy: DriftPolicy;
}

/**
 * The policy for a kind of change in a source, by default `warn`. A rule for both source and kind takes precedence over one
 * for the source, then one for the kind, then one for all. Among equals, the last rule wins.
 */
export function policyOf(rules: readonly DriftRule[], source: string, kind: DriftKind): DriftPolicy {
  const weight = (rule: DriftRule) => (rule.source === '*' ? 0 : 2) + (rule.kind === '*' ? 0 : 1);
  const fitting = rules
    .filter((rule) => ['*', source].includes(rule.source) && ['*', kind].includes(rule.kind))
    .sort((a, b) => weight(a) - weight(b));
  return fitting.at(-1)?.policy ?? 'warn';
}

/**
 * Whether the change must not be learned until it is accepted: otherwise, what a policy rejects or discards in one run would
 * pass in the next.
 */
export function awaitsAcceptance({ change, policy }: PolicyDecision): boolean {
  return policy === 'freeze' || (policy === 'discard_value' && hasValue(change));
}

/** Whether the change involves a value to discard: a new field is not read yet, and a null value is null already. */
const hasValue = ({ kind }: Change) => kind !== 'field_added' && kind !== 'newly_null';

/** Separates records that do not fit a frozen schema: they become rejections with the code `schema_frozen`. */
export function rejectFrozen(
  records: readonly SourceRecord[],
  frozen: readonly Change[],
  kind: SourceKind,
): { records: readonly SourceRecord[]; broken: BrokenRecord[] } {
  if (!frozen.length) return { records, broken: [] };
  const broken: BrokenRecord[] = [];
  const kept = records.filter((record) => {
    const reasons = frozen.filter((change) => isAffected(change, record.payload, kind)).map(frozenReason);
    if (reasons.length) broken.push({ ...record, reasons });
    return !reasons.length;
  });
  return { records: kept, broken };
}

function frozenReason(change: Change): Reason {
  const { path, newPath, newType } = change;
  const what = {
    field_added: 'is a new field',
    field_gone: 'is absent for the first time',
    newly_null: 'is null for the first time',
    type_changed: `has the type ${newType} for the first time`,
    renamed: `was renamed to ${preview(newPath)}`,
  }[change.kind];
  const message = `${what}; the schema of this source is frozen: accept the change at POST /drift/{id}/accept`;
  return { path, code: 'schema_frozen', message };
}

/** Whether a value of the record has to be read as null because of the change. */
export function mustDiscardValue(change: Change, payload: unknown, kind: SourceKind): boolean {
  return hasValue(change) && !change.path.includes('[]') && isAffected(change, payload, kind);
}

/** A copy of the payload with null, or an empty field in files, in place of values that do not fit. */
export function discardValues(payload: unknown, discarded: readonly Change[], kind: SourceKind): unknown {
  return discarded
    .filter((change) => mustDiscardValue(change, payload, kind))
    .reduce((read, { path }) => withValueAt(read, path, kind === 'csv' ? '' : null), payload);
}
