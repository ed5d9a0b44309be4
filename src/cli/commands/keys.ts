import { Command } from 'commander';
import type { ApiKeyPage, ApiKeyReply, IssuedApiKey } from '../../api/access/api-keys.reply.js';
import { now } from '../../domain/clock.js';
import { formatMoment } from '../output/cells.js';
import { nextPage } from '../output/next-page.js';
import { type Cell, type Screen, table } from '../output/table.js';
import { withService, examples, filters, repeatable, PAGE, queryOf } from '../service/service-command.js';
import type { Reply } from '../service/service-client.js';
import type { Session } from '../service/session.js';

export function keys(): Command {
  const list = filters(new Command('list').description('list API keys, newest first (the default)'), PAGE);
  withService(list, async (session) => {
    session.print(await session.service.get<ApiKeyPage>('/api-keys', queryOf(list)), page);
  });
  const create = withService<{ scopes: string; expires?: string }>(
    new Command('create')
      .argument('<name>', 'the name of its owner, as shown in the audit log')
      .description('create an API key and print it; it is shown only once')
      .requiredOption('--scopes <words>', 'permissions: read, run, admin', repeatable)
      .option('--expires <moment>', 'when the key expires, such as 2027-01-31'),
    async (session, { scopes, expires }, [name]) => {
      const body = { name, scopes: scopes.split(',').map((word) => word.trim()), expires_at: expires };
      issued(session, await session.service.post<IssuedApiKey>('/api-keys', body));
    },
    () => ({ existing: false }),
  );
  const rotate = withService<{ grace?: string }>(
    new Command('rotate')
      .argument('<id>')
      .description('replace a key with a new one that has the same name and scopes')
      .option('--grace <seconds>', 'how long the old key remains valid'),
    async (session, { grace }, [id]) => {
      const body = grace === undefined ? {} : { grace_seconds: Number(grace) };
      issued(
        session,
        await session.service.post<IssuedApiKey>(`/api-keys/${encodeURIComponent(id!)}/rotate`, body),
      );
    },
  );
  const revoke = withService(
    new Command('revoke').argument('<id>').description('revoke a key'),
    async (session, _options, [id]) => {
      const path = `/api-keys/${encodeURIComponent(id!)}`;
      session.print(await session.service.send<ApiKeyReply>('DELETE', path, {}), (key) => {
        return `Key ${key.id} (${key.name}) is revoked.`;
      });
    },
  );
  return examples(
    new Command('keys')
      .description('list, create, rotate and revoke API keys')
      .addCommand(list, { isDefault: true })
      .addCommand(create)
      .addCommand(rotate)
      .addCommand(revoke),
    [
      'kasparro keys create ops --scopes read,run --expires 2027-01-31',
      'kasparro keys',
      'kasparro keys rotate 3 --grace 3600',
      'kasparro keys revoke 3',
    ],
  );
}

/** Only the key goes to standard output, so that `key=$(kasparro keys create …)` works. */
function issued(session: Session, reply: Reply<IssuedApiKey>): void {
  const { id, name, scopes } = reply.value;
  console.error(
    `Key ${id} (${name}: ${scopes.join(', ')}). Store it safely: it is not shown again. Send it in the header x-api-key.`,
  );
  session.print(reply, ({ key }) => key);
}

function page({ data, metadata }: ApiKeyPage, screen: Screen): string {
  if (!data.length) return 'There are no keys: kasparro keys create NAME --scopes read\n';
  const rows = table(
    data,
    [
      { title: 'Id', cell: ({ id }) => String(id), right: true },
      { title: 'Name', cell: ({ name }) => name },
      { title: 'Scopes', cell: ({ scopes }) => scopes.join(', ') },
      { title: 'State', cell: stateOf },
      { title: 'Created (UTC)', cell: ({ created_at }) => formatMoment(created_at) },
      { title: 'Expires', cell: ({ expires_at }) => formatMoment(expires_at) },
      { title: 'Last used', cell: ({ last_used_at }) => formatMoment(last_used_at) },
    ],
    screen,
  );
  return rows + nextPage(metadata.next_cursor);
}

function stateOf({ revoked_at, rotated_at, expires_at }: ApiKeyReply): Cell {
  if (revoked_at) return ['dim', 'revoked'];
  if (expires_at && new Date(expires_at) <= now()) return ['dim', 'expired'];
  return rotated_at ? ['yellow', 'rotated'] : ['green', 'valid'];
}
