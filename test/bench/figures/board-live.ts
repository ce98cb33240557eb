import { BOARD_QUERY } from '../board-query.js';
import { startBareApollo, startHonbuOn } from '../child-server.js';
import { median, percentile, timed, type Figure } from '../figure.js';
import { HonbuClient } from '../honbu-client.js';
import { withLargeIncident } from '../large-incident.js';

const NOTHING = '{ nothing }';

/** The headquarters' board of an incident of 10,000 events over HTTP, one after the other, against a query that does nothing. */
export const figure: Figure = {
  name: 'board.live',
  unit: 'ms p99',
  better: 'lower',
  bar: 1.5,
  run: ({ quick }) =>
    withLargeIncident(async ({ data, incident }) => {
      const [honbu, bare] = [await startHonbuOn(data), await startBareApollo()];
      const client = await HonbuClient.enter(honbu.url, 'director');
      const nobody = HonbuClient.unknown(bare.url);
      const id = Buffer.from(`Incident:${incident}`).toString('base64url');
      const board = (): Promise<number> => timed(() => client.ask(BOARD_QUERY, { id }));
      const nothing = (): Promise<number> => timed(() => nobody.ask(NOTHING));
      for (let n = 0; n < 50; n++) await Promise.all([board(), nothing()]);
      const [boards, nothings]: [number[], number[]] = [[], []];
      for (let n = 0; n < (quick ? 200 : 1_000); n++) {
        boards.push(await board());
        nothings.push(await nothing());
      }
      await Promise.all([honbu.stop(), bare.stop()]);
      const p50 = median(boards);
      return {
        value: percentile(boards, 99),
        limit: percentile(nothings, 99),
        beside: { 'p50 (ms)': Number(p50.toFixed(2)), 'p50 (ratio)': Number((p50 / median(nothings)).toFixed(2)) },
      };
    }),
};
