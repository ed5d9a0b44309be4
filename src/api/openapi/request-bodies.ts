import type { OpenAPIObject } from '@nestjs/swagger';
import { PROFILE } from '../csv/csv-inspection.dto.js';
import { UPLOAD_TYPES } from '../uploads.js';

/**
 * Moves defaults of request bodies into their descriptions. Client generators assume that a property with a default is
 * always present, and would not let callers omit it.
 */
export function describeDefaults(document: OpenAPIObject): void {
  for (const schema of Object.values(document.components!.schemas!)) {
    if ('$ref' in schema) continue;
    for (const property of Object.values(schema.properties ?? {})) {
      if ('$ref' in property || property.default === undefined) continue;
      const given = `Default: \`${JSON.stringify(property.default)}\`.`;
      property.description = [property.description, given].filter(Boolean).join(' ');
      delete property.default;
    }
  }
}

const FILE = { type: 'string', format: 'binary' };
const FORM = {
  type: 'object',
  required: ['file'],
  additionalProperties: false,
  properties: {
    file: { ...FILE, description: 'The file, with its name.' },
    profile: {
      type: 'string',
      description: 'A profile to try, in the format of the CSV_PROFILES file.',
      example: PROFILE,
    },
  },
};

/** Documents that files may be sent as they are, as an alternative to JSON. */
export function describeUploads(document: OpenAPIObject): void {
  const body = document.paths['/csv/inspect']?.post?.requestBody;
  if (!body || '$ref' in body) return;
  for (const type of UPLOAD_TYPES['/csv/inspect']!) body.content[type] = { schema: FILE };
  body.content['multipart/form-data'] = { schema: FORM };
}
