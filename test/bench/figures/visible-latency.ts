import { setTimeout as pause } from 'node:timers/promises';
import { startHonbu } from '../child-server.js';
import { median, percentile, type Figure } from '../figure.js';
import { HonbuClient } from '../honbu-client.js';

const EACH_SECOND = 50;
const RECORD = 'mutation($input: RecordReportInput!) { recordReport(input: $input) { entry { id } errors { code } } }';
const CHANGED = 'subscription($id: ID!) { chronologyChanged(incidentId: $id) { entry { id text { text } } caughtUp } }';

type Message = { readonly chronologyChanged: { readonly entry: { readonly id: string } | null; readonly caughtUp: boolean } };

/** From the answer to a mutation until another client's open chronology has the line, over a real WebSocket, at 50 mutations a second. */
export const figure: Figure = {
  name: 'visible.latency',
  unit: 'ms p99',
  better: 'lower',
  bar: 50,
  async run({ quick }) {
    const honbu = await startHonbu();
    const author = await HonbuClient.enter(honbu.url, 'director');
    const incidentId = await author.open('負荷');
    const reader = author.hear<Message>(CHANGED, { id: incidentId });
    while (!(await reader.next()).value!.chronologyChanged.caughtUp);
    const acknowledged = new Map<string, number>();
    const seen = new Map<string, number>();
    const count = EACH_SECOND * (quick ? 6 : 20);
    const reading = (async () => {
      while (seen.size < count) {
        const { entry } = (await reader.next()).value!.chronologyChanged;
        if (entry) seen.set(entry.id, performance.now());
      }
    })();
    const record = async (n: number): Promise<void> => {
      const input = {
        clientCommandId: `c-${n}`,
        incidentId,
        content: { channel: 'PHONE', text: '学生二名が病院に搬送された。意識はある。' },
      };
      const { recordReport } = await author.ask<{ recordReport: { entry: { id: string } } }>(RECORD, { input });
      acknowledged.set(recordReport.entry.id, performance.now());
    };
    const start = performance.now();
    const sent: Promise<void>[] = [];
    for (let n = 0; n < count; n++) {
      await pause(Math.max(0, start + (n * 1000) / EACH_SECOND - performance.now()));
      sent.push(record(n));
    }
    await Promise.all([...sent, reading]);
    await reader.return();
    await honbu.stop();
    // The first second warms up. A line that was seen before its author had the answer took no time.
    const latencies = Array.from(acknowledged, ([id, at]) => Math.max(0, seen.get(id)! - at)).slice(EACH_SECOND);
    return { value: percentile(latencies, 99), beside: { 'p50 (ms)': Number(median(latencies).toFixed(2)) } };
  },
};
