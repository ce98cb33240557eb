import { startBareApollo, startHonbu } from '../child-server.js';
import { inTurn, type Figure } from '../figure.js';
import { HonbuClient } from '../honbu-client.js';
import { load } from '../http-load.js';
import { openIncidents, reportsEachSecond, TEXT } from '../record-report.js';

const NOTHING = 'mutation Nothing($input: NothingInput!) { nothing(input: $input) }';

/** recordReport over HTTP, 64 clients, each its own incident: authorised, decided, sealed, durable, projected; against a mutation that does nothing. */
export const figure: Figure = {
  name: 'mutation.http',
  unit: 'mutations/s',
  better: 'higher',
  bar: 0.6,
  async run({ quick }) {
    const [honbu, bare] = [await startHonbu(), await startBareApollo()];
    const client = await HonbuClient.enter(honbu.url, 'director');
    const incidents = await openIncidents(client);
    const seconds = quick ? 2 : 5;
    let sent = 0;
    const measured = await inTurn(
      quick ? 3 : 5,
      () => reportsEachSecond(honbu.url, client, incidents, seconds),
      () =>
        load(bare.url, { duration: seconds }, () => ({
          headers: {},
          body: { query: NOTHING, variables: { input: { clientCommandId: `c-${sent++}`, text: TEXT } } },
        })),
    );
    const shared = await reportsEachSecond(honbu.url, client, incidents.slice(0, 1), seconds);
    await Promise.all([honbu.stop(), bare.stop()]);
    return { ...measured, beside: { 'one shared incident': Math.round(shared) } };
  },
};
