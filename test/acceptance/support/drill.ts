import { randomUUID } from 'node:crypto';
import { asRole, scratch, startDrill, type Drill } from '../../cli/running-honbu.js';

type Ask = Awaited<ReturnType<typeof asRole>>;
type Answer = ReturnType<typeof JSON.parse>;

/** An empty drill on a server process of its own, without the script. */
export class EmptyDrill {
  private constructor(
    private readonly folder: ReturnType<typeof scratch>,
    private readonly drill: Drill,
  ) {}

  static async start(): Promise<EmptyDrill> {
    const folder = scratch();
    return new EmptyDrill(folder, await startDrill(folder.path, '--no-script'));
  }

  get url(): string {
    return this.drill.url;
  }

  async end(): Promise<void> {
    await this.drill.end();
    this.folder.remove();
  }

  async member(role: string): Promise<DrillMember> {
    return new DrillMember(await asRole(this.url, role));
  }
}

/** Somebody of the drill who prepares what a test needs, through the public API. */
export class DrillMember {
  constructor(private readonly ask: Ask) {}

  async id(): Promise<string> {
    const { viewer } = await this.ask<Answer>('{ viewer { member { id } } }');
    return viewer.member.id;
  }

  /** The data of a query. */
  reads(query: string, variables: object = {}): Promise<Answer> {
    return this.ask<Answer>(query, variables);
  }

  /** Does what must not be refused, and answers its payload. */
  async does(
    mutation: string,
    input: object,
    selection = '',
    type = `${mutation[0]!.toUpperCase()}${mutation.slice(1)}Input`,
  ): Promise<Answer> {
    const query = `mutation ($input: ${type}!) { ${mutation}(input: $input) { ${selection} errors { code message } } }`;
    const data = await this.ask<Answer>(query, { input: { clientCommandId: randomUUID(), ...input } });
    const [refusal] = data[mutation].errors;
    if (refusal) throw new Error(`${mutation}: ${JSON.stringify(refusal)}`);
    return data[mutation];
  }

  /** Lets the drill's clock jump ahead and go on at the pace of real time. */
  async movesClockTo(moment: Date): Promise<void> {
    await this.setsClock({ rate: 1, shows: moment.toISOString() });
  }

  /** Lets the drill's clock go on at the pace of real time. */
  async keepsRealTime(): Promise<void> {
    await this.setsClock({ rate: 1 });
  }

  private async setsClock(input: object): Promise<void> {
    await this.ask('mutation ($input: SetDrillClockInput!) { setDrillClock(input: $input) { errors { code } } }', {
      input: { clientCommandId: randomUUID(), ...input },
    });
  }

  /** Opens an incident at a place nine or more hours from Japan; answers its id. */
  async opensIncident(title: string): Promise<string> {
    const open = { title, kind: 'TRAFFIC', zone: 'America/Lima', place: '架空市' };
    const { incident } = await this.does(
      'recordReport',
      { open, content: { channel: 'PHONE', text: `${title} 第一報` } },
      'incident { id }',
    );
    return incident.id;
  }

  /** Adds a fictional student; answers the id. */
  async addsStudent(incidentId: string, name: string, more: object = {}): Promise<string> {
    const { person } = await this.does('addPerson', { incidentId, profile: { role: 'STUDENT', name, ...more } }, 'person { id }');
    return person.id;
  }

  /** Opens the headquarters with its caller as the head, who then gives these duties. */
  async opensHeadquarters(incidentId: string, duties: Readonly<Record<string, DrillMember>> = {}): Promise<void> {
    await this.does('openHeadquarters', { incidentId, headId: await this.id() }, '', 'OpenBodyInput');
    for (const [duty, holder] of Object.entries(duties)) await this.does('assignDuty', { incidentId, duty, memberId: await holder.id() });
  }
}
