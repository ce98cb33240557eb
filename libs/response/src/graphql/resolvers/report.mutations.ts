import { Inject } from '@nestjs/common';
import { Args, Context, Mutation, Resolver } from '@nestjs/graphql';
import { CommandGate, CORE, given, neededSeal, sealUnlessErased, within, written, type Core, type EdgeRequest } from '#edge';
import type { Uuid } from '#kernel';
import { ChangeIncident } from '../../application/change-incident.js';
import type { ReportInput } from '../../domain/report/commands.js';
import { chronology } from '../../views/chronology.view.js';
import { reportOf } from '../commands/report.js';
import { importedFrom } from '../imported-lines.js';
import { CorrectReportInput, RecordReportInput, SettleEntryInput, TakeUpEntryInput, WithdrawEntryInput } from '../inputs/report.js';
import { EntryPayload, RecordReportPayload } from '../payloads.js';
import { ReportRecording } from '../record-report.js';

type ImportedFrom = ReportInput['importedFrom'];

@Resolver()
export class ReportMutations {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly gate: CommandGate,
    private readonly recording: ReportRecording,
  ) {}

  @Mutation(() => RecordReportPayload, {
    description: 'Records a report, with the persons it speaks of; with `open` it opens the incident too 「報告の記録」',
  })
  recordReport(@Args('input') input: RecordReportInput, @Context('edge') edge: EdgeRequest): Promise<RecordReportPayload> {
    return this.recording.record(edge, input);
  }

  @Mutation(() => EntryPayload, { description: 'Replaces what a report says; the former text stays readable 「訂正」' })
  correctReport(@Args('input') input: CorrectReportInput, @Context('edge') edge: EdgeRequest): Promise<EntryPayload> {
    return this.gate.change(edge, input, {
      action: 'correctEntry',
      about: () => within('Entry', input.entryId, ['entryId']),
      isSource: ({ incident, id }) => this.cameFrom(edge, incident, id, input),
      command: ({ incident, id }, context) =>
        new ChangeIncident(
          incident,
          {
            type: 'CorrectReport',
            entryId: id,
            reason: neededSeal(input.reason, 'reason'),
            ...reportOf(incident, input.content),
            importedFrom: this.importedFrom(edge, incident, id, input),
          },
          context,
        ),
    });
  }

  @Mutation(() => EntryPayload, { description: 'Takes back a claim of any kind; it stays readable, struck through 「取消」' })
  withdrawEntry(@Args('input') input: WithdrawEntryInput, @Context('edge') edge: EdgeRequest): Promise<EntryPayload> {
    return this.gate.change(edge, input, {
      action: 'withdrawEntry',
      about: () => within('Entry', input.entryId, ['entryId']),
      command: ({ incident, id }, context) =>
        new ChangeIncident(
          incident,
          { type: 'WithdrawEntry', entryId: id, reason: sealUnlessErased(edge, id, input.reason, 'reason') },
          context,
        ),
    });
  }

  @Mutation(() => EntryPayload, { description: 'The caller deals with it from now on 「対応開始」' })
  takeUpEntry(@Args('input') input: TakeUpEntryInput, @Context('edge') edge: EdgeRequest): Promise<EntryPayload> {
    return this.gate.change(edge, input, {
      action: 'takeUpEntry',
      about: () => within('Entry', input.entryId, ['entryId']),
      command: ({ incident, id }, context) =>
        new ChangeIncident(incident, { type: 'TakeUpEntry', entryId: id, duty: given(input.duty) }, context),
    });
  }

  @Mutation(() => EntryPayload, { description: 'It is dealt with, and how 「対応済」' })
  settleEntry(@Args('input') input: SettleEntryInput, @Context('edge') edge: EdgeRequest): Promise<EntryPayload> {
    return this.gate.change(edge, input, {
      action: 'settleEntry',
      about: () => within('Entry', input.entryId, ['entryId']),
      command: ({ incident, id }, context) =>
        new ChangeIncident(
          incident,
          { type: 'SettleEntry', entryId: id, settlement: input.settlement, outcome: sealUnlessErased(edge, id, input.outcome, 'outcome') },
          context,
        ),
    });
  }

  /** Whether the caller recorded the entry, or names the line of the table that it was imported from: what a person typed has none. */
  private cameFrom(edge: EdgeRequest, incident: Uuid, entryId: Uuid, { importKey, content }: CorrectReportInput): boolean {
    const row = this.reportIn(incident, entryId);
    if (!row) return false;
    const key = written(importKey);
    const source = row.content.importedFrom;
    return (
      row.recorded.actor.id === edge.caller.identity ||
      (source !== undefined &&
        key !== undefined &&
        source.key === importedFrom(this.core, edge.caller.institutionId, incident, key, content).key)
    );
  }

  /** Of an importer the line's new content; a correction by hand stays the correction of the same line. */
  private importedFrom(edge: EdgeRequest, incident: Uuid, entryId: Uuid, { importKey, content }: CorrectReportInput): ImportedFrom {
    const key = written(importKey);
    if (key !== undefined) return importedFrom(this.core, edge.caller.institutionId, incident, key, content);
    return this.reportIn(incident, entryId)?.content.importedFrom;
  }

  /** Also where the chronology stopped: recording goes on. */
  private reportIn(incident: Uuid, entryId: Uuid) {
    const row = this.core.model.lastKnown(chronology, incident, entryId);
    return row?.type === 'incident.report-recorded' ? row : undefined;
  }
}
