import type { HonbuClient } from './honbu-client.js';
import { CLIENTS, load } from './http-load.js';

const RECORD = 'mutation Record($input: RecordReportInput!) { recordReport(input: $input) { position duplicate errors { code } } }';
export const TEXT = '現地の引率者より電話。学生二名が市内の病院に搬送された。意識はある。';

let sent = 0;

/** The body of a request that records one more report in an incident. */
export const recordReport = (incidentId: string, content: object = { channel: 'PHONE', text: TEXT }): object => ({
  query: RECORD,
  variables: { input: { clientCommandId: `c-${sent++}`, incidentId, content } },
});

/** An incident for each client of a load. */
export const openIncidents = (client: HonbuClient): Promise<string[]> =>
  Promise.all(Array.from({ length: CLIENTS }, (_, i) => client.open(`負荷 ${i}`)));

/** Reports a second that 64 clients record, all signed in as one member, in their incidents in turn. */
export const reportsEachSecond = (url: string, { headers }: HonbuClient, incidents: readonly string[], duration: number): Promise<number> =>
  load(url, { duration }, (client) => ({ headers, body: recordReport(incidents[client % incidents.length]!) }));
