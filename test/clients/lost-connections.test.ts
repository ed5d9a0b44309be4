import { execFile, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { resolve } from 'node:path';
import { promisify } from 'node:util';

/** Not a constant, because the client's types are generated, and unknown here. */
const STREAM = String('../../clients/typescript/stream.js');
const { follow } = (await import(STREAM)) as {
  follow: (url: string) => AsyncGenerator<{ item: { id: string } }>;
};

const EVENTS = 'HTTP/1.1 200 OK\r\ncontent-type: text/event-stream\r\ntransfer-encoding: chunked\r\n\r\n';
const chunk = (text: string) => `${text.length.toString(16)}\r\n${text}\r\n`;
const item = (n: number) => chunk(`event: item\nid: place-${n}\ndata: {"id":"q${n}"}\n\n`);
const refusal = (status: number, body: string) =>
  `HTTP/1.1 ${status} Refused\r\ncontent-length: ${body.length}\r\nconnection: close\r\n\r\n${body}`;

/** How a connection ends between the first item and the second. */
const ENDINGS: Readonly<Record<string, readonly string[]>> = {
  'breaks between two chunks': [EVENTS + item(1)],
  'breaks within the size of a chunk': [`${EVENTS}${item(1)}1`],
  'breaks within a chunk': [`${EVENTS}${item(1)}ff\r\nevent: item\nid: place-9\nda`],
  'breaks before the reply': [EVENTS + item(1), ''],
  "gets a proxy's page instead": [EVENTS + item(1), refusal(502, '<h1>Bad Gateway</h1>')],
  "gets a proxy's JSON instead": [EVENTS + item(1), refusal(504, '{"message":"timeout","status":"error"}')],
};

/** A server that sends one of these replies per connection, and closes it. */
async function startServer(replies: readonly string[]) {
  const requests: string[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', (request) => {
      requests.push(request.toString());
      socket.end(replies[requests.length - 1] ?? refusal(404, ''));
    });
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    close: () => void server.close(),
  };
}

const PYTHON = `
import sys, time
from itertools import islice
from kasparro.client import Client
from kasparro.http import KasparroError
from kasparro.webhooks import BadSignature, verify

time.sleep = lambda seconds: None
for url in sys.argv[1:-1]:
    print(*(item["id"] for event, item in islice(Client(url).stream(), 2)))
try:
    next(Client(sys.argv[-1]).stream())
except KasparroError as error:
    print(error.problem["status"])
sent = {"webhook-id": "msg_1", "webhook-timestamp": str(int(time.time())), "webhook-signature": "v1,x"}
for wrong in ({"webhook-signature": "v1,\\u00e9"}, {"webhook-timestamp": "9" * 400}):
    try:
        verify("whsec_YWJj", {**sent, **wrong}, b"{}")
    except BadSignature as error:
        print("bad signature")
for wrong in ("localhost:3000", "127.0.0.1:3000", "", "ftp://127.0.0.1"):
    try:
        next(Client(wrong).stream())
    except ValueError as error:
        print(error)
`;
const hasPython =
  spawnSync('python3', ['-c', 'import sys; sys.exit(sys.version_info < (3, 11))']).status === 0;

it.concurrent.each(Object.entries(ENDINGS))(
  'the TypeScript client goes on where it was if a connection %s',
  async (_ending, replies) => {
    const server = await startServer([...replies, EVENTS + item(2)]);
    const ids: string[] = [];
    for await (const change of follow(`${server.url}/behind/a/proxy/`))
      if (ids.push(change.item.id) === 2) break;
    server.close();
    expect(ids).toEqual(['q1', 'q2']);
    expect(server.requests[0]).toMatch(/^GET \/behind\/a\/proxy\/data\/stream HTTP/);
    expect(server.requests.at(-1)).toMatch(/last-event-id: place-1\r/i);
  },
);

it('the TypeScript client reports a reply that another server sent', async () => {
  const server = await startServer([refusal(404, '<h1>Not here</h1>')]);
  await expect(follow(server.url).next()).rejects.toMatchObject({ problem: { status: 404 } });
  server.close();
});

it.each(['localhost:3000', '127.0.0.1:3000', '', 'ftp://127.0.0.1'])(
  'the TypeScript client refuses the base URL %j instead of trying it forever',
  async (url) => {
    await expect(follow(url).next()).rejects.toThrow(
      /^expected a base URL such as http:\/\/localhost:3000, got "/,
    );
  },
);

(hasPython ? it : it.skip)(
  'the Python client does the same, and refuses signatures and base URLs that are none',
  async () => {
    const servers = await Promise.all(
      Object.values(ENDINGS).map((replies) => startServer([...replies, EVENTS + item(2)])),
    );
    const elsewhere = await startServer([]);
    const env = { ...process.env, PYTHONPATH: resolve('clients/python'), PYTHONDONTWRITEBYTECODE: '1' };
    const args = ['-c', PYTHON, ...servers.map(({ url }) => url), elsewhere.url];
    const { stdout } = await promisify(execFile)('python3', args, { env });
    for (const server of [...servers, elsewhere]) server.close();
    expect(stdout.trim().split('\n')).toEqual([
      ...servers.map(() => 'q1 q2'),
      '404',
      'bad signature',
      'bad signature',
      "expected a base URL such as http://localhost:3000, got 'localhost:3000'",
      "expected a base URL such as http://localhost:3000, got '127.0.0.1:3000'",
      "expected a base URL such as http://localhost:3000, got ''",
      "expected a base URL such as http://localhost:3000, got 'ftp://127.0.0.1'",
    ]);
    for (const { requests } of servers) expect(requests.at(-1)).toMatch(/last-event-id: place-1\r/i);
  },
);
