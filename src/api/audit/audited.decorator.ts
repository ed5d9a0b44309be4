import { SetMetadata } from '@nestjs/common';
import type { Audited as About } from '../../audit/audited-request.js';

export const AUDITED = 'kasparro:audited';

/**
 * Names the action of a route that changes something, for the audit log.
 * @param subject what it is about; `:id` is the parameter of that name. A Location header replaces it
 */
export const Audited = (action: string, subject: string) =>
  SetMetadata(AUDITED, { action, subject } satisfies About);
