import type { Config } from '../config/config.js';
import { storableId } from '../domain/names.js';
import type { Page, Source } from '../domain/source.js';
import { type Aliases, columnsWithAliases } from './aliases.js';
import type { Change } from './change.js';
import type { DriftNote } from './drift-notes.repository.js';
import type { InspectedPage, PageOutcome } from './inspected-page.js';
import { mustDiscardValue, policyOf, type PolicyDecision } from './policy.js';

export function decide(config: Config, source: string, change: Change): PolicyDecision {
  const policy = policyOf(config.DRIFT_POLICY, source, change.kind);
  const isSure = (change.confidence ?? 0) >= config.DRIFT_ALIAS_CONFIDENCE;
  // A rename with too little confidence is not applied automatically: an operator decides.
  return { change, policy: change.kind === 'renamed' && policy === 'evolve' && !isSure ? 'warn' : policy };
}

/** Notes on values in the page's rows that were read as null. */
export function notesOf(
  { received, decisions }: InspectedPage,
  { accepted, rawIds }: PageOutcome,
): DriftNote[] {
  const unreadable = accepted.flatMap(({ notes = [] }, index) =>
    notes.map(({ path, code }) => ({ rawId: rawIds[index]!, path: storableId(path), kind: code })),
  );
  const discarded = changesWithPolicy(decisions, 'discard_value');
  if (!discarded.length) return unreadable;
  const byPolicy = accepted.flatMap(({ record }, index) =>
    discarded
      .filter((change) => mustDiscardValue(change, record.payload, received.source.kind))
      .map(({ path, kind }) => ({ rawId: rawIds[index]!, path, kind })),
  );
  return [...byPolicy, ...unreadable];
}

export const aliasOf = ({ path, newPath }: Change) => ({ path, newPath: newPath! });

export const changesWithPolicy = (decisions: readonly PolicyDecision[], policy: PolicyDecision['policy']) =>
  decisions.filter((one) => one.policy === policy).map(({ change }) => change);

/** Whether the change is a rename that the policy applies at once. */
export const isApplied = ({ change, policy }: PolicyDecision) =>
  change.kind === 'renamed' && policy === 'evolve';

/** The schema for a file's lines, with renamed columns under their old names, because it only knows the file's columns. */
export function schemaWithAliases(source: Source, { file, schema }: Page, aliases: Aliases): Page['schema'] {
  const columns = file && columnsWithAliases(file.columns, aliases);
  return columns && columns !== file.columns ? source.schemaOf?.({ ...file, columns }) : schema;
}
