import { Agent, type IncomingMessage, request } from 'node:http';

export interface RequestOptions {
  method?: string;
  headers?: Readonly<Record<string, string>>;
  /** Reads the body; by default all of it, as fast as it arrives. */
  read?: (reply: IncomingMessage) => Promise<void>;
}

/** A client with its own IP address, as reported by a proxy in front of the service. */
export class Client {
  private readonly agent = new Agent({ keepAlive: true });

  constructor(
    private readonly url: string,
    private readonly address: string,
  ) {}

  /** The status of the reply, once it is read; 0 if the connection was cut. */
  request(
    path: string,
    { method = 'GET', headers = {}, read = drain }: RequestOptions = {},
  ): Promise<number> {
    return new Promise((resolve) => {
      const options = {
        method,
        agent: this.agent,
        headers: { 'x-forwarded-for': this.address, ...headers },
      };
      request(this.url + path, options, (reply) => {
        reply.on('error', () => resolve(0));
        void read(reply).then(() => resolve(reply.statusCode!));
      })
        .on('error', () => resolve(0))
        .end();
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

function drain(reply: IncomingMessage): Promise<void> {
  return new Promise((resolve) => reply.once('close', resolve).resume());
}
