import type { MessagePort, Transferable } from 'node:worker_threads';

/** Exchanges messages between two threads. Each waits for the other's reply before it sends the next message. */
export class ThreadChannel {
  private isClosed = false;

  constructor(private readonly port: MessagePort) {
    port.once('close', () => (this.isClosed = true));
  }

  /** Sends a message and waits for the other thread's next message. */
  send<T>(message: unknown, transferred: readonly Transferable[] = []): Promise<T> {
    const next = this.next<T>();
    if (!this.isClosed) this.port.postMessage(message, transferred);
    return next;
  }

  /** @throws Error if the other thread has closed the port */
  next<T>(): Promise<T> {
    const { port } = this;
    return new Promise((resolve, reject) => {
      const onClose = () => {
        port.off('message', answered);
        reject(new Error('The other thread ended.'));
      };
      const answered = (answer: T) => {
        port.off('close', onClose);
        resolve(answer);
      };
      if (this.isClosed) onClose();
      else port.once('close', onClose).once('message', answered);
    });
  }

  close(): void {
    this.port.close();
  }
}
