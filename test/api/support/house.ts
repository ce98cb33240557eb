import { pino } from 'pino';
import { configFrom } from '../../../apps/server/src/config.js';
import { startServer, type RunningServer } from '../../../apps/server/src/start-server.js';
import { randomUuid, systemClock } from '#kernel';
import { temporaryDirectory } from '../../../libs/privacy/src/testkit/temporary-directory.js';
import { startEngine, type Engine } from './engine.js';
import { Member } from './member.js';

/** A service of its own on a directory of its own, with fictional people in it. */
export class House {
  private constructor(
    readonly server: RunningServer,
    private readonly directory: ReturnType<typeof temporaryDirectory>,
    private readonly engine: Engine,
  ) {}

  /** On an empty log of its own; `settings` say otherwise. */
  static async open(settings: NodeJS.ProcessEnv = {}): Promise<House> {
    const directory = temporaryDirectory();
    const engine = await startEngine();
    const env = {
      HONBU_DATA: directory.path,
      HONBU_EVENTSTORE: engine.eventStore,
      HONBU_PORT: '0',
      HONBU_KEY_PASSPHRASE: 'correct horse battery',
      ...settings,
    };
    return new House(await startServer(configFrom(env), pino({ level: 'silent' }), { drill: true }), directory, engine);
  }

  /** Somebody with these roles, signed in. */
  async member(displayName: string, roles: readonly string[] = ['MEMBER'], institutionId = 'university'): Promise<Member> {
    const { vault, access } = this.server.core;
    const id = randomUuid();
    await vault.addAccount({ id, login: id, displayName, institutionId, roles, disabled: false, createdAt: systemClock.now() });
    const { token } = await access.accounts.enterDemo(id);
    return new Member(this.server.url, id, token);
  }

  async close(): Promise<void> {
    await this.server.close();
    await this.engine.close();
    this.directory[Symbol.dispose]();
  }
}
