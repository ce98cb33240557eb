import { Inject, Injectable } from '@nestjs/common';
import { commandIdOf, entityIdOf, StreamQueue } from '#commands';
import { CORE, refusal, type Core, type EdgeRequest, type UserError } from '#edge';
import type { Uuid } from '#kernel';
import type { CommandIdentity } from '#privacy';

/** A mutation that changes who may do what, as far as the gate needs it. */
export interface Administering<Answer extends object> {
  /** Name of the mutation, as the access table knows it. */
  readonly action: string;
  readonly input: { readonly clientCommandId: string };
  /** The account or token that is changed; without it, one is made. Throws `ID_INVALID`. */
  about?(): Uuid | Promise<Uuid>;
  /** Does it. Called for a repeat too, as long as nothing else was recorded since, because a crash may have left it undone. */
  work(id: Uuid, command: CommandIdentity): Promise<Partial<Answer> | void>;
  /** Instead of `work` for a repeat since which something else was recorded. Throws where it can tell that something else is asked for. */
  check?(id: Uuid, command: CommandIdentity): Promise<unknown>;
  /** What is answered besides. */
  answer(id: Uuid): Answer | Promise<Answer>;
}

export type Administered<Answer> = Answer & { readonly duplicate: boolean; errors: UserError[] };

/** What stays out of the digest of an input: the log keeps it for ever. Whether it is the same is found out by `work` and `check`. */
const secrets: ReadonlySet<string> = new Set(['password', 'currentPassword']);

/** The way of what an administrator does, or somebody with their own account; refusals come back as `errors`. */
@Injectable()
export class AdministrationGate {
  /** One change of a caller at a time: the same request sent twice at once is done once. */
  private readonly turns = new StreamQueue();

  constructor(@Inject(CORE) private readonly core: Core) {}

  async run<Answer extends object>(edge: EdgeRequest, asked: Administering<Answer>): Promise<Administered<Answer>> {
    try {
      await edge.authorise(asked.action);
      const about = await asked.about?.();
      const command = this.commandOf(edge, asked.action, asked.input, about);
      const id = about ?? entityIdOf(command.commandId, 0);
      return await this.turns.run(edge.caller.identity, async () => {
        const standing = await this.core.access.standing(id, command);
        const isPast = standing === 'SUPERSEDED';
        if (isPast) await asked.check?.(id, command);
        const done = isPast ? undefined : await asked.work(id, command);
        return { ...(await asked.answer(id)), ...done, duplicate: standing !== 'NEW', errors: [] };
      });
    } catch (error) {
      return refusal(error, edge) as unknown as Administered<Answer>;
    }
  }

  /** The same caller sending the same id about the same thing means the same command. */
  commandOf(edge: EdgeRequest, action: string, input: { readonly clientCommandId: string }, about?: string): CommandIdentity {
    const { clientCommandId, ...content } = input;
    const said = Object.entries(content).filter(([name]) => !secrets.has(name));
    const { institutionId, identity } = edge.caller;
    return {
      commandId: commandIdOf(institutionId, identity, `administration ${about ?? 'new'} ${clientCommandId}`),
      inputDigest: this.core.privacy.digest.ofInput([action, Object.fromEntries(said)]),
    };
  }
}
