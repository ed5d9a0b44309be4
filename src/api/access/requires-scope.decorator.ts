import { applyDecorators, SetMetadata } from '@nestjs/common';
import { ApiSecurity } from '@nestjs/swagger';
import type { Scope } from '../../access/scope.js';

/** The name of the security scheme in the OpenAPI document. */
export const KEY_SCHEME = 'key';

export const REQUIRED_SCOPE = 'kasparro:needed-scope';

/** Requires a key with this scope. Routes without this decorator are reads, which READS opens or closes. */
export function RequiresScope(scope: Scope) {
  return applyDecorators(SetMetadata(REQUIRED_SCOPE, scope), ApiSecurity(KEY_SCHEME, [scope]));
}

/** Allows requests without a key even if reads are closed, for health probes, which send none. */
export function AllowsNoKey() {
  return applyDecorators(SetMetadata(REQUIRED_SCOPE, null), ApiSecurity({}));
}
