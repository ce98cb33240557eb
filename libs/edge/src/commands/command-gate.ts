import { Inject, Injectable } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { actorOf } from '#access';
import { commandIdOf, type CommandContext, type RecordedOutcome } from '#commands';
import { DomainError, type Instant, type Uuid } from '#kernel';
import { CORE, type Core } from '../core.js';
import { userErrorOf, type UserError } from '../graphql/user-error.js';
import type { CommandInput } from '../graphql/common.js';
import type { EdgeRequest } from '../request.js';
import { checkedEnteredAt } from './entered-at.js';

/** What a mutation is about, as far as the gate needs it. */
export interface Intent {
  /** Name of the mutation, as the access table knows it. */
  readonly action: string;
  readonly incident: Uuid | undefined;
  /** Which of the incident's streams it changes; by default the response's. */
  readonly stream?: 'expenses' | undefined;
  /** An imported line: the same line is the same command, whoever sends it. */
  readonly importKey?: string | undefined;
  /** Whether the entry that is acted on came from the caller, as far as the boards know. */
  readonly isSource?: (() => boolean) | undefined;
}

/** The entity that a command was about: its incident, and its own id (of an incident the same). */
export interface Target {
  readonly incident: Uuid;
  readonly id: Uuid;
}

/** One mutation, from its input to what the payload reads back. */
export interface Change<About extends { readonly incident: Uuid; readonly id?: Uuid }> {
  readonly action: string;
  readonly stream?: 'expenses';
  /** What the ids of the input name. Throws `ID_INVALID`. */
  about(): About | Promise<About>;
  /** Whether what it is about came from the caller, as far as the boards know: what a service may change. */
  isSource?(about: About): boolean;
  /** What goes on the command bus. */
  command(about: About, context: CommandContext): object | Promise<object>;
  /** Id of what was made; by default the one that the input named. */
  made?(recorded: RecordedOutcome): Uuid;
}

/** The outcome of a change, and what it was about. */
export type Changed = Outcome & { readonly target?: Target };

export type Outcome =
  | { readonly recorded: RecordedOutcome; readonly position: string; readonly duplicate: boolean; readonly errors: UserError[] }
  | { readonly recorded?: undefined; readonly position: null; readonly duplicate: false; readonly errors: UserError[] };

/** From a mutation's input to the command bus: identity of the command, digest of the input, clocks, authorisation. */
@Injectable()
export class CommandGate {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly bus: CommandBus,
  ) {}

  /**
   * Sends the command that `command` makes of its context. Expected refusals come back as `errors`; anything else is thrown.
   */
  async send(
    edge: EdgeRequest,
    input: CommandInput,
    intent: Intent,
    command: (context: CommandContext) => object | Promise<object>,
  ): Promise<Outcome> {
    try {
      // Before anything of the input is looked up: an answer about it would tell a stranger what there is.
      await edge.authorise(intent.action, intent.incident, intent.isSource);
      const recorded = await this.bus.execute<object, RecordedOutcome>(await command(this.contextOf(edge, input, intent)));
      return { recorded, position: recorded.position, duplicate: recorded.duplicate, errors: [] };
    } catch (error) {
      return refusal(error, edge);
    }
  }

  /** Sends a change of something that an incident holds; ids that are wrong come back as `errors` too. */
  async change<About extends { readonly incident: Uuid; readonly id?: Uuid }>(
    edge: EdgeRequest,
    input: CommandInput,
    { action, stream, about, isSource, command, made }: Change<About>,
  ): Promise<Changed> {
    try {
      const named = await about();
      const intent = { action, incident: named.incident, stream, isSource: isSource && (() => isSource(named)) };
      const outcome = await this.send(edge, input, intent, (context) => command(named, context));
      if (!outcome.recorded) return outcome;
      return { ...outcome, target: { incident: named.incident, id: made?.(outcome.recorded) ?? named.id ?? named.incident } };
    } catch (error) {
      return refusal(error, edge);
    }
  }

  /**
   * Derived before the command is made, because a new incident's id comes from it. The place is part of it: the same `clientCommandId` elsewhere is
   * another command, and no two events, persons or keys of two incidents ever share an id.
   */
  commandId(edge: EdgeRequest, input: CommandInput, { incident, stream, importKey }: Intent): Uuid {
    const { institutionId, identity } = edge.caller;
    const place = `${stream ?? 'incident'} ${incident ?? 'open'}`;
    if (importKey === undefined) return commandIdOf(institutionId, identity, `${place} ${input.clientCommandId}`);
    return commandIdOf(institutionId, 'import', this.core.privacy.digest.ofImportKey(institutionId, `${place} ${importKey}`));
  }

  private contextOf(edge: EdgeRequest, input: CommandInput, intent: Intent): CommandContext {
    const { clientCommandId: _id, enteredAt, ifRevision, ...content } = input;
    return {
      commandId: this.commandId(edge, input, intent),
      actor: actorOf(edge.caller),
      institutionId: edge.caller.institutionId,
      inputDigest: this.core.privacy.digest.ofInput([intent.action, content]),
      ...(intent.incident && { incidentId: intent.incident }),
      ...(enteredAt && { enteredAt: checkedEnteredAt(enteredAt as Instant, this.core.clock.now()) }),
      ...(ifRevision !== undefined && ifRevision !== null && { ifRevision: BigInt(ifRevision) }),
      authorise: () => edge.authorise(intent.action, intent.incident, intent.isSource),
    };
  }
}

/** A coded refusal as the `errors` of a payload; anything else is thrown on. */
export function refusal(error: unknown, edge: EdgeRequest): Extract<Outcome, { recorded?: undefined }> {
  if (!(error instanceof DomainError)) throw error;
  return { position: null, duplicate: false, errors: [userErrorOf(error, edge.language)] };
}
