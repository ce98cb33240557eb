import type { EventRegistry } from '#contracts';
import type { EventStore } from '#event-store';
import type { Clock, Uuid } from '#kernel';
import type { CommandIdentity, CommandStanding, FactRecorder, Vault } from '#privacy';
import { AccountRecord } from './accounts/account-record.js';
import { Accounts } from './accounts/accounts.js';
import { Consents } from './accounts/consents.js';
import { PasswordWork } from './accounts/password-work.js';
import { RecentCallers } from './accounts/recent-callers.js';
import { Revocations } from './accounts/revocations.js';
import { ServiceTokens } from './accounts/service-tokens.js';
import { Sessions } from './accounts/sessions.js';
import { Setup } from './accounts/setup.js';
import { isInstitutionRole, type Caller } from './caller.js';
import { LedgerLines } from './ledger/ledger-lines.js';
import { ReadLedger } from './ledger/read-ledger.js';
import { decideAction } from './policy/decide.js';
import type { AccessPolicy } from './policy/document.js';

export interface Access {
  readonly accounts: Accounts;
  readonly sessions: Sessions;
  readonly serviceTokens: ServiceTokens;
  readonly setup: Setup;
  readonly ledger: ReadLedger;
  readonly ledgerLines: LedgerLines;
  /** How a change that is asked for stands on the record of an account or token. Throws `COMMAND_ID_REUSED`. */
  standing(id: Uuid, command: CommandIdentity): Promise<CommandStanding>;
  /** The caller behind a session's or a service's token. Throws `NOT_SIGNED_IN`. */
  authenticate(token: string): Promise<Caller>;
  /** Whether that caller may still be answered, with the rights it has; asked for each push on an open socket. */
  stillHolds(caller: Caller): Promise<boolean>;
  /** Calls `listener` with the identity whose rights or sessions changed; the returned function ends that. */
  onRevocation(listener: (identity: Uuid) => void): () => void;
}

/** Everything about who people are, over one vault and one log. The registry, which is that behind `recorder`, must hold `accessEvents`. */
export function openAccess(deps: {
  readonly vault: Vault;
  readonly recorder: FactRecorder;
  readonly store: EventStore;
  readonly registry: EventRegistry;
  readonly clock: Clock;
  /** The table of rights: which actions a service token may be issued for, who may consent to an account. */
  readonly policy: AccessPolicy;
  /** Told of a line that could not be written after the answer was given. */
  readonly onFault?: (fault: unknown) => void;
}): Access {
  const { vault, recorder, store, registry, clock, policy, onFault = () => {} } = deps;
  const revocations = new Revocations();
  const mayConsent = (role: string): boolean =>
    isInstitutionRole(role) && decideAction(policy, [`role:${role}`], 'consentToAccount').allowed;
  const record = new AccountRecord({ recorder, store, mayConsent });
  const passwords = new PasswordWork();
  const isAction = (name: string): boolean => policy.knownActions.has(name);
  const consents = new Consents({ vault, record, clock: recorder.clock, mayConsent, loneWordDays: policy.loneWordDays });
  const sessions = new Sessions({ vault, recorder, clock, revocations });
  const serviceTokens = new ServiceTokens({ vault, record, clock, revocations, isAction });
  const callers = new RecentCallers(revocations, clock, (token) =>
    token.startsWith('hb_service_') ? serviceTokens.authenticate(token) : sessions.authenticate(token),
  );
  return {
    accounts: new Accounts({ vault, record, passwords, clock, sessions, consents, drill: store.identity.drill, onFault }),
    sessions,
    serviceTokens,
    setup: new Setup({ vault, record, passwords, clock }),
    ledger: new ReadLedger(recorder, clock),
    ledgerLines: new LedgerLines({ store, registry, clock }),
    standing: (id, command) => record.standing(id, command),
    authenticate: (token) => callers.of(token),
    async stillHolds(caller) {
      const holds = await (caller.kind === 'service' ? serviceTokens.stillHolds(caller) : sessions.stillHolds(caller));
      // Another server may have changed that: what is remembered of the caller here counts no more.
      if (!holds) callers.forget(caller.identity);
      return holds;
    },
    onRevocation: (listener) => revocations.listen(listener),
  };
}
