import type { Uuid } from '#kernel';
import { Audience } from './audience.js';
import { BOARD_SUBSCRIPTION } from './board-query.js';
import { startHonbuOn, type ChildServer } from './child-server.js';
import { addCrowd } from './crowd.js';
import { HonbuClient } from './honbu-client.js';
import { openDrill, withLargeIncident } from './large-incident.js';

const RECORD = 'mutation($input: RecordReportInput!) { recordReport(input: $input) { errors { code } } }';

export interface BoardServer {
  readonly honbu: ChildServer;
  /** A cookie for each of the people who may look at the incident's boards. */
  readonly cookies: readonly string[];
  /** They open the board of the headquarters, each on a socket of their own. */
  listen(cookies: readonly string[]): Promise<Audience>;
  /** One more line in the chronology, which the board shows. */
  report(): Promise<void>;
}

/** Honbu with a large incident, and so many people who are signed in and may look at it. */
export const withBoardServer = <T>(people: number, use: (server: BoardServer) => Promise<T>): Promise<T> =>
  withLargeIncident(async ({ data, incident }) => {
    const core = await openDrill(data);
    const cookies = (await addCrowd(core, people, ['AUDITOR'])).map(({ cookie }) => cookie);
    await core.close();
    const honbu = await startHonbuOn(data, { weighed: true });
    const director = await HonbuClient.enter(honbu.url, 'director');
    const id = globalIdOf(incident);
    let reports = 0;
    try {
      return await use({
        honbu,
        cookies,
        listen: (own) => Audience.of({ url: honbu.url, cookies: own, query: BOARD_SUBSCRIPTION, variables: { id } }),
        report: async () => {
          const content = { channel: 'PHONE', text: '続報。全員の所在を確認した。' };
          await director.ask(RECORD, { input: { clientCommandId: `r-${reports++}`, incidentId: id, content } });
        },
      });
    } finally {
      await honbu.stop();
    }
  });

const globalIdOf = (incident: Uuid): string => Buffer.from(`Incident:${incident}`).toString('base64url');
