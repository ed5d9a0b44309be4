const MAX_IDS = 250;
/** Maximum total length of the ids in a request, because proxies refuse URLs above 8 KB. */
const MAX_CHARACTERS = 6000;

/** Divides ids into chunks that each fit into one request. */
export function idChunks(ids: readonly string[]): string[][] {
  const chunks: string[][] = [];
  let characters = Infinity;
  for (const id of ids) {
    const length = encodeURIComponent(id).length + 1;
    if (characters + length > MAX_CHARACTERS || chunks.at(-1)!.length === MAX_IDS) {
      chunks.push([]);
      characters = 0;
    }
    chunks.at(-1)!.push(id);
    characters += length;
  }
  return chunks;
}
