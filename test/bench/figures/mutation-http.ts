import autocannon from 'autocannon';
import { startBareApollo, startHonbu } from '../child-server.js';
import { inTurn, type Figure } from '../figure.js';
import { HonbuClient } from '../honbu-client.js';

const CLIENTS = 64;
const RECORD = 'mutation Record($input: RecordReportInput!) { recordReport(input: $input) { position duplicate errors { code } } }';
const NOTHING = 'mutation Nothing($input: NothingInput!) { nothing(input: $input) }';
const TEXT = '現地の引率者より電話。学生二名が市内の病院に搬送された。意識はある。';

/** recordReport over HTTP, 64 clients, each its own incident: authorised, decided, sealed, durable, projected; against a mutation that does nothing. */
export const figure: Figure = {
  name: 'mutation.http',
  unit: 'mutations/s',
  better: 'higher',
  bar: 0.6,
  async run({ quick }) {
    const [honbu, bare] = [await startHonbu(), await startBareApollo()];
    const client = await HonbuClient.enter(honbu.url, 'director');
    const incidents = await Promise.all(Array.from({ length: CLIENTS }, (_, i) => client.open(`負荷 ${i}`)));
    const seconds = quick ? 2 : 5;
    const record = (targets: readonly string[]): Promise<number> =>
      load(honbu.url, client.headers, seconds, (n, i) => ({
        query: RECORD,
        variables: {
          input: { clientCommandId: `c-${n}`, incidentId: targets[i % targets.length], content: { channel: 'PHONE', text: TEXT } },
        },
      }));
    const nothing = (): Promise<number> =>
      load(bare.url, { 'content-type': 'application/json' }, seconds, (n) => ({
        query: NOTHING,
        variables: { input: { clientCommandId: `c-${n}`, text: TEXT } },
      }));
    const measured = await inTurn(quick ? 3 : 5, () => record(incidents), nothing);
    const shared = await record(incidents.slice(0, 1));
    await Promise.all([honbu.stop(), bare.stop()]);
    return { ...measured, beside: { 'one shared incident': Math.round(shared) } };
  },
};

let sent = 0;

/** Answers a second; every request is another one. A wrong answer ends the run. */
async function load(
  url: string,
  headers: Record<string, string>,
  seconds: number,
  body: (n: number, client: number) => object,
): Promise<number> {
  let clients = 0;
  const result = await autocannon({
    url: `${url}/graphql`,
    connections: CLIENTS,
    duration: seconds,
    method: 'POST',
    headers,
    setupClient: (client) => {
      const own = clients++;
      const next = (): void => client.setBody(JSON.stringify(body(sent++, own)));
      next();
      client.on('response', next);
    },
    verifyBody: (text) => typeof text === 'string' && !text.includes('"code"'),
  });
  if (result.non2xx > 0 || result.errors > 0 || result.mismatches > 0)
    throw new Error(`${result.non2xx} refused, ${result.errors} failed, ${result.mismatches} wrong answers`);
  return result['2xx'] / (result.duration || seconds);
}
