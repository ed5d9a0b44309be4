import { badRequest } from '../field-faults.js';
import { MAX_PROFILE } from './csv-inspection.dto.js';

interface Form {
  file: Buffer;
  /** The file's name on the client. */
  name: string;
  profile?: string;
}

export const isForm = (type = '') => /^multipart\/form-data\s*(?:;|$)/i.test(type);

/**
 * Reads the parts of a form that contains a file and a profile.
 * @throws BadRequestException
 */
export async function readForm(body: Buffer, type: string): Promise<Form> {
  const form = await new Response(new Uint8Array(body), { headers: { 'content-type': type } })
    .formData()
    .catch((error: Error) => {
      throw badRequest('body', `must be multipart/form-data: ${error.message}`, { in: 'body', segments: [] });
    });
  const unknown = [...form.keys()].find((name) => name !== 'file' && name !== 'profile');
  if (unknown !== undefined)
    throw badRequest(unknown, 'is not a field of this form: expected file and profile');
  const [file, profile] = [form.get('file'), form.get('profile')];
  if (!(file instanceof File)) throw badRequest('file', 'must be a file');
  const text = profile instanceof File ? await profile.text() : profile;
  if (text !== null && text.length > MAX_PROFILE)
    throw badRequest('profile', `profile must have at most ${MAX_PROFILE} characters`);
  return {
    file: Buffer.from(await file.arrayBuffer()),
    name: file.name,
    ...(text !== null && { profile: text }),
  };
}
