import { UnprocessableEntityException } from '@nestjs/common';
import { BadYaml, type YamlFault } from '../config/yaml-fault.js';
import { firstInvalidByte, hexByte, lineOfByte } from '../domain/utf8.js';
import type { FieldFault } from './field-faults.js';

/** Where the YAML is: in the whole body, or in this field. */
type Place = Required<Pick<FieldFault, 'path' | 'segments'>>;

export const WHOLE_BODY: Place = { path: 'body', segments: [] };

export function yamlFieldFault({ path, segments }: Place, { line, column, message }: YamlFault): FieldFault {
  return { path, message, in: 'body', segments, line, column };
}

/**
 * Parses YAML sent by a client.
 * @returns what `parse` returns
 * @throws UnprocessableEntityException if `parse` throws BadYaml
 */
export function parseClientYaml<T>(place: Place, parse: () => T): T {
  try {
    return parse();
  } catch (error) {
    if (!(error instanceof BadYaml)) throw error;
    const { message, faults } = error;
    const found = faults.length ? faults : [{ line: 1, column: 1, message }];
    throw new UnprocessableEntityException({
      message,
      errors: found.map((one) => yamlFieldFault(place, one)),
    });
  }
}

/** @throws BadYaml */
export function decodeUtf8(bytes: Buffer): string {
  const bad = firstInvalidByte(bytes);
  if (bad === null) return bytes.toString('utf8');
  const line = lineOfByte(bytes, bad);
  const message = `expected UTF-8, got ${hexByte(bytes[bad]!)}`;
  throw new BadYaml(`line ${line}: ${message}`, { faults: [{ line, column: 1, message }] });
}
