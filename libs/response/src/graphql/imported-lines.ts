import { Inject, Injectable } from '@nestjs/common';
import { Field, ID, ObjectType, registerEnumType } from '@nestjs/graphql';
import { entityIdOf, eventIdOf } from '#commands';
import { CommandGate, CORE, globalId, IncidentReading, positionIn, type Core, type EdgeRequest } from '#edge';
import type { Uuid } from '#kernel';
import { chronology } from '../views/chronology.view.js';
import type { ImportLineInput, RecordReportContent } from './inputs/report.js';

export const ImportLineState = { NEW: 'NEW', KNOWN: 'KNOWN', CHANGED: 'CHANGED' } as const;
registerEnumType(ImportLineState, {
  name: 'ImportLineState',
  description: 'Whether a line of a table is recorded 「取込の状態」',
  valuesMap: {
    NEW: { description: 'Not recorded yet 「未取込」' },
    KNOWN: { description: 'Recorded as it is 「取込済」' },
    CHANGED: { description: 'Recorded with other content 「変更あり」' },
  },
});

@ObjectType({ description: 'Whether a line is recorded, and as which entry 「取込の状態」' })
export class ImportLineStatus {
  @Field(() => String, { description: 'Names the line of the table, the same whoever imports it 「取込キー」' })
  importKey!: string;

  @Field(() => ImportLineState, { description: 'Whether it is recorded 「取込の状態」' })
  state!: keyof typeof ImportLineState;

  @Field(() => ID, { nullable: true, description: 'The line of the chronology 「記録」' })
  entryId!: string | null;

  @Field(() => ID, { nullable: true, description: 'The incident 「事案」' })
  incidentId!: string | null;
}

/** What an imported report keeps of its line: keyed digests, never text. */
export const importedFrom = (core: Core, institution: string, incident: Uuid, importKey: string, content: RecordReportContent) => ({
  key: core.privacy.digest.ofImportKey(institution, `${incident} ${importKey}`),
  digest: core.privacy.digest.ofInput(content),
});

/** Finds the entries of imported lines again, by the ids that their commands gave them. */
@Injectable()
export class ImportedLines {
  constructor(
    @Inject(CORE) private readonly core: Core,
    private readonly gate: CommandGate,
    private readonly reading: IncidentReading,
  ) {}

  /**
   * The state of each line in this incident; without one, in the incident that one of these lines opened. Throws `FORBIDDEN`,
   * `INCIDENT_NOT_FOUND` and what `whenReached` throws.
   */
  async statusOf(edge: EdgeRequest, lines: readonly ImportLineInput[], named?: Uuid, atLeast?: string | null): Promise<ImportLineStatus[]> {
    if (edge.caller && atLeast) await this.core.projection.whenReached(positionIn(atLeast));
    const incident = named ?? this.openedBy(edge, lines);
    if (!incident) {
      await edge.authorise('recordReport');
      return lines.map(({ importKey }) => ({ importKey, state: 'NEW', entryId: null, incidentId: null }));
    }
    await this.reading.read(edge, 'viewImportedLines', incident);
    return lines.map((line) => this.lineIn(edge, incident, line));
  }

  private openedBy(edge: EdgeRequest, lines: readonly ImportLineInput[]): Uuid | undefined {
    return lines
      .map(({ importKey }) => entityIdOf(this.commandIdOf(edge, undefined, importKey), 0))
      .find((incident) => this.core.model.lastEventId(incident) !== undefined);
  }

  private lineIn(edge: EdgeRequest, incident: Uuid, { importKey, content }: ImportLineInput): ImportLineStatus {
    const incidentId = globalId('Incident', incident);
    for (const entryId of this.candidates(edge, incident, importKey)) {
      const row = this.core.model.get(chronology, incident, entryId);
      if (row?.type !== 'incident.report-recorded') continue;
      const same = row.content.importedFrom?.digest === this.core.privacy.digest.ofInput(content);
      return { importKey, state: same ? 'KNOWN' : 'CHANGED', entryId: globalId('Entry', incident, entryId), incidentId };
    }
    return { importKey, state: 'NEW', entryId: null, incidentId };
  }

  /** The report is the first event of its command, or the second of the one that opened the incident. */
  private candidates(edge: EdgeRequest, incident: Uuid, importKey: string): Uuid[] {
    const opening = this.commandIdOf(edge, undefined, importKey);
    return [
      eventIdOf(this.commandIdOf(edge, incident, importKey), 0),
      ...(entityIdOf(opening, 0) === incident ? [eventIdOf(opening, 1)] : []),
    ];
  }

  private commandIdOf(edge: EdgeRequest, incident: Uuid | undefined, importKey: string): Uuid {
    return this.gate.commandId(edge, { clientCommandId: '' }, { action: 'recordReport', incident, importKey: importKey.trim() });
  }
}
