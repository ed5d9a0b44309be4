import type { DriftKind, DriftPolicy, DriftRule } from '../domain/drift.js';
import { preview } from '../domain/fields.js';
import type { BrokenRecord, Reason, SourceKind, SourceRecord } from '../domain/source.js';
import type { Change } from './change.js';
import { isAffected } from './is-affected.js';
import { withValueAt } from './paths.js';

/** A change, and what the rules say is to be done about it. */
export interface PolicyDecision {
  readonly change: Change;
  readonly policy: DriftPolicy;
}

/** The rule that names most wins: source and kind, source, kind, none; of equals the last. Without a rule: `warn`. */
export function policyOf(rules: readonly DriftRule[], source: string, kind: DriftKind): DriftPolicy {
  const weight = (rule: DriftRule) => (rule.source === '*' ? 0 : 2) + (rule.kind === '*' ? 0 : 1);
  const fitting = rules
    .filter((rule) => ['*', source].includes(rule.source) && ['*', kind].includes(rule.kind))
    .sort((a, b) => weight(a) - weight(b));
  return fitting.at(-1)?.policy ?? 'warn';
}

/** Whether the change stays one until somebody accepts it: what is rejected or discarded today would else pass tomorrow. */
export function awaitsAcceptance({ change, policy }: PolicyDecision): boolean {
  return policy === 'freeze' || (policy === 'discard_value' && hasValue(change));
}

/** What is new is read by nobody, and what is null is null: there is no value to discard. */
const hasValue = ({ kind }: Change) => kind !== 'field_added' && kind !== 'newly_null';

/** Takes out the records that a frozen schema does not fit: they become rejections with the code `schema_frozen`. */
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
    field_gone: 'is absent, which it never was',
    newly_null: 'is null, which it never was',
    type_changed: `is of the type ${newType}, which it never was`,
    renamed: `comes as ${preview(newPath)}`,
  }[change.kind];
  const message = `${what}; the schema of this source is frozen: accept the change at POST /drift/{id}/accept`;
  return { path, code: 'schema_frozen', message };
}

/** Whether something of the record is to be read as null for the change's sake. */
export function isDiscarded(change: Change, payload: unknown, kind: SourceKind): boolean {
  return hasValue(change) && !change.path.includes('[]') && isAffected(change, payload, kind);
}

/** The payload with null, in files an empty field, where the value does not fit; the given one stays as it came. */
export function discard(payload: unknown, discarded: readonly Change[], kind: SourceKind): unknown {
  return discarded
    .filter((change) => isDiscarded(change, payload, kind))
    .reduce((read, { path }) => withValueAt(read, path, kind === 'csv' ? '' : null), payload);
}
