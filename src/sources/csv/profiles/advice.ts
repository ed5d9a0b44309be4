import { basename } from 'node:path/posix';
import { stringify } from 'yaml';
import { UnusablePartition } from '../../../domain/errors.js';
import type { Reading } from './reading.js';

/** An entry of CSV_PROFILES. */
type Entry = {
  preset?: string;
  columns?: Record<string, string>;
  scale?: Record<string, number>;
  time_zone?: string;
} & Pick<Reading, 'constants' | 'wide'>;

/** The entry as JSON or YAML text for the file. */
function entryFor(file: string, entry: Entry): string {
  return stringify([{ files: basename(file), ...entry }], { lineWidth: 0, collectionStyle: 'any' }).trimEnd();
}

export function adviseProfileEntry(
  code: string,
  problem: string,
  file: string,
  entry: Entry,
): UnusablePartition {
  const message = `${problem} add this to the file of CSV_PROFILES, with the right values:\n${entryFor(file, entry)}`;
  return new UnusablePartition(code, message);
}
