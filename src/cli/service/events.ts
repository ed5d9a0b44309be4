export interface StreamEvent {
  event: string;
  data: string;
}

/** Parses a stream of server-sent events: https://html.spec.whatwg.org/multipage/server-sent-events.html */
export async function* eventsOf(body: AsyncIterable<Uint8Array>): AsyncGenerator<StreamEvent, void> {
  const decoder = new TextDecoder();
  let unread = '';
  for await (const bytes of body) {
    unread += decoder.decode(bytes, { stream: true });
    const blocks = unread.split('\n\n');
    unread = blocks.pop()!;
    for (const block of blocks) {
      const fields = block.split('\n').map((line) => /^(\w+): ?(.*)$/.exec(line) ?? []);
      const of = (name: string) => fields.filter(([, field]) => field === name).map(([, , value]) => value);
      const data = of('data');
      if (data.length) yield { event: of('event')[0] ?? 'message', data: data.join('\n') };
    }
  }
}
