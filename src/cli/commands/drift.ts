import { Command } from 'commander';
import type { AcceptedDrift, DriftEvent, DriftPage } from '../../api/drift/drift.reply.js';
import { groupDigits, formatMoment, statusCell, cellText } from '../output/cells.js';
import { nextPage } from '../output/next-page.js';
import { nextSteps, shellWord } from '../output/next-steps.js';
import { facts, type Screen, table } from '../output/table.js';
import { withService, examples, filters, PAGE, queryOf } from '../service/service-command.js';

export function drift(): Command {
  const list = filters(new Command('list').description('list drift events, newest first (the default)'), {
    '--source <name>': 'only drift in this source',
    '--kind <word>': 'field_added, field_gone, type_changed, newly_null or renamed',
    '--status <word>': 'open, accepted, dismissed, ...',
    '--run <id>': 'only drift first seen by this run',
    ...PAGE,
  });
  withService(list, async (session) => {
    session.print(await session.service.get<DriftPage>('/drift', queryOf(list)), page);
  });
  const show = withService(
    new Command('show').argument('<id>').description('show a drift event with its evidence'),
    async (session, _options, [id]) => {
      session.print(await session.service.get<DriftEvent>(`/drift/${encodeURIComponent(id!)}`), detail);
    },
  );
  const accept = withService(
    new Command('accept')
      .argument('<id>')
      .description('accept a rename, and replay the records rejected because of it'),
    async (session, _options, [id]) => {
      const path = `/drift/${encodeURIComponent(id!)}/accept`;
      session.print(await session.service.post<AcceptedDrift>(path), ({ event, replay }) => {
        const done = `${change(event)} is accepted: ${groupDigits(replay.passed)} of ${groupDigits(replay.matched)} rejections are stored.\n`;
        const rest = `rejections --status open --source ${event.source} --field ${shellWord(event.path)}`;
        return replay.failed ? done + nextSteps([rest, 'lists those that fail again']) : done;
      });
    },
  );
  const dismiss = withService(
    new Command('dismiss')
      .argument('<id>')
      .description('mark a change as irrelevant, without any other effect'),
    async (session, _options, [id]) => {
      const path = `/drift/${encodeURIComponent(id!)}/dismiss`;
      session.print(
        await session.service.post<DriftEvent>(path),
        (event) => `${change(event)} is dismissed.`,
      );
    },
  );
  return examples(
    new Command('drift')
      .description("list, show, accept and dismiss drift: changes in the shape of sources' data")
      .addCommand(list, { isDefault: true })
      .addCommand(show)
      .addCommand(accept)
      .addCommand(dismiss),
    [
      'kasparro drift --status open',
      'kasparro drift show 3',
      'kasparro drift accept 3',
      'kasparro drift dismiss 3',
    ],
  );
}

function page({ data, metadata }: DriftPage, screen: Screen): string {
  if (!data.length) return 'No change matches.\n';
  const rows = table(
    data,
    [
      { title: 'Id', cell: ({ id }) => String(id), right: true },
      { title: 'Source', cell: ({ source }) => source },
      { title: 'Kind', cell: ({ kind }) => kind },
      { title: 'Field', cell: change },
      { title: 'Sure', cell: ({ confidence }) => cellText(confidence), right: true },
      { title: 'Status', cell: (one) => statusCell(one.status) },
      { title: 'Records', cell: ({ records }) => groupDigits(records), right: true },
      { title: 'First seen (UTC)', cell: ({ first_seen_at }) => formatMoment(first_seen_at) },
    ],
    screen,
  );
  const open = data.find((event) => event.status === 'open');
  const steps = open
    ? nextSteps([`drift show ${open.id}`, 'shows the evidence for the newest open change'])
    : '';
  return rows + nextPage(metadata.next_cursor) + steps;
}

function detail(event: DriftEvent, screen: Screen): string {
  const head = facts(
    [
      ['Change', `${event.id}, ${event.kind} of ${event.source} ${event.partition}`],
      ['Field', change(event)],
      ['Status', statusCell(event.status)],
      ['Policy', event.policy],
      ['Confidence', cellText(event.confidence)],
      ['Records', groupDigits(event.records)],
      [
        'Seen',
        `${formatMoment(event.first_seen_at)} to ${formatMoment(event.last_seen_at)}, first by run ${event.run_id}`,
      ],
    ],
    screen,
  );
  return `${head}\n${JSON.stringify(event.evidence, null, 2)}\n${stepsFor(event)}`;
}

function stepsFor({ id, status, kind }: DriftEvent): string {
  if (status !== 'open') return '';
  const accepted =
    kind === 'renamed'
      ? 'reads the new field from now on, and replays the rejected records'
      : 'marks the change as intended, and replays the records rejected because of it';
  return nextSteps([`drift accept ${id}`, accepted], [`drift dismiss ${id}`, 'marks it as irrelevant']);
}

function change({ path, new_path, new_type }: DriftEvent): string {
  return [path, new_path && `→ ${new_path}`, new_type && `is ${new_type}`].filter(Boolean).join(' ');
}
