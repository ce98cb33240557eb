import type { DecideEnv } from '#kernel';
import type { IncidentCommand } from './commands.js';
import type { IncidentEvent } from './events.js';
import type { IncidentState } from './state.js';

/** Decides one command; the incident exists and is open unless the command says otherwise. */
export type Decide<Command> = (command: Command, state: IncidentState, env: DecideEnv) => readonly IncidentEvent[];

/** A decision for every command of a union, by its type. */
export type Decisions<Command extends IncidentCommand> = { readonly [T in Command['type']]: Decide<Extract<Command, { type: T }>> };
