import { renderedBoard } from '#boards';
import { RowsAt, RowsAtHandler } from '#edge';
import { positionOf } from '#event-store';
import type { Uuid } from '#kernel';
import { loadManuals } from '#response';
import type { RunningCore } from '../../apps/server/src/core/open-core.js';
import { policiesFolder } from '../../apps/server/src/core/project-root.js';

const NAMES = ['HQ', 'FAMILY', 'LOGISTICS', 'ON_SITE', 'PR', 'GOVERNMENT', 'GENERAL_AFFAIRS'] as const;

export type BoardAt = (position: number, name?: (typeof NAMES)[number]) => Promise<void>;

/** The way of a query of a past board, from its moment to what is shown, without the network; one board after the other unless named. */
export function boardsAt(core: RunningCore, incident: Uuid): BoardAt {
  const handler = new RowsAtHandler(core);
  const manuals = loadManuals(policiesFolder);
  let asked = 0;
  return async (n, name = NAMES[asked++ % NAMES.length]!) => {
    const rows = await handler.execute(new RowsAt(incident, null, { position: positionOf(core.store.identity.epoch, n) }));
    const seen = { rows, incident, now: undefined };
    renderedBoard({ name, seen, manuals, renderedAt: core.clock.now(), withExpenses: true });
  };
}
