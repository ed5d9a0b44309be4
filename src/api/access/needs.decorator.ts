import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import type { Scope } from '../../access/scope.js';

/** What the OpenAPI document calls keys. */
export const KEY_SCHEME = 'key';

export const NEEDED = 'kasparro:needed-scope';

/** Only who has a key with that scope may. What names no scope is a read: open or closed by READS. */
export function Needs(scope: Scope) {
  return applyDecorators(SetMetadata(NEEDED, scope), ApiSecurity(KEY_SCHEME, [scope]));
}

/** Open even where reads are closed: for probes, which have no key. */
export function Open() {
  return applyDecorators(SetMetadata(NEEDED, null), ApiSecurity({}));
}
