import type { BodyCommand } from './body/commands.js';
import type { DecisionCommand } from './decision/commands.js';
import type { DispatchCommand } from './dispatch/commands.js';
import type { DutyCommand } from './duty/commands.js';
import type { FigureCommand } from './figure/commands.js';
import type { IncidentLifeCommand } from './incident/commands.js';
import type { LevelCommand } from './level/commands.js';
import type { PersonCommand } from './person/commands.js';
import type { ReportCommand } from './report/commands.js';

/** Everything that can be asked of the stream `incident-<id>`. */
export type IncidentCommand =
  | IncidentLifeCommand
  | ReportCommand
  | PersonCommand
  | FigureCommand
  | LevelCommand
  | BodyCommand
  | DutyCommand
  | DispatchCommand
  | DecisionCommand;

export type * from './body/commands.js';
export type * from './decision/commands.js';
export type * from './dispatch/commands.js';
export type * from './duty/commands.js';
export type * from './figure/commands.js';
export type * from './incident/commands.js';
export type * from './level/commands.js';
export type * from './person/commands.js';
export type * from './report/commands.js';
