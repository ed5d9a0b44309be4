import { SetMetadata } from '@nestjs/common';
import type { Audited as About } from '../../audit/audited-request.js';

export const AUDITED = 'kasparro:audited';

/**
 * Declares, for the audit log, the action of a route that changes something.
 * @param subject what the action changes; `:id` stands for the path parameter `id`. A Location header in the reply
 * replaces it
 */
export const Audited = (action: string, subject: string) =>
  SetMetadata(AUDITED, { action, subject } satisfies About);
