import autocannon from 'autocannon';

export const CLIENTS = 64;

export interface Request {
  readonly headers: Record<string, string>;
  readonly body: object;
}

/**
 * Answers a second that 64 clients get, each sending its next request once it has an answer, for so long or so many in all. `next` is told
 * which client asks and how often it has asked before. A wrong answer ends the run.
 */
export async function load(
  url: string,
  until: { readonly duration: number } | { readonly amount: number },
  next: (client: number, n: number) => Request,
): Promise<number> {
  let clients = 0;
  const result = await autocannon({
    url: `${url}/graphql`,
    connections: CLIENTS,
    ...until,
    method: 'POST',
    timeout: 60,
    setupClient: (client) => {
      const own = clients++;
      let n = 0;
      const prepare = (): void => {
        const { headers, body } = next(own, n++);
        client.setHeadersAndBody({ 'content-type': 'application/json', ...headers }, JSON.stringify(body));
      };
      prepare();
      client.on('response', prepare);
    },
    verifyBody: (text) => typeof text === 'string' && !text.includes('"code"'),
  });
  if (result.non2xx > 0 || result.errors > 0 || result.mismatches > 0)
    throw new Error(`${result.non2xx} refused, ${result.errors} failed, ${result.mismatches} wrong answers`);
  return result['2xx'] / result.duration;
}
