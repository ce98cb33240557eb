import { command } from './command.js';
import { families, outside } from './desks.js';
import { logistics } from './logistics.js';
import { onSite } from './on-site.js';
import { firstReport, organisation } from './opening.js';
import { roster } from './people.js';
import type { Step } from './step.js';

/** The drill, in the order in which it is played: a bus accident abroad over forty minutes. What stands at minute 0 is played at once. */
export const script: readonly Step[] = [
  firstReport,
  ...organisation,
  ...roster,
  ...[...onSite, ...outside, ...families, ...logistics, ...command].sort((a, b) => a.at - b.at),
];
