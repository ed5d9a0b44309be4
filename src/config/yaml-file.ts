import { readFileSync, statSync } from 'node:fs';
import type { z } from 'zod';
import { firstInvalidByte, lineOfByte } from '../domain/utf8.js';
import { parseYaml } from './yaml-text.js';
import { BadYaml } from './yaml-fault.js';

/** Maximum file size in bytes, larger than any file written by hand. */
const MAX_BYTES = 256 * 1024;

/**
 * Reads a YAML file and validates it.
 * @param reference the page of the documentation that explains the file's keys
 * @throws BadYaml, whose message also names the file
 */
export function readYaml<T>(path: string, schema: z.ZodType<T>, reference: string, maxBytes = MAX_BYTES): T {
  try {
    return parseYaml(textOf(path, maxBytes), schema, reference);
  } catch (cause) {
    if (!(cause instanceof BadYaml)) throw cause;
    throw new BadYaml(`${path}: ${cause.message}`, { faults: cause.faults, cause });
  }
}

function textOf(path: string, maxBytes: number): string {
  const bytes = bytesOf(path, maxBytes);
  const bad = firstInvalidByte(bytes);
  if (bad !== null)
    throw new BadYaml(`line ${lineOfByte(bytes, bad)} is not valid UTF-8; save the file as UTF-8`);
  return bytes.toString('utf8');
}

function bytesOf(path: string, maxBytes: number): Buffer {
  try {
    const { size } = statSync(path);
    if (size > maxBytes) throw new BadYaml(`the file has ${size} bytes; expected at most ${maxBytes}`);
    return readFileSync(path);
  } catch (cause) {
    if (cause instanceof BadYaml) throw cause;
    throw new BadYaml(`the file cannot be read: ${(cause as Error).message}`, { cause });
  }
}
