import type { IncidentRelations, IncidentRelationsSource } from '#access';
import type { Uuid } from '#kernel';
import type { ReadModel } from '#projection';
import { incident, INCIDENT_KEY, participants, type IncidentRow } from '#response';
import { codesOf, duties } from '#vocabulary';

/**
 * What people are in an incident, from the newest rows, also where a view of it stopped: nobody could record anything there otherwise.
 * An incident's people are worked out once for each change of it.
 */
export class RelationsFromRows implements IncidentRelationsSource {
  private readonly known = new Map<
    Uuid,
    { readonly position: string; readonly row: IncidentRow | undefined; readonly of: Map<Uuid, IncidentRelations> }
  >();

  constructor(private readonly model: ReadModel) {}

  async relationsIn(incidentId: Uuid, identity: Uuid): Promise<IncidentRelations | undefined> {
    const position = this.model.lastPosition(incidentId);
    if (!position) return undefined;
    let known = this.known.get(incidentId);
    if (known?.position !== position) {
      known = { position, row: this.model.lastKnown(incident, incidentId, INCIDENT_KEY), of: new Map() };
      this.known.delete(incidentId);
      this.known.set(incidentId, known);
      if (this.known.size > 1000) this.known.delete(this.known.keys().next().value!);
    }
    if (!known.row) return undefined;
    let relations = known.of.get(identity);
    if (!relations) known.of.set(identity, (relations = this.relations(known.row, incidentId, identity)));
    return relations;
  }

  private relations(row: IncidentRow, incidentId: Uuid, identity: Uuid): IncidentRelations {
    const part = this.model.lastKnown(participants, incidentId, identity)?.as;
    const open = Object.values(row.bodies).filter((body) => body.open);
    return {
      institutionId: row.institutionId,
      posts: open.flatMap(({ posts }) => posts.filter(({ memberId }) => memberId === identity).map(({ post }) => post)),
      duties: codesOf(duties).filter((duty) => row.duties[duty]?.memberId === identity),
      // Who handed over is out while somebody commands; once everything is stood down, former holders can read the record and close it.
      participant: part === 'OPENER' || (part === 'HOLDER' && open.length === 0),
      opener: part === 'OPENER',
    };
  }
}
