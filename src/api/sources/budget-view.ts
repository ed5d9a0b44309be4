import type { Calls } from '../../sources/http/budget-usage.js';
import type { UpstreamUsage } from './budget-usage.js';
import type { SourceReply } from './sources.reply.js';

export function budgetView({
  upstream,
  minute,
  month,
  blockedUntil,
}: UpstreamUsage): SourceReply['budgets'][number] {
  return {
    upstream,
    minute: callsView(minute),
    month: month && callsView(month),
    blocked_until: blockedUntil?.toISOString() ?? null,
  };
}

function callsView({ used, limit, resetsAt }: Calls) {
  return { used, left: Math.max(0, limit - used), limit, resets_at: resetsAt?.toISOString() ?? null };
}
