import { DomainError, type Instant } from '#kernel';
import { Connection, type Refusal } from '../api/connection.js';
import type { Language } from '../language.js';
import { filledIn, NotMade } from './filled-in.js';
import { documentOf, madeBy } from './mutations.js';
import type { Role, Step } from './step.js';

export type Played =
  | { readonly kind: 'RECORDED' | 'DUPLICATE' }
  | { readonly kind: 'REFUSED'; readonly refusal: Refusal }
  | { readonly kind: 'NOT_POSSIBLE'; readonly without: string };

interface Payload {
  readonly duplicate?: boolean;
  readonly errors: readonly Refusal[];
  readonly incident?: { readonly id: string } | null;
  readonly [made: string]: unknown;
}

/** The roles of the drill, each with its own session, and what they have made. */
export class Cast {
  private readonly connections = new Map<Role, Connection>();
  private readonly ids = new Map<string, string>();

  constructor(
    private readonly url: string,
    private readonly language: Language,
  ) {}

  /** Lets these roles enter. */
  async enter(roles: Iterable<Role>): Promise<void> {
    for (const role of roles) {
      const connection = new Connection({ url: this.url, language: this.language });
      const { memberId } = await connection.enterDemo(role);
      this.connections.set(role, connection);
      this.ids.set(`member:${role}`, memberId);
    }
  }

  as(role: Role): Connection {
    return this.connections.get(role)!;
  }

  /** Sends a step. Sent before, the record answers with what it made then. A refusal is no error: people may have done otherwise. */
  async play(step: Step, begun: Instant): Promise<Played> {
    try {
      const input = { clientCommandId: `script:${step.key}`, ...(filledIn(step.input, this.ids, begun) as object) };
      const answer = await this.as(step.as).ask<Record<string, Payload>>(documentOf(step.do), { input });
      return this.taken(step, answer[step.do]!);
    } catch (error) {
      if (error instanceof NotMade) return { kind: 'NOT_POSSIBLE', without: error.key };
      if (!(error instanceof DomainError) || error.code !== 'REFUSED') throw error;
      return { kind: 'REFUSED', refusal: { code: String(error.details['code']), message: String(error.details['message']) } };
    }
  }

  private taken(step: Step, payload: Payload): Played {
    const [refusal] = payload.errors;
    if (refusal) return { kind: 'REFUSED', refusal };
    const field = madeBy(step.do);
    const made = field && (payload[field] as { id: string } | null);
    if (made) this.ids.set(step.key, made.id);
    if (payload.incident && !this.ids.has('incident')) this.ids.set('incident', payload.incident.id);
    return { kind: payload.duplicate ? 'DUPLICATE' : 'RECORDED' };
  }
}
