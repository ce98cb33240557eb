import { createContext, useContext, useEffect, useState, useSyncExternalStore, type ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { announce } from '../app/announcer.js';
import { connection } from '../api/connection.js';
import { sendRecording } from '../api/send.js';
import type { Recording } from '../api/operations/recording.js';
import { theServerClock } from '../clock/server-clock.js';
import { useSession } from '../session/session.js';
import { outboxCipher } from './cipher.js';
import { indexedIncidents } from './indexed-incidents.js';
import { indexedStore } from './indexed-store.js';
import { KnownIncidents, type KnownIncident } from './known-incidents.js';
import { Outbox, type Outcome, type OutboxEntry } from './outbox.js';

const OutboxContext = createContext<Outbox | undefined>(undefined);
const KnownContext = createContext<KnownIncidents | undefined>(undefined);
const NONE: readonly OutboxEntry[] = [];
const TRY_AGAIN_EVERY = 10_000;

/** The outbox of who is signed in; it sends on its own whenever the server may be there. */
export function OutboxProvider({ children }: { readonly children: ReactNode }) {
  const { viewer } = useSession();
  const [outbox, setOutbox] = useState<Outbox>();
  const [known, setKnown] = useState<KnownIncidents>();
  const account = viewer?.member.id;
  const key = viewer?.outboxKey;

  useEffect(() => {
    if (!account || !key) return;
    let closed = false;
    void outboxCipher(key).then(async (cipher) => {
      const opened = new Outbox({
        account,
        cipher,
        store: indexedStore(),
        send: sendRecording,
        newId: () => crypto.randomUUID(),
        now: () => new Date(theServerClock.now()).toISOString(),
        alone: (work) => navigator.locks.request(`honbu-outbox-${account}`, work),
      });
      await opened.open();
      if (closed) return;
      setOutbox(opened);
      setKnown(new KnownIncidents({ account, cipher, store: indexedIncidents(), now: Date.now }));
      void opened.flush();
    });
    return () => {
      closed = true;
      setOutbox(undefined);
      setKnown(undefined);
    };
  }, [account, key]);

  useEffect(() => {
    if (!outbox) return;
    const flush = () => void outbox.flush();
    const timer = setInterval(() => outbox.entries.some(({ state }) => state === 'WAITING') && flush(), TRY_AGAIN_EVERY);
    const unsubscribe = connection.subscribe(() => connection.current === 'CONNECTED' && flush());
    addEventListener('online', flush);
    return () => {
      clearInterval(timer);
      unsubscribe();
      removeEventListener('online', flush);
    };
  }, [outbox]);

  return (
    <OutboxContext value={outbox}>
      <KnownContext value={known}>{children}</KnownContext>
    </OutboxContext>
  );
}

/** What is on its way, oldest first. */
export function useUnsent(): readonly OutboxEntry[] {
  const outbox = useContext(OutboxContext);
  return useSyncExternalStore(
    (listener) => outbox?.subscribe(listener) ?? (() => undefined),
    () => outbox?.entries ?? NONE,
  );
}

export type Record = (operation: Recording, input: object, incidentId?: string) => Promise<Outcome>;

/** Records an act: kept on this machine at once, sent when the server is there; the status line says which. */
export function useRecord(): Record {
  const { t } = useTranslation();
  const outbox = useContext(OutboxContext);
  return async (operation, input, incidentId) => {
    if (!outbox) throw new Error('nobody is signed in');
    const outcome = await outbox.record({ operation, input: input as OutboxEntry['input'], incidentId });
    const words = { SENT: t('form.recorded'), KEPT: t('form.kept'), REFUSED: t('form.refused') };
    announce(words[outcome.kind]);
    return outcome;
  };
}

/** Takes an entry out of the outbox for good. */
export function useDiscard(): (id: string) => void {
  const outbox = useContext(OutboxContext);
  return (id) => void outbox?.discard(id);
}

/** Keeps the incident on screen for a reload without network. */
export function useRemember(incident: KnownIncident | undefined): void {
  const known = useContext(KnownContext);
  const { id, title, zone } = incident ?? {};
  useEffect(() => {
    if (known && id && zone) void known.remember({ id, title: title ?? null, zone });
  }, [known, id, title, zone]);
}

/** The incident as this account last saw it here; undefined until it is found, or if it never was. */
export function useKnownIncident(incidentId: string): KnownIncident | undefined {
  const known = useContext(KnownContext);
  const [found, setFound] = useState<KnownIncident>();
  useEffect(() => {
    let stale = false;
    void known?.recall(incidentId).then((incident) => !stale && setFound(incident));
    return () => {
      stale = true;
    };
  }, [known, incidentId]);
  return found;
}
