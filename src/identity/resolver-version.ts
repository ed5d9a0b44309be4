/**
 * The version of the resolver's keys, evidence and model. All listings that an earlier one resolved are resolved again, so that
 * decisions do not depend on when a listing last changed. A spec checks that every change increases it.
 */
export const RESOLVER_VERSION = 3;
