import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

export interface Listening {
  readonly url: string;
  /** One for each subscriber. */
  readonly cookies: readonly string[];
  readonly query: string;
  readonly variables: object;
}

const EACH_PROCESS = 2_500;
const LONGEST_MS = 900_000;

/** Subscribers with a WebSocket each, in processes of their own; all have had their first message. */
export class Audience {
  private constructor(
    private readonly processes: readonly Listeners[],
    /** The first message that one of them had. */
    readonly first: { readonly payload: { readonly data: object } },
  ) {}

  static async of({ cookies, ...asked }: Listening): Promise<Audience> {
    const count = Math.max(2, Math.ceil(cookies.length / EACH_PROCESS));
    const processes = Array.from({ length: count }, () => new Listeners());
    const firsts = await Promise.all(
      processes.map((process, n) => process.ask<{ first: string }>({ ...asked, cookies: cookies.filter((_, i) => i % count === n) })),
    );
    return new Audience(processes, JSON.parse(firsts[0]!.first) as Audience['first']);
  }

  /** Milliseconds from `publish` being called until the last subscriber has had a message. */
  async untilAllHeard(publish: () => Promise<unknown> | void): Promise<number> {
    await Promise.all(this.processes.map((process) => process.ask('await')));
    const heard = Promise.all(this.processes.map((process) => process.answer()));
    const start = performance.now();
    await Promise.all([publish(), heard]);
    return performance.now() - start;
  }

  async leave(): Promise<void> {
    await Promise.all(this.processes.map((process) => process.end()));
  }
}

class Listeners {
  private readonly child = fork(fileURLToPath(new URL('listeners.js', import.meta.url)), { stdio: ['ignore', 'ignore', 'inherit', 'ipc'] });
  private readonly ended = once(this.child, 'exit');

  ask<Answer>(message: Listening | 'await'): Promise<Answer> {
    this.child.send(message);
    return this.answer();
  }

  answer<Answer>(): Promise<Answer> {
    return new Promise((resolve, reject) => {
      const failed = (): void => reject(new Error('a process of subscribers ended or is silent'));
      const timer = setTimeout(failed, LONGEST_MS);
      this.child.once('exit', failed);
      this.child.once('message', (answer) => {
        clearTimeout(timer);
        this.child.off('exit', failed);
        resolve(answer as Answer);
      });
    });
  }

  async end(): Promise<void> {
    this.child.kill('SIGTERM');
    await this.ended;
  }
}
