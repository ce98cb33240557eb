import type { DemoRoleKey } from '../../../server/src/drill/demo-roles.js';
import type { MutationName } from './mutations.js';

export type Role = DemoRoleKey;

/** One thing that a role does, so many drill minutes after the script began. */
export interface Step {
  /** Unique in the script: makes the command's id, and names what it made for later steps. */
  readonly key: string;
  readonly at: number;
  readonly as: Role;
  readonly do: MutationName;
  readonly input: object;
}

/** Stands in an input for what an earlier step made. */
export class Made {
  constructor(readonly key: string) {}
}
/** Stands for the account of a role. */
export class MemberOf {
  constructor(readonly role: Role) {}
}
/** Stands for the moment so many drill minutes after the script began. */
export class Minute {
  constructor(readonly at: number) {}
}

export const made = (key: string): Made => new Made(key);
export const memberOf = (role: Role): MemberOf => new MemberOf(role);
export const minute = (at: number): Minute => new Minute(at);
/** The incident of the script. */
export const incidentId = made('incident');
/** When something happened, to the minute. */
export const happened = (at: number): object => ({ instant: minute(at), precision: 'MINUTE' });
export const roughly = (at: number): object => ({ instant: minute(at), precision: 'ABOUT' });
