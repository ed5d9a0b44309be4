/** What differs from one reply to the next. */
const OWN = /"(request_id|api_latency_ms)":("[^"]*"|[\d.]+)/g;

/**
 * That all say the same: by hand and when asked again the same bytes; the usual way the same values, as doubles have them.
 * @throws Error which shows the first difference
 */
export async function mustSayTheSame(
  urls: Record<'kasparro' | 'again' | 'usual' | 'byHand', string>,
): Promise<void> {
  const said = async (url: string) => (await (await fetch(url)).text()).replaceAll(OWN, '"$1":0');
  const values = (text: string) => JSON.stringify(JSON.parse(text));
  const kasparro = await said(urls.kasparro);
  for (let times = 0; times < 3; times++) mustBeEqual(await said(urls.again), kasparro, urls.again);
  mustBeEqual(await said(urls.byHand), kasparro, urls.byHand);
  mustBeEqual(values(await said(urls.usual)), values(kasparro), urls.usual);
}

function mustBeEqual(said: string, kasparro: string, url: string): void {
  if (said === kasparro) return;
  let at = 0;
  while (said[at] === kasparro[at]) at++;
  const around = (text: string) => text.slice(Math.max(0, at - 80), at + 80);
  throw new Error(`${url} says\n${around(said)}\nwhere Kasparro says\n${around(kasparro)}`);
}
