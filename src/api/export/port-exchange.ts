import type { MessagePort, Transferable } from 'node:worker_threads';

/** Messages between two threads that wait for each other's reply, so that there is one under way at a time. */
export class PortExchange {
  private isClosed = false;

  constructor(private readonly port: MessagePort) {
    port.once('close', () => (this.isClosed = true));
  }

  /** Sends a message and waits for the other side's. */
  send<T>(message: unknown, transferred: readonly Transferable[] = []): Promise<T> {
    const next = this.next<T>();
    if (!this.isClosed) this.port.postMessage(message, transferred);
    return next;
  }

  /** @throws Error if the other side is gone */
  next<T>(): Promise<T> {
    const { port } = this;
    return new Promise((resolve, reject) => {
      const gone = () => {
        port.off('message', answered);
        reject(new Error('The other thread ended.'));
      };
      const answered = (answer: T) => {
        port.off('close', gone);
        resolve(answer);
      };
      if (this.isClosed) gone();
      else port.once('close', gone).once('message', answered);
    });
  }

  close(): void {
    this.port.close();
  }
}
