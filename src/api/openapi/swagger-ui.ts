type Request = Record<string, unknown>;

/** Options of Swagger UI. Its page contains the functions as text, so they can use nothing but their parameters and the browser. */
export const SWAGGER_UI = {
  tryItOutEnabled: true,
  displayRequestDuration: true,
  plugins: [{ fn: { resolveSubtree } }],
  requestInterceptor: endStreams,
};

/**
 * Replaces the references below a path of the document. Swagger UI's own resolver also follows references to other
 * documents, which do not occur here, and takes seconds to open an operation.
 */
function resolveSubtree(document: unknown, path: readonly string[]) {
  const at = (keys: readonly string[]) =>
    keys.reduce<unknown>((part, key) => (part as Record<string, unknown> | undefined)?.[key], document);
  const resolve = (part: unknown, above: readonly string[]): unknown => {
    if (Array.isArray(part)) return part.map((entry) => resolve(entry, above));
    if (typeof part !== 'object' || part === null) return part;
    const { $ref: to } = part as { $ref?: unknown };
    if (typeof to !== 'string')
      return Object.fromEntries(Object.entries(part).map(([key, value]) => [key, resolve(value, above)]));
    return above.includes(to) ? part : resolve(at(to.split('/').slice(1)), [...above, to]);
  };
  return Promise.resolve({ spec: resolve(at(path), []), errors: [] });
}

/** Ends event streams after four seconds: Swagger UI shows a reply once it is complete. */
function endStreams(request: Request): Request {
  const userFetch = async (url: string, init: RequestInit) => {
    const response = await fetch(url, init);
    if (!response.headers.get('content-type')?.startsWith('text/event-stream')) return response;
    const reader = response.body!.pipeThrough(new TextDecoderStream()).getReader();
    setTimeout(() => void reader.cancel(), 4000);
    let text = '';
    for (let read = await reader.read(); !read.done; read = await reader.read()) text += read.value;
    const { status, headers } = response;
    const shown = new Response(text, { status, headers });
    return Object.defineProperty(shown, 'url', { value: response.url });
  };
  return Object.assign(request, { userFetch });
}
