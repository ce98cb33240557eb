import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { accessPolicyOf, Authorisation, openAccess } from '#access';
import { CommandRunner } from '#commands';
import type { Core } from '#edge';
import { openEventStore, type EventStore } from '#event-store';
import { boardViews } from '#boards';
import { expensesStream } from '#finance';
import { DomainError, systemClock, type Clock, type Uuid } from '#kernel';
import { openPrivacy, openRootKeyFile, openVault, type Vault } from '#privacy';
import { ProjectionRunner, ReadModel } from '#projection';
import { DrillClock } from '../drill/drill-clock.js';
import { faultOf } from '../http/format-error.js';
import { isShared, type Storage } from '../storage.js';
import { filesOf } from './data-files.js';
import { prepareDataFolder } from './data-folder.js';
import { lockFolder } from './folder-lock.js';
import { following } from './following.js';
import { policiesFolder } from './project-root.js';
import { honbuRegistry } from './registry.js';
import { RelationsFromRows } from './relations.js';

export interface OpenCoreOptions {
  readonly storage: Storage;
  /** Where the passphrase of the root key is looked for. */
  readonly env: NodeJS.ProcessEnv;
  /** Whose log this has to be; not asked, any. */
  readonly institutionId?: string;
  readonly log: Logger;
  /** What a new log is made as; an existing one keeps what it is. */
  readonly drill?: boolean;
  /** Told when the boards can follow the log no more: it is another one than it was, and only a new start mends that. */
  readonly onLogReplaced?: () => void;
}

export interface RunningCore extends Core {
  /** Of a drill store only. */
  readonly drillClock: DrillClock | undefined;
  readonly vault: Vault;
  close(): Promise<void>;
}

/** Opens log, vault and read model and brings every view up to the log's head. What was opened is closed again where the rest fails. */
export async function openCore(options: OpenCoreOptions): Promise<RunningCore> {
  const opened = new AsyncDisposableStack();
  try {
    return await openParts(options, opened);
  } catch (error) {
    await opened.disposeAsync();
    throw error;
  }
}

async function openParts(
  { storage, env, institutionId, log, drill = false, onLogReplaced }: OpenCoreOptions,
  opened: AsyncDisposableStack,
): Promise<RunningCore> {
  prepareDataFolder(storage.data);
  opened.adopt(lockFolder(storage.data), (lock) => lock.release());
  const vault = opened.adopt(await openVault(storage.vault), (it) => it.close());
  const store = opened.adopt(
    await openEventStore(storage.eventStore, { prefix: storage.eventStorePrefix, create: { drill, clock: systemClock } }),
    (it) => it.close(),
  );
  if (institutionId !== undefined) await assertInstitution(store, institutionId);
  const follow = (what: string, work: (signal: AbortSignal) => Promise<void>): void => {
    const onFault = (fault: unknown): void => log.error({ ...faultOf(fault), what }, 'the log is not followed, trying again');
    opened.adopt(following(work, onFault), (it) => it.end());
  };

  const drillClock = store.identity.drill ? new DrillClock() : undefined;
  await drillClock?.resume(store);
  if (drillClock) follow('the drill clock', (signal) => drillClock.follow(store, signal));
  const clock: Clock = drillClock ?? systemClock;
  const registry = honbuRegistry();
  const privacy = await openPrivacy({
    vault,
    provider: await openRootKeyFile(storage.keyFile, env),
    registry,
    store,
    clock,
    onFault: ({ kind, key }) => log.error({ kind, key }, 'a sealed value does not open'),
  });
  // Other servers erase too.
  follow('erasures', (signal) => privacy.erasures.follow(signal));

  const model = ReadModel.open(filesOf(storage.data).readModel, store.identity.epoch);
  const projection = new ProjectionRunner(store, registry, model, boardViews, {
    onProgress: ({ share }) => log.info({ percent: Math.floor(share * 100) }, 'building the boards from the log'),
    onFailure: (fault, now) => {
      if (now === 'interrupted') return log.error(faultOf(fault), 'the boards do not follow the log, trying again');
      log.fatal(faultOf(fault), 'the log is another one than at the start');
      onLogReplaced?.();
    },
    onStop: (stopped) => log.error({ stopped: Object.fromEntries(stopped) }, 'views stopped at records that they cannot read'),
  });
  opened.adopt(projection, (it) => it.close());
  await projection.start();
  privacy.erasures.onErased(({ incidentId }) => projection.renew(incidentId));

  const policy = accessPolicyOf(JSON.parse(readFileSync(join(policiesFolder, 'access.json'), 'utf8')));
  // Sessions and their ages run on real time, in a drill too.
  const access = openAccess({ vault, recorder: privacy.recorder, store, registry, clock: systemClock, policy });
  return {
    clock,
    drillClock,
    store,
    vault,
    registry,
    commands: new CommandRunner(store, registry, privacy.sealer, clock, isShared(storage)),
    projection,
    model,
    views: boardViews,
    privacy,
    access,
    authorisation: new Authorisation(policy, new RelationsFromRows(model)),
    streamsOf: (incident: Uuid) => [`incident-${incident}`, expensesStream(incident)],
    close: () => opened.disposeAsync(),
  };
}

/** An institution's log under another name would answer as if every incident were missing. Throws `INSTITUTION_CHANGED`. */
async function assertInstitution(store: EventStore, institutionId: string): Promise<void> {
  const filter = { on: 'stream', prefixes: ['access-', 'incident-'] } as const;
  for await (const { metadata } of store.readAll({ filter, maxCount: 1 }))
    if (metadata['institutionId'] !== institutionId)
      throw new DomainError('INSTITUTION_CHANGED', { institution: String(metadata['institutionId']) });
}
