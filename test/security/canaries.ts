import { expect } from '@jest/globals';
import type { Found, Member } from '../api/support/member.js';

/** Values to be found wherever what is personal leaks to; each is of one place, so that a find says which. */
export class Canaries {
  private readonly places = new Map<string, string>();

  /** A new one, with the name of the place that it is planted in. */
  of(place: string): string {
    return this.add(place, `鶺鴒canary${this.places.size}${place}`);
  }

  get planted(): readonly (readonly [place: string, canary: string])[] {
    return [...this.places].map(([canary, place]) => [place, canary]);
  }

  /** Whether every text in a value is one of them. */
  areAllOf(value: unknown): boolean {
    if (typeof value === 'string') return this.places.has(value);
    return typeof value === 'object' && value !== null && Object.values(value).every((part) => this.areAllOf(part));
  }

  /** Does all that can be done in an incident, and says as much as can be said. */
  async plant(member: Member, colleague: Member): Promise<{ incidentId: string }> {
    const { incidentId, entryId, personId, claimId } = await this.report(member);
    const headed = { incidentId, headId: member.id };
    await member.does('openHeadquarters', { ...headed, grounds: this.of('grounds') });
    await member.does('formTeam', { ...headed, grounds: this.of('grounds') });
    await member.does('correctIncident', { incidentId, title: this.of('title'), reason: this.of('reason') });
    await member.does('correctReport', { entryId, content: this.content(), reason: this.of('reason') });
    await this.reveal(member, entryId);
    await member.does('settleEntry', { entryId, settlement: 'DONE', outcome: this.of('outcome') });
    await member.does('correctPerson', { personId, profile: this.profile('1932-08-30'), reason: this.of('reason') });
    await member.does('correctPersonState', { claimId, state: this.state(), reason: this.of('reason') });
    await this.figures(member, incidentId);
    await this.decide(member, incidentId);
    await this.dispatch(member, incidentId);
    await this.spend(member, incidentId);
    await this.handOver(member, colleague, incidentId);
    await member.does('changeResponseLevel', { incidentId, level: 2, grounds: this.of('grounds') });
    await member.does('changeResponseLevel', { incidentId, level: 1, grounds: this.of('grounds') });
    await member.does('withdrawEntry', { entryId, reason: this.of('reason') });
    for (const body of ['HEADQUARTERS', 'TEAM']) await member.does('standDown', { incidentId, body, grounds: this.of('grounds') });
    await member.does('closeIncident', { incidentId, outcome: 'RESOLVED', reason: this.of('reason') });
    await member.does('reopenIncident', { incidentId, reason: this.of('reason') });
    return { incidentId };
  }

  private add(place: string, canary: string): string {
    this.places.set(canary, place);
    return canary;
  }

  private named<Name extends string>(...names: Name[]): Record<Name, string> {
    return Object.fromEntries(names.map((name) => [name, this.of(name)])) as Record<Name, string>;
  }

  private content(): object {
    return {
      channel: 'PHONE',
      disposition: 'HQ',
      ...this.named('from', 'to', 'informationSource', 'text', 'action', 'confidential'),
      fiveW: this.named('when', 'where', 'who', 'what', 'how', 'other'),
    };
  }

  private profile(birthDate: string): object {
    return {
      ...this.named(
        'name',
        'nameReading',
        'affiliation',
        'studentNumber',
        'phone',
        'email',
        'passportNumber',
        'homeAddress',
        'medicalNotes',
      ),
      birthDate: this.add('birthDate', birthDate),
      guardians: [this.named('name', 'relation', 'phone', 'email')],
    };
  }

  private state(): object {
    return { harm: { value: 'SERIOUS', certainty: 'CONFIRMED' }, ...this.named('source', 'position', 'condition', 'hospital') };
  }

  private async report(member: Member): Promise<{ incidentId: string; entryId: string; personId: string; claimId: string }> {
    const { incident, entry } = await member.does(
      'recordReport',
      {
        open: { title: this.of('title'), zone: 'Europe/Vienna' },
        content: this.content(),
        persons: [{ add: this.profile('1931-07-29'), state: this.state() }],
      },
      'incident { id } entry { id persons { id } }',
    );
    const personId = entry.persons[0].id;
    const { person } = await member.read('query ($id: ID!) { person(id: $id) { claims { id } } }', { id: personId });
    return { incidentId: incident.id, entryId: entry.id, personId, claimId: person.claims[0].id };
  }

