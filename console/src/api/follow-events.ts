const REOPEN_MS = 5000;
const MAX_REOPEN_MS = 60_000;

/**
 * Follows a stream of server-sent events. An EventSource reconnects after a lost connection, but gives up if the service, or a
 * proxy in front of it, replies with an error while it restarts: then another one is opened.
 * @param listen adds listeners to each EventSource
 * @returns a function that ends it
 */
export function followEvents(url: string, listen: (stream: EventSource) => void): () => void {
  let stream: EventSource;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let wait = REOPEN_MS;
  const open = () => {
    stream = new EventSource(url);
    stream.addEventListener('open', () => (wait = REOPEN_MS));
    stream.addEventListener('error', () => {
      if (stream.readyState !== EventSource.CLOSED) return;
      timer = setTimeout(open, wait);
      wait = Math.min(2 * wait, MAX_REOPEN_MS);
    });
    listen(stream);
  };
  open();
  return () => {
    clearTimeout(timer);
    stream.close();
  };
}
