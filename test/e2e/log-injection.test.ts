import { once } from 'node:events';
import { connect } from 'node:net';
import { linesLogged } from '../support/logged-service.js';

interface Logged {
  msg?: string;
  request_id?: string;
  res?: { status: number };
}

const FORGED = '{"level":30,"msg":"forged"}';
const REQUESTS = [
  `GET /data?q=%0A${encodeURIComponent(FORGED)}%0D%0A%1b[2J HTTP/1.1\r\nhost: x\r\n`,
  `GET /%0a%0d%1b[31m${encodeURIComponent(FORGED)} HTTP/1.1\r\nhost: x\r\n`,
  `GET /stats HTTP/1.1\r\nhost: x\r\nuser-agent: a"}\\n${FORGED}\x9b31m\x85\r\n`,
  `GET /stats HTTP/1.1\r\nhost: x\r\nx-request-id: a\\n${FORGED}\x9b2J\r\n`,
  `GET /stats HTTP/1.1\r\nhost: x\r\ntraceparent: 00-\\n${FORGED}-01\r\n`,
  `POST /runs HTTP/1.1\r\nhost: x\r\nx-api-key: \\n${FORGED}\x9b\r\ncontent-length: 0\r\n`,
  // No HTTP: refused without a line.
  `GET /\n${FORGED} HTTP/1.1\r\nhost: x\r\n`,
  `GET /stats HTTP/1.1\r\nhost: x\r\nuser-agent: \x1b[2J\r\n`,
  `GET /\x9b2J HTTP/1.1\r\nhost: x\r\n`,
];

async function answerTo(port: number, request: string): Promise<string> {
  const socket = connect(port, '127.0.0.1');
  let text = '';
  socket.on('data', (chunk: Buffer) => (text += chunk.toString('latin1')));
  socket.write(Buffer.from(`${request}connection: close\r\n\r\n`, 'latin1'));
  await once(socket, 'close');
  return text;
}

it('every request is logged as one line of JSON, and no client can add a line', async () => {
  const answers: string[] = [];
  const lines = await linesLogged({ RATE_LIMIT: '0' }, async ({ port }) => {
    for (const request of REQUESTS) answers.push(await answerTo(port, request));
  });
  const logged = lines.map((line) => JSON.parse(line) as Logged);
  expect(answers.map((answer) => Number(answer.slice(9, 12)))).toEqual([
    200, 404, 200, 200, 200, 401, 400, 400, 400,
  ]);
  const completed = logged.filter(({ msg }) => msg === 'request completed');
  // A line may come after the reply, and so after that of the next request.
  const statuses = completed.map(({ res }) => res!.status);
  expect(statuses.toSorted()).toEqual([200, 200, 200, 200, 401, 404]);
  expect(logged.filter(({ msg }) => msg === 'forged')).toEqual([]);
  for (const { request_id } of completed) expect(request_id).toMatch(/^[\w.-]{1,100}$/);
  // No C0 or C1 controls, which a terminal would execute.
  // oxlint-disable-next-line no-control-regex -- these are what it looks for
  for (const line of lines) expect(line).not.toMatch(/[\x00-\x1f\x7f-\x9f]/);
});
