import type { Config } from '../../config/config.js';
import { describeReading } from '../../sources/csv/pages/description.js';
import { readSample, type SampleReading } from '../../sources/csv/pages/sample-reading.js';
import type { FileContent } from '../../sources/csv/files/open.js';
import type { Profile } from '../../sources/csv/profiles/profile.js';
import type { FileInspection } from './inspection.js';
import { Sample } from './record-sample.js';

export interface InspectionTask {
  /** The file's name, used as its partition key. */
  name: string;
  config: Config;
  signal: AbortSignal;
  /** Profiles to use instead of those in CSV_PROFILES. */
  profiles?: readonly Profile[];
  /** Reading stops after the page that reaches this number of rows. */
  maxRows: number;
}

/** Reads a file with the current settings and shows what would be stored. Stores nothing. */
export async function inspectFile(
  file: FileContent,
  { name, config, signal, maxRows, profiles }: InspectionTask,
): Promise<FileInspection> {
  const sample = new Sample(config, maxRows, profiles);
  const reading = await readSample({ file, name, config: sample.source.configOf(name), signal }, sample);
  return {
    ...{ file: name, size: file.stamp.size },
    error: reading.error ? { code: reading.error.code, message: reading.error.message } : null,
    encoding: encodingOf(reading),
    format: formatOf(reading),
    ...sample.result(reading),
  };
}

function encodingOf({ inspection }: SampleReading): FileInspection['encoding'] {
  if (!inspection) return null;
  const { encoding: name, encodingConfidence: confidence = null, gzip } = inspection;
  return { name, confidence, gzip };
}

function formatOf({ columns, format }: SampleReading): FileInspection['format'] {
  return columns && format ? describeReading({ columns, format: { ...format } }) : null;
}
