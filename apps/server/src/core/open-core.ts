import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Logger } from 'pino';
import { accessPolicyOf, Authorisation, openAccess } from '#access';
import { CommandRunner } from '#commands';
import type { Core } from '#edge';
import { openSqliteStore, type EventStore } from '#event-store';
import { expensesStream, financeViews } from '#finance';
import { DomainError, systemClock, type Clock, type Uuid } from '#kernel';
import { openPrivacy, openRootKeyFile, openSqliteVault, type Vault } from '#privacy';
import { ProjectionRunner, ReadModel } from '#projection';
import { responseViews } from '#response';
import { DrillClock } from '../drill/drill-clock.js';
import { filesOf } from './data-files.js';
import { policiesFolder } from './project-root.js';
import { honbuRegistry } from './registry.js';
import { RelationsFromRows } from './relations.js';

export interface OpenCoreOptions {
  readonly data: string;
  readonly env: NodeJS.ProcessEnv;
  /** Whose log this has to be; not asked, any. */
  readonly institutionId?: string;
  readonly log: Logger;
  /** What a new store is made as; an existing one keeps what it is. */
  readonly drill?: boolean;
}

export interface RunningCore extends Core {
  /** Of a drill store only. */
  readonly drillClock: DrillClock | undefined;
  readonly vault: Vault;
  close(): Promise<void>;
}

/** Opens log, vault and read model and brings every view up to the log's head. */
export async function openCore({ data, env, institutionId, log, drill = false }: OpenCoreOptions): Promise<RunningCore> {
  mkdirSync(data, { recursive: true, mode: 0o700 });
  const files = filesOf(data);
  const store = await openSqliteStore({ path: files.log, mode: 'writer', create: { drill, clock: systemClock } });
  const vault = openSqliteVault(files.vault);
  const drillClock = store.identity.drill ? new DrillClock() : undefined;
  await drillClock?.resume(store);
  const clock: Clock = drillClock ?? systemClock;
  if (institutionId !== undefined) await assertInstitution(store, institutionId);
  const registry = honbuRegistry();
  const privacy = await openPrivacy({
    vault,
    provider: await openRootKeyFile(data, env),
    registry,
    store,
    clock,
    onFault: ({ kind, key }) => log.error({ kind, key }, 'a sealed value does not open'),
  });
  const model = ReadModel.open(files.readModel, store.identity.epoch);
  const views = [...responseViews, ...financeViews];
  const projection = new ProjectionRunner(store, registry, model, views, {
    onProgress: ({ share }) => log.info({ percent: Math.floor(share * 100) }, 'building the boards from the log'),
    onFailure: (error) => log.fatal({ err: error }, 'the boards no longer follow the log'),
  });
  await projection.start();
  const policy = accessPolicyOf(JSON.parse(readFileSync(join(policiesFolder, 'access.json'), 'utf8')));
  // Sessions and their ages run on real time, in a drill too.
  const access = openAccess({ vault, recorder: privacy.recorder, store, clock: systemClock, knownActions: policy.knownActions });
  return {
    clock,
    drillClock,
    store,
    vault,
    registry,
    commands: new CommandRunner(store, registry, privacy.sealer, clock),
    projection,
    model,
    views,
    privacy,
    access,
    authorisation: new Authorisation(policy, new RelationsFromRows(model)),
    streamsOf: (incident: Uuid) => [`incident-${incident}`, expensesStream(incident)],
    close: async () => {
      await projection.close();
      await store.close();
      await vault.close();
    },
  };
}

/** An institution's log under another name would answer as if every incident were missing. Throws `INSTITUTION_CHANGED`. */
async function assertInstitution(store: EventStore, institutionId: string): Promise<void> {
  const filter = { on: 'stream', prefixes: ['access-', 'incident-'] } as const;
  for await (const { metadata } of store.readAll({ filter, maxCount: 1 }))
    if (metadata['institutionId'] !== institutionId)
      throw new DomainError('INSTITUTION_CHANGED', { institution: String(metadata['institutionId']) });
}
