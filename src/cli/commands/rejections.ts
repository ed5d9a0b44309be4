import { Command } from 'commander';
import type { DriftPage } from '../../api/drift/drift.reply.js';
import type { Rejection, RejectionPage } from '../../api/rejections/rejections.reply.js';
import type { Discarded } from '../../api/rejections/rejection-actions.reply.js';
import type { RejectionGroups } from '../../api/rejections/rejection-groups.reply.js';
import { groupsText, rejectionsText, rejectionText } from '../output/rejections-text.js';
import type { Session } from '../service/session.js';
import { withService, examples, filters, PAGE, queryOf } from '../service/service-command.js';

const FILTERS = {
  '--source <name>': 'only rejections from this source',
  '--code <code>': 'only rejections with this reason, such as not_a_number',
  '--field <path>': 'only rejections because of this field',
  '--run <id>': 'only rejections that were last made by this run',
  '--status <word>': 'open, replayed, superseded or discarded',
};

export function rejections(): Command {
  const list = filters(new Command('list').description('list rejected records, newest first (the default)'), {
    ...FILTERS,
    ...PAGE,
  });
  withService(list, async (session) => {
    session.print(await session.service.get<RejectionPage>('/rejections', queryOf(list)), rejectionsText);
  });
  const groups = filters(
    new Command('groups').description('count rejections by source, reason and field, largest group first'),
    FILTERS,
  );
  withService(groups, async (session) => {
    session.print(
      await session.service.get<RejectionGroups>('/rejections/groups', queryOf(groups)),
      groupsText,
    );
  });
  const show = withService(
    new Command('show').argument('<id>').description('show a rejection with its payload'),
    async (session, _options, [id]) => {
      const reply = await session.service.get<Rejection>(`/rejections/${encodeURIComponent(id!)}`);
      const causes = session.json ? [] : await causesOf(session, reply.value);
      session.print(reply, (one, screen) => rejectionText(one, causes, screen));
    },
  );
  const discard = withService<{ reason: string }>(
    new Command('discard')
      .argument('<id>')
      .description('discard a rejection')
      .requiredOption('--reason <text>', 'why; stored in the audit log'),
    async (session, { reason }, [id]) => {
      const path = `/rejections/${encodeURIComponent(id!)}/discard`;
      session.print(await session.service.post<Discarded>(path, { reason }), ({ discarded }) => {
        return `${discarded} discarded.`;
      });
    },
  );
  return examples(
    new Command('rejections')
      .description('list, count, show and discard rejected records')
      .addCommand(list, { isDefault: true })
      .addCommand(groups)
      .addCommand(show)
      .addCommand(discard),
    [
      'kasparro rejections --status open --source csv',
      'kasparro rejections groups --status open',
      'kasparro rejections show 17',
      'kasparro rejections discard 17 --reason "a test coin"',
    ],
  );
}

/** Open changes of the fields that the rejection is about. */
async function causesOf({ service }: Session, { source, status, reasons }: Rejection) {
  if (status !== 'open') return [];
  const { value } = await service.get<DriftPage>('/drift', { source, status: 'open' });
  return value.data.filter(({ path }) => reasons.some((reason) => reason.path === path));
}
