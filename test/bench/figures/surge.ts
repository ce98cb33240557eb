import { rmSync } from 'node:fs';
import { startHonbuOn } from '../child-server.js';
import { addCrowd, type Person } from '../crowd.js';
import type { Figure } from '../figure.js';
import { HonbuClient } from '../honbu-client.js';
import { CLIENTS, load } from '../http-load.js';
import { newFolder, openDrill } from '../large-incident.js';
import { openIncidents, recordReport } from '../record-report.js';
import { figure as mutationHttp } from './mutation-http.js';

const ANSWER = { channel: 'WEB', text: '無事です。宿泊先にいます。けがはありません。', urgent: true };
const LONGEST_MS = 120_000;
const INBOX = 'subscription($id: ID!) { boardChanged(incidentId: $id, name: HQ) { inbox { nodes { id } more } } }';

type Message = { readonly boardChanged: { readonly inbox: { readonly nodes: readonly unknown[]; readonly more: number } } };

/**
 * So many people, each with an account and a session of their own, report once as fast as they are answered, to 64 incidents whose
 * headquarters each have their board open and see the count rise; against the mutations of one member in the same run.
 */
export const figure: Figure = {
  name: 'surge',
  unit: 'reports/s',
  better: 'higher',
  bar: 0.8,
  slow: true,
  async run({ quick, people = quick ? 5_000 : 100_000 }) {
    const { value: limit } = await mutationHttp.run({ quick });
    const data = newFolder();
    const core = await openDrill(data);
    const [crowd, auditors] = [await addCrowd(core, people, ['MEMBER']), await addCrowd(core, CLIENTS, ['AUDITOR'])];
    await core.close();
    const honbu = await startHonbuOn(data, { weighed: true });
    const incidents = await openIncidents(await HonbuClient.enter(honbu.url, 'director'));
    const boards = new OpenBoards(honbu.url, auditors, incidents);
    const value = await load(honbu.url, { amount: people }, (client, n) => {
      // A client prepares one request more than it sends.
      const { cookie } = crowd[(client + n * CLIENTS) % people]!;
      return { headers: { cookie }, body: recordReport(incidents[client]!, ANSWER) };
    });
    const answered = performance.now();
    await boards.until(people);
    const behind = performance.now() - answered;
    const { resident } = await honbu.memory();
    boards.leave();
    await honbu.stop();
    rmSync(data, { recursive: true });
    return {
      value,
      limit,
      beside: {
        people,
        'boards complete after the last answer (ms)': Math.round(behind),
        'boards received': boards.received,
        'memory of the server (MB)': Math.round(resident / 1_000_000),
      },
    };
  },
};

/** The boards of the incidents, as their headquarters have them open. */
class OpenBoards {
  received = 0;
  private readonly counts: number[];
  private left = false;
  private awaited: { readonly count: number; readonly reached: () => void } | undefined;

  constructor(url: string, readers: readonly Person[], incidents: readonly string[]) {
    this.counts = incidents.map(() => 0);
    for (const [n, id] of incidents.entries())
      void this.follow(n, HonbuClient.withCookie(url, readers[n]!.cookie).hear<Message>(INBOX, { id }));
  }

  /** Resolves once the inboxes of all boards together show so many entries; rejects when that takes too long. */
  async until(count: number): Promise<void> {
    await new Promise<void>((reached, failed) => {
      const timer = setTimeout(() => failed(new Error('the boards do not show every report')), LONGEST_MS);
      this.awaited = { count, reached: () => (clearTimeout(timer), reached()) };
      this.look();
    });
  }

  /** From now on it is no fault that the server ends the subscriptions. */
  leave(): void {
    this.left = true;
  }

  private async follow(n: number, messages: AsyncGenerator<Message, void>): Promise<void> {
    try {
      for await (const { boardChanged } of messages) {
        this.received++;
        this.counts[n] = boardChanged.inbox.nodes.length + boardChanged.inbox.more;
        this.look();
      }
    } catch (ending) {
      if (!this.left) throw ending;
    }
  }

  private look(): void {
    if (this.awaited && this.counts.reduce((sum, count) => sum + count, 0) >= this.awaited.count) this.awaited.reached();
  }
}
