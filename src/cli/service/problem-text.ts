import type { Problem } from '../../api/problem.reply.js';
import { CommandError, EXIT } from '../command-error.js';

/** An error reply of the service. */
export class ServiceRefused extends CommandError {
  constructor(readonly problem: Problem) {
    super(problemText(problem), statusOf(problem.status));
  }
}

/** Describes a problem: what is wrong, where, what would be accepted, and the request id for the service's log. */
function problemText({ detail, errors = [], status, scope, request_id }: Problem): string {
  const more = errors.filter(({ message }) => !detail.includes(message));
  const lines = [detail, ...more.map(({ path, message }) => `  ${path}: ${message}`)];
  if (status === 401) lines.push('  Set KASPARRO_KEY to a key of the service.');
  if (status === 403 && scope)
    lines.push(`  A key with the scope ${scope}: kasparro keys create NAME --scopes ${scope}`);
  if (status >= 500) lines.push(`  request ${request_id}`);
  return lines.join('\n');
}

function statusOf(status: number): number {
  if (status === 401 || status === 403) return EXIT.forbidden;
  if (status === 429 || status >= 500) return EXIT.unavailable;
  return status === 400 || status === 422 ? EXIT.usage : EXIT.failed;
}