  private async reveal(member: Member, entryId: string): Promise<void> {
    const { node } = await member.read('query ($id: ID!) { node(id: $id) { ... on Entry { confidential { ref } } } }', { id: entryId });
    const { reveal } = await member.read('mutation ($input: RevealInput!) { reveal(input: $input) { text errors { code } } }', {
      input: { ref: node.confidential.ref, reason: this.of('reason') },
    });
    // The test can only find what was really there to be seen.
    expect(this.places.get(reveal.text)).toBe('confidential');
  }

  private async figures(member: Member, incidentId: string): Promise<void> {
    const figure = { measure: 'DEAD', population: 'SENT_ABROAD', count: 0, source: '現地警察', certainty: 'CONFIRMED' };
    await member.does('reportFigure', { incidentId, ...figure, ...this.named('note') });
    const figureId = await this.lineOf(member, incidentId, 'incident.figure-reported');
    await member.does('correctFigure', { entryId: figureId, ...figure, ...this.named('note', 'reason') });
    const fact = { fact: 'PUBLIC_ATTENTION', holds: true, certainty: 'PRESUMED' };
    await member.does('recordIncidentFact', { incidentId, ...fact, ...this.named('source', 'note') });
    const factId = await this.lineOf(member, incidentId, 'incident.fact-recorded');
    await member.does('correctIncidentFact', { entryId: factId, ...fact, ...this.named('source', 'note', 'reason') });
  }

  private async decide(member: Member, incidentId: string): Promise<void> {
    const content = () => ({ ...this.named('question', 'reasons', 'dissent'), options: [this.of('option'), this.of('option')], chosen: 1 });
    const { decision } = await member.does('recordDecision', { incidentId, ...content() }, 'decision { id }');
    await member.does('correctDecision', { decisionId: decision.id, ...content(), reason: this.of('reason') });
  }

  private async dispatch(member: Member, incidentId: string): Promise<void> {
    const requested = async (...steps: string[]): Promise<Found> => {
      const content = { kind: 'STAFF', ...this.named('purpose', 'travellers') };
      const { dispatch } = await member.does('requestDispatch', { incidentId, ...content }, 'dispatch { id }');
      for (const step of steps) await member.does(step, { dispatchId: dispatch.id, note: this.of('note') });
      return dispatch.id;
    };
    await requested('refuseDispatch');
    await requested('cancelDispatch');
    const dispatchId = await requested('approveDispatch');
    await member.does('arrangeDispatch', { dispatchId, ...this.named('note', 'reference') });
    for (const step of ['departDispatch', 'arriveDispatch']) await member.does(step, { dispatchId, note: this.of('note') });
    const returned = await member.does('returnDispatch', { dispatchId, note: this.of('note') }, 'dispatch { steps { entryId } }');
    const [{ entryId }] = returned.dispatch.steps;
    await member.does('correctDispatch', { dispatchId, kind: 'STAFF', ...this.named('purpose', 'travellers', 'reason') });
    await member.does('correctDispatchStep', { entryId, at: { precision: 'UNKNOWN' }, ...this.named('note', 'reason') });
  }

  private async spend(member: Member, incidentId: string): Promise<void> {
    const actual = { amount: '100', currency: 'EUR' };
    const line = () => ({ category: 'MEALS', ...this.named('description') });
    const { expense } = await member.does('recordExpense', { incidentId, ...line(), estimate: actual }, 'expense { id }');
    const expenseId = expense.id;
    await member.does('assignDuty', { incidentId, duty: 'LOGISTICS', memberId: member.id });
    await member.does('recordExpenseActual', { expenseId, actual, ...this.named('reference') });
    await member.does('correctExpense', { expenseId, ...line(), actual, reason: this.of('reason') });
    await member.does('withdrawExpense', { expenseId, reason: this.of('reason') });
  }

  private async handOver(member: Member, colleague: Member, incidentId: string): Promise<void> {
    await member.does('assignDuty', { incidentId, duty: 'PR', memberId: member.id });
    await member.does('handOverDuty', { incidentId, duty: 'PR', to: colleague.id, note: this.of('note') });
    const entryId = await this.lineOf(member, incidentId, 'incident.duty-handed-over');
    await member.does('correctWording', { entryId, ...this.named('wording', 'reason') });
  }

  private async lineOf(member: Member, incidentId: string, type: string): Promise<string> {
    const { chronology } = await member.read('query ($id: ID!) { chronology(incidentId: $id, first: 100) { nodes { id type } } }', {
      id: incidentId,
    });
    return chronology.nodes.find((line: Found) => line.type === type).id;
  }
}
