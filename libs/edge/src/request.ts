import DataLoader from 'dataloader';
import { reject as rejectAccess } from '#access';
import type { Caller, Sight } from '#access';
import type { CarriedSeal } from '#contracts';
import { DomainError, type Uuid } from '#kernel';
import type { Core } from './core.js';
import type { Language } from './language.js';
import { showSeals } from './protected/show.js';
import { ReadsOnRecord } from './protected/reads-on-record.js';
import type { Shown } from './protected/shown.js';

/** Sets and clears the session cookie of the answer. */
export interface SessionCookie {
  set(token: string): void;
  clear(): void;
}

/** What a request over HTTP brings along; on a WebSocket there is no answer to set a cookie on. */
export interface HttpSide {
  readonly cookie: SessionCookie;
  /** The network address that asks. */
  readonly address: string;
}

/** One request or one pushed message: who asks, in which language, what they may see. Fresh for each, never shared. */
export class EdgeRequest {
  private readonly sights = new Map<string, Promise<Sight>>();
  /** Whether something of class 3–4 was shown, which put lines into the ledger of reads. */
  recordedReads = false;
  private readonly seals: DataLoader<CarriedSeal, Shown>;
  private readonly names: DataLoader<Uuid, string | null>;

  constructor(
    readonly core: Core,
    private signedIn: Caller | undefined,
    readonly language: Language,
    readonly http?: HttpSide,
    private readonly fixed?: { readonly incident: Uuid; readonly sight: Sight },
    readonly reads = new ReadsOnRecord(),
  ) {
    this.seals = new DataLoader((seals) => showSeals(this, seals), {
      cacheKeyFn: ({ origin }) => origin as never,
      batchScheduleFn: setImmediate,
    });
    this.names = new DataLoader((identities) => Promise.all(identities.map((identity) => this.findName(identity))));
  }

  /** The same caller asking again, with nothing remembered but what is on record as read: for each pushed message. */
  fresh(): EdgeRequest {
    return new EdgeRequest(this.core, this.signedIn, this.language, undefined, undefined, this.reads);
  }

  /** The same caller with exactly these rights in an incident, whatever changes meanwhile: for what others are answered too. */
  seeing(incident: Uuid, sight: Sight): EdgeRequest {
    return new EdgeRequest(this.core, this.signedIn, this.language, undefined, { incident, sight }, this.reads);
  }

  get callerOrNone(): Caller | undefined {
    return this.signedIn;
  }

  /** The rest of this request is answered to the one who just signed in. */
  become(caller: Caller): void {
    this.signedIn = caller;
    this.sights.clear();
  }

  /** Throws `NOT_SIGNED_IN`. */
  get caller(): Caller {
    return this.signedIn ?? rejectAccess('NOT_SIGNED_IN');
  }

  /**
   * A refusal counts only once the boards have folded everything that was recorded: who has just opened an incident or got a duty may act at once.
   * `isSource`: whether the entry that is acted on came from the caller, as far as the boards know. Throws `NOT_SIGNED_IN`, `INCIDENT_NOT_FOUND` and `FORBIDDEN`.
   */
  async authorise(action: string, incident?: Uuid, isSource = (): boolean => false): Promise<void> {
    const { authorisation, projection, store } = this.core;
    if (incident !== undefined && incident === this.fixed?.incident) return this.fixed.sight.assertMay(action);
    try {
      await authorisation.authorise(this.caller, action, incident, isSource());
    } catch (error) {
      if (!(error instanceof DomainError) || incident === undefined) throw error;
      await projection.whenReached(await store.head());
      await authorisation.authorise(this.caller, action, incident, isSource());
    }
  }

  /** What the caller may see in an incident, asked for once. */
  sight(incident?: Uuid): Promise<Sight> {
    if (incident !== undefined && incident === this.fixed?.incident) return Promise.resolve(this.fixed.sight);
    const key = incident ?? '';
    let sight = this.sights.get(key);
    if (!sight) this.sights.set(key, (sight = this.core.authorisation.sight(this.caller, incident)));
    return sight;
  }

  /** The name of an account or service of the caller's institution. */
  nameOf(identity: Uuid): Promise<string | null> {
    return this.names.load(identity);
  }

  private async findName(identity: Uuid): Promise<string | null> {
    try {
      return (await this.core.access.accounts.find(this.caller, identity)).displayName;
    } catch (error) {
      if (error instanceof DomainError) return null;
      throw error;
    }
  }

  /** A sealed value as this caller may see it; all that are asked for in one tick are opened together. */
  show(seal: CarriedSeal): Promise<Shown> {
    return this.seals.load(seal);
  }
}
