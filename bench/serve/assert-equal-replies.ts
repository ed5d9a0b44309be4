/** Fields whose values differ between replies. */
const VOLATILE = /"(request_id|api_latency_ms)":("[^"]*"|[\d.]+)/g;

/**
 * Asserts that all servers return the same: the tuned baseline and cached replies byte for byte, the typical baseline the same
 * values as doubles.
 * @throws an error that shows the first difference
 */
export async function assertEqualReplies(
  urls: Record<'kasparro' | 'cached' | 'typical' | 'tuned', string>,
): Promise<void> {
  const fetchText = async (url: string) => (await (await fetch(url)).text()).replaceAll(VOLATILE, '"$1":0');
  const values = (text: string) => JSON.stringify(JSON.parse(text));
  const kasparro = await fetchText(urls.kasparro);
  for (let times = 0; times < 3; times++) assertEqual(await fetchText(urls.cached), kasparro, urls.cached);
  assertEqual(await fetchText(urls.tuned), kasparro, urls.tuned);
  assertEqual(values(await fetchText(urls.typical)), values(kasparro), urls.typical);
}

function assertEqual(text: string, kasparro: string, url: string): void {
  if (text === kasparro) return;
  let at = 0;
  while (text[at] === kasparro[at]) at++;
  const around = (whole: string) => whole.slice(Math.max(0, at - 80), at + 80);
  throw new Error(`${url} returned\n${around(text)}\nbut Kasparro returned\n${around(kasparro)}`);
}
