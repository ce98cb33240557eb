import { Inject, Injectable } from '@nestjs/common';
import { entityIdOf, type RecordedOutcome } from '#commands';
import { CommandGate, CORE, incidentIn, refusal, reject as rejectInput, written, type Changed, type Core, type EdgeRequest } from '#edge';
import type { Uuid } from '#kernel';
import { ChangeIncident } from '../application/change-incident.js';
import type { RecordReport } from '../domain/report/commands.js';
import { ReportRecorded } from '../domain/report/events.js';
import { importedFrom } from './imported-lines.js';
import { openingOf, reportedPersonOf, reportOf } from './commands/report.js';
import type { RecordReportInput } from './inputs/report.js';

/** A report into an incident, or one that opens its own: then the incident's id comes from the command's. */
@Injectable()
export class ReportRecording {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly gate: CommandGate,
  ) {}

  async record(edge: EdgeRequest, input: RecordReportInput): Promise<Changed> {
    try {
      const intent = { action: 'recordReport', incident: intoIncident(input), importKey: written(input.importKey) };
      const incident = intent.incident ?? entityIdOf(this.gate.commandId(edge, input, intent), 0);
      const outcome = await this.gate.send(
        edge,
        input,
        intent,
        (context) => new ChangeIncident(incident, this.commandOf(edge, incident, input), { ...context, incidentId: incident }),
      );
      return outcome.recorded ? { ...outcome, target: { incident, id: reportIn(outcome.recorded) } } : outcome;
    } catch (error) {
      return refusal(error, edge);
    }
  }

  private commandOf(edge: EdgeRequest, incident: Uuid, { open, content, persons, importKey }: RecordReportInput): RecordReport {
    const key = written(importKey);
    return {
      type: 'RecordReport',
      ...reportOf(incident, content),
      open: open ? openingOf(open) : undefined,
      persons: (persons ?? []).map((person) => reportedPersonOf(incident, person)),
      importedFrom: key === undefined ? undefined : importedFrom(this.core, edge.caller.institutionId, incident, key, content),
    };
  }
}

/** The incident that the report goes into; none when it opens its own. Throws `INPUT_INVALID` unless exactly one of the two is given. */
function intoIncident({ incidentId, open }: RecordReportInput): Uuid | undefined {
  if (Boolean(incidentId) === Boolean(open)) rejectInput('INPUT_INVALID', { rule: 'incidentId / open' }, ['incidentId']);
  return incidentId ? incidentIn(incidentId, ['incidentId']) : undefined;
}

const reportIn = ({ events }: RecordedOutcome): Uuid => events.find(({ type }) => type === ReportRecorded.type)!.id;
