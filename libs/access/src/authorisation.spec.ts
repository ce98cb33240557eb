import { describe, expect, it } from '@jest/globals';
import { randomUuid, type Uuid } from '#kernel';
import { Authorisation } from './authorisation.js';
import { relationsOf, type Caller, type IncidentRelations } from './caller.js';
import { accessPolicy, inIncident } from './testkit/access-world.js';

const mine = randomUuid();
const foreign = randomUuid();
const unknown = randomUuid();
const member: Caller = { identity: randomUuid(), kind: 'person', institutionId: 'minato', roles: ['MEMBER'] };

const authorisationWith = (relations: Partial<IncidentRelations> = {}) => {
  const incidents = new Map<Uuid, IncidentRelations>([
    [mine, inIncident(relations)],
    [foreign, inIncident({ institutionId: 'other', posts: ['DIRECTOR'] })],
  ]);
  return new Authorisation(accessPolicy, { relationsIn: async (incidentId) => incidents.get(incidentId) });
};
const refusal = (attempt: Promise<unknown>) =>
  attempt.then(
    () => undefined,
    (error: object) => JSON.stringify(error),
  );

describe('authorisation', () => {
  it('lets pass what a relation allows, and refuses the rest', async () => {
    const authorisation = authorisationWith({ duties: ['FAMILY'] });
    await expect(authorisation.authorise(member, 'recordPersonState', mine)).resolves.toMatchObject({ relation: 'duty:FAMILY' });
    await expect(authorisation.authorise(member, 'changeResponseLevel', mine)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await expect(authorisation.authorise(member, 'launchRocket', mine)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('knows the posts whose holders assign duties', () => {
    expect(authorisationWith().postsThatMay('assignDuty')).toEqual(['TEAM_LEADER', 'DIRECTOR', 'DEPUTY', 'SECRETARIAT', 'ON_SITE_HEAD']);
    expect(authorisationWith().postsThatMay('launchRocket')).toEqual([]);
  });

  it('answers for an incident of another institution exactly as for one that does not exist, whatever was asked', async () => {
    const authorisation = authorisationWith();
    for (const action of ['recordReport', 'viewChronology', 'launchRocket'])
      expect(await refusal(authorisation.authorise(member, action, foreign))).toBe(
        await refusal(authorisation.authorise(member, action, unknown)),
      );
    expect(await refusal(authorisation.sight(member, foreign))).toBe(await refusal(authorisation.sight(member, unknown)));
    await expect(authorisation.sight(member, unknown)).rejects.toMatchObject({ code: 'INCIDENT_NOT_FOUND' });
  });

  it('gives duties in one incident no weight outside it', async () => {
    const authorisation = authorisationWith({ duties: ['FAMILY'] });
    await expect(authorisation.authorise(member, 'recordPersonState')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect((await authorisation.sight(member)).field({ dataClass: 3 }).decision).toBe('never');
  });

  it('holds a service to the scope of its token, whatever its roles may do', async () => {
    const authorisation = authorisationWith();
    const service: Caller = { ...member, kind: 'service', roles: ['INTEGRATOR'], scope: ['recordReport'] };
    await expect(authorisation.authorise(service, 'recordReport', mine)).resolves.toBeDefined();
    await expect(authorisation.authorise(service, 'correctEntry', mine)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const { scope: _, ...unscoped } = service;
    await expect(authorisation.authorise(unscoped, 'recordReport', mine)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const wide: Caller = { ...service, scope: ['createAccount'] };
    await expect(authorisation.authorise(wide, 'createAccount')).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('asks for the newest posts and duties each time', async () => {
    let posts: IncidentRelations['posts'] = ['DIRECTOR'];
    const authorisation = new Authorisation(accessPolicy, { relationsIn: async () => inIncident({ posts }) });
    await expect(authorisation.authorise(member, 'changeResponseLevel', mine)).resolves.toBeDefined();
    posts = [];
    await expect(authorisation.authorise(member, 'changeResponseLevel', mine)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('gives two callers who see the same one mask profile', async () => {
    const [a, b] = [
      await authorisationWith({ duties: ['PR'] }).sight(member, mine),
      await authorisationWith({ duties: ['PR'] }).sight({ ...member, identity: randomUuid() }, mine),
    ];
    expect(a.maskProfile).toBe(b.maskProfile);
    expect((await authorisationWith({ duties: ['FAMILY'] }).sight(member, mine)).maskProfile).not.toBe(a.maskProfile);
  });
});

describe('who has reported', () => {
  it('has a part in the incident until a post or a duty says more', () => {
    expect(relationsOf(member, inIncident({ participant: true }))).toEqual(['role:MEMBER', 'part:PARTICIPANT']);
    expect(relationsOf(member, inIncident({ participant: true, duties: ['PR'] }))).toEqual(['role:MEMBER', 'duty:PR']);
  });

  it.each(['AUDITOR', 'DATA_PROTECTION_OFFICER', 'ADMIN'] as const)('has none left as %s only, not even a post or a duty', (role) => {
    const held = inIncident({ participant: true, opener: true });
    expect(relationsOf({ ...member, roles: [role] }, held)).toEqual([`role:${role}`]);
    expect(relationsOf({ ...member, roles: [role] }, { ...held, posts: ['DIRECTOR'], duties: ['FAMILY'] })).toEqual([`role:${role}`]);
  });

  it('sees nothing more of classes 3 and 4 as PR for having reported', async () => {
    const sight = await authorisationWith({ participant: true, duties: ['PR'] }).sight(member, mine);
    expect([sight.field({ dataClass: 3 }).decision, sight.field({ dataClass: 4 }).decision]).toEqual(['never', 'never']);
  });
});
