import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pino } from 'pino';
import { commandIdOf, entityIdOf } from '#commands';
import { expensesDecider, expensesStream, loadCostCategories } from '#finance';
import { randomUuid, type Decider, type Fact, type Uuid } from '#kernel';
import { incidentDecider, loadManuals } from '#response';
import { storageFrom } from '../../apps/server/src/storage.js';
import { openCore, type RunningCore } from '../../apps/server/src/core/open-core.js';
import { policiesFolder } from '../../apps/server/src/core/project-root.js';
import { demoAccounts } from '../../apps/server/src/drill/demo-accounts.js';
import { INSTITUTION } from './crowd.js';
import { LongDay } from './long-day.js';

const EVENTS = 10_000;

export interface LargeIncident {
  /** A drill store's data directory, closed. */
  readonly data: string;
  /** Its one incident, of 10,000 events; its head is the drill's director. */
  readonly incident: Uuid;
}

let recorded: Promise<LargeIncident> | undefined;

/** Calls `use` with a copy of a large incident, which is removed afterwards. Recorded once for all figures of a run. */
export async function withLargeIncident<T>(use: (large: LargeIncident) => Promise<T>): Promise<T> {
  const { data, incident } = await (recorded ??= record());
  const copy = newFolder();
  try {
    cpSync(data, copy, { recursive: true });
    return await use({ data: copy, incident });
  } finally {
    rmSync(copy, { recursive: true, force: true });
  }
}

export const openDrill = (data: string): Promise<RunningCore> =>
  openCore({ storage: storageFrom({ HONBU_DATA: data }), env: {}, log: pino({ level: 'silent' }), drill: true });

export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'honbu-bench-'));

async function record(): Promise<LargeIncident> {
  const data = newFolder();
  process.once('exit', () => rmSync(data, { recursive: true, force: true }));
  const core = await openDrill(data);
  const incident = await recordLongDay(core);
  await core.projection.whenReached(await core.store.head(), 60_000);
  await core.close();
  return { data, incident };
}

/** Every event decided, checked and sealed as if it had come by the API. */
async function recordLongDay(core: RunningCore): Promise<Uuid> {
  const director = (await demoAccounts(core.vault, INSTITUTION)).get('director')!;
  const incident = randomUuid();
  const incidents = incidentDecider({ manuals: loadManuals(policiesFolder) });
  const expenses = expensesDecider(loadCostCategories(policiesFolder));
  let events = 0;
  const run = async <C, E extends Fact, S>(decider: Decider<C, E, S>, stream: string, command: C, commandId: Uuid): Promise<void> => {
    const inputDigest = core.privacy.digest.ofInput(commandId);
    const actor = { id: director };
    const context = { commandId, actor, institutionId: INSTITUTION, incidentId: incident, inputDigest, authorise: () => undefined };
    events += (await core.commands.run(decider, stream, command, context)).events.length;
  };
  const day = new LongDay(director);
  for (let n = 0; events < EVENTS; n++) {
    const commandId = commandIdOf(INSTITUTION, incident, String(n));
    const asked = day.next(commandId, entityIdOf(commandId, 0));
    if ('incident' in asked) await run(incidents, `incident-${incident}`, asked.incident, commandId);
    else await run(expenses, expensesStream(incident), asked.expense, commandId);
  }
  return incident;
}
