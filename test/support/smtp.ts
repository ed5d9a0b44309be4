import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';
import { createInterface } from 'node:readline';

/** A mail server that accepts everything, without encryption, or refuses recipients: all, or one address. */
export async function startSmtp(): Promise<{
  url: string;
  /** As received, headers first. */
  messages: string[];
  refuses: boolean | string;
  close(): Promise<void>;
}> {
  const server = createServer((socket) => {
    const say = (line: string) => void socket.write(`${line}\r\n`);
    let message: string[] | null = null;
    say('220 mail.example.com');
    createInterface(socket).on('line', (line) => {
      if (message) {
        if (line !== '.') return void message.push(line);
        smtp.messages.push(message.join('\n'));
        message = null;
        return say('250 2.0.0 queued');
      }
      if (/^DATA/i.test(line)) {
        message = [];
        return say('354 go ahead');
      }
      const isRefused = smtp.refuses === true || (smtp.refuses && line.includes(smtp.refuses));
      if (/^RCPT/i.test(line) && isRefused) return say('550 5.1.1 no such user');
      say(/^QUIT/i.test(line) ? '221 bye' : '250 mail.example.com');
    });
    socket.on('error', () => undefined);
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const smtp = {
    url: `smtp://127.0.0.1:${(server.address() as AddressInfo).port}`,
    messages: [] as string[],
    refuses: false as boolean | string,
    close: async () => {
      server.close();
      await once(server, 'close');
    },
  };
  return smtp;
}
