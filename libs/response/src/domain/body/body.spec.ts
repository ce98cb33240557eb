import { describe, expect, test } from '@jest/globals';
import { EventRegistry } from '#contracts';
import { incidentDecider } from '../decider.js';
import { responseEvents, responseUpcasters } from '../events.js';
import { env, folded, id, incidentOpened, manual, said, scenario } from '../spec/scenario.js';
import { BodyStoodDown, PostAssigned, PostVacated } from './events.js';
import { bodyOpened } from '../../testkit/body-opened.js';

const president = id(901);
const leader = id(902);
const helper = id(903);
const other = id(904);
const third = id(905);

const team = bodyOpened('TEAM', leader);
const headquarters = bodyOpened('HEADQUARTERS', president);
const standDown = (body: 'TEAM' | 'HEADQUARTERS' | 'ON_SITE_HEADQUARTERS') =>
  ({ type: 'StandDownBody', body, grounds: said('収束') }) as const;

describe('opening (M-076, M-080, M-082)', () => {
  scenario('whoever forms the team names its leader')
    .given(incidentOpened())
    .when({ type: 'OpenBody', body: 'TEAM', headId: leader, grounds: said('2名入院') })
    .then(bodyOpened('TEAM', leader, { grounds: said('2名入院') }));

  scenario('the headquarters may open without a team: the sources know several ways there (O-12)')
    .given(incidentOpened())
    .when({ type: 'OpenBody', body: 'HEADQUARTERS', headId: president, place: '第一会議室' })
    .then(bodyOpened('HEADQUARTERS', president, { place: '第一会議室' }));

  scenario('opening it again in the same way changes nothing')
    .given(incidentOpened(), team)
    .when({ type: 'OpenBody', body: 'TEAM', headId: leader })
    .thenNothing();

  for (const more of [{ grounds: said('2名入院') }, { place: '第一会議室' }])
    scenario(`opening it again with ${Object.keys(more).join()} is refused, so that nothing said is lost`)
      .given(incidentOpened(), team)
      .when({ type: 'OpenBody', body: 'TEAM', headId: leader, ...more })
      .thenRefused('BODY_ALREADY_OPEN', { body: 'TEAM' });

  scenario('two people do not open it with two heads')
    .given(incidentOpened(), team)
    .when({ type: 'OpenBody', body: 'TEAM', headId: other })
    .thenRefused('BODY_ALREADY_OPEN');

  scenario('what was stood down may open again')
    .given(incidentOpened(), team, BodyStoodDown.of({ body: 'TEAM', grounds: said('収束') }))
    .when({ type: 'OpenBody', body: 'TEAM', headId: other })
    .then(bodyOpened('TEAM', other));
});

describe('standing down (M-083, O-5)', () => {
  scenario('the team stands down with grounds')
    .given(incidentOpened(), team)
    .when(standDown('TEAM'))
    .then(BodyStoodDown.of({ body: 'TEAM', grounds: said('収束') }));

  scenario('a team under the orders of the headquarters does not stand down by itself')
    .given(incidentOpened(), team, headquarters)
    .when(standDown('TEAM'))
    .thenRefused('TEAM_UNDER_HEADQUARTERS');

  scenario('the headquarters hands command back by standing down')
    .given(incidentOpened(), team, headquarters)
    .when(standDown('HEADQUARTERS'))
    .then(BodyStoodDown.of({ body: 'HEADQUARTERS', grounds: said('収束') }));

  scenario('what is on site is stood down before the headquarters')
    .given(incidentOpened(), headquarters, bodyOpened('ON_SITE_HEADQUARTERS', other))
    .when(standDown('HEADQUARTERS'))
    .thenRefused('ON_SITE_STILL_OPEN');

  scenario('then the team may')
    .given(incidentOpened(), team, headquarters, BodyStoodDown.of({ body: 'HEADQUARTERS', grounds: said('縮小') }))
    .when(standDown('TEAM'))
    .then(BodyStoodDown.of({ body: 'TEAM', grounds: said('収束') }));

  scenario('standing down twice is refused: the second grounds would be lost')
    .given(incidentOpened(), team, BodyStoodDown.of({ body: 'TEAM', grounds: said('収束') }))
    .when(standDown('TEAM'))
    .thenRefused('BODY_ALREADY_STOOD_DOWN', { body: 'TEAM' });

  scenario('what was never open cannot stand down')
    .given(incidentOpened())
    .when(standDown('ON_SITE_HEADQUARTERS'))
    .thenRefused('BODY_NOT_OPEN');
});

describe('posts (M-076, M-080, M-084)', () => {
  const assistant = (memberId: typeof helper) => PostAssigned.of({ body: 'TEAM', post: 'TEAM_ASSISTANT', memberId });

  scenario('a second assistant has a seat')
    .given(incidentOpened(), team, assistant(helper))
    .when({ type: 'AssignPost', body: 'TEAM', post: 'TEAM_ASSISTANT', memberId: other })
    .then(assistant(other));

  scenario('a third has none (M-076)')
    .given(incidentOpened(), team, assistant(helper), assistant(other))
    .when({ type: 'AssignPost', body: 'TEAM', post: 'TEAM_ASSISTANT', memberId: third })
    .thenRefused('POST_FULL', { post: 'TEAM_ASSISTANT', seats: 2 });

  scenario('a seat that was vacated is free again')
    .given(
      incidentOpened(),
      team,
      assistant(helper),
      assistant(other),
      PostVacated.of({ body: 'TEAM', post: 'TEAM_ASSISTANT', memberId: helper }),
    )
    .when({ type: 'AssignPost', body: 'TEAM', post: 'TEAM_ASSISTANT', memberId: third })
    .then(assistant(third));

  scenario('who holds the post already holds it')
    .given(incidentOpened(), team, assistant(helper))
    .when({ type: 'AssignPost', body: 'TEAM', post: 'TEAM_ASSISTANT', memberId: helper })
    .thenNothing();

  scenario('a new director-general relieves the old one')
    .given(incidentOpened(), headquarters)
    .when({ type: 'AssignPost', body: 'HEADQUARTERS', post: 'DIRECTOR', memberId: other })
    .then(
      PostVacated.of({ body: 'HEADQUARTERS', post: 'DIRECTOR', memberId: president }),
      PostAssigned.of({ body: 'HEADQUARTERS', post: 'DIRECTOR', memberId: other }),
    );

  scenario('the head post is not left empty')
    .given(incidentOpened(), headquarters)
    .when({ type: 'VacatePost', body: 'HEADQUARTERS', post: 'DIRECTOR', memberId: president })
    .thenRefused('HEAD_NEEDED');

  scenario('members may be many')
    .given(
      incidentOpened(),
      headquarters,
      ...[helper, other].map((memberId) => PostAssigned.of({ body: 'HEADQUARTERS', post: 'MEMBER', memberId })),
    )
    .when({ type: 'AssignPost', body: 'HEADQUARTERS', post: 'MEMBER', memberId: third })
    .then(PostAssigned.of({ body: 'HEADQUARTERS', post: 'MEMBER', memberId: third }));

  scenario('a member leaves a post')
    .given(incidentOpened(), team, assistant(helper))
    .when({ type: 'VacatePost', body: 'TEAM', post: 'TEAM_ASSISTANT', memberId: helper })
    .then(PostVacated.of({ body: 'TEAM', post: 'TEAM_ASSISTANT', memberId: helper }));

  scenario('leaving a post one does not hold changes nothing')
    .given(incidentOpened(), team)
    .when({ type: 'VacatePost', body: 'TEAM', post: 'TEAM_ASSISTANT', memberId: helper })
    .thenNothing();

  scenario('the team has no director-general')
    .given(incidentOpened(), team)
    .when({ type: 'AssignPost', body: 'TEAM', post: 'DIRECTOR', memberId: helper })
    .thenRefused('POST_NOT_OF_BODY', { post: 'DIRECTOR', body: 'TEAM' });

  scenario('a body that is not open has no posts')
    .given(incidentOpened())
    .when({ type: 'AssignPost', body: 'TEAM', post: 'MEMBER', memberId: helper })
    .thenRefused('BODY_NOT_OPEN');
});

describe('the manual says what a body is', () => {
  const others = { ...manual, id: 'another-university', bodies: { TEAM: { ...manual.bodies.TEAM!, head: 'MEMBER' as const, duties: [] } } };
  const { decide } = incidentDecider({ manuals: [others] });
  const opened = folded([incidentOpened({ manual: { id: others.id, version: others.version } })]);

  test('another manual gives its team another head and other duties', () => {
    const [event] = decide({ type: 'OpenBody', body: 'TEAM', headId: leader }, opened, env);
    expect(event!.data).toMatchObject({ headPost: 'MEMBER', duties: [] });
  });

  test('a body that the manual does not have is refused', () => {
    expect(() => decide({ type: 'OpenBody', body: 'HEADQUARTERS', headId: leader }, opened, env)).toThrow(
      expect.objectContaining({ code: 'BODY_NOT_OF_MANUAL' }),
    );
  });

  test('a body opened before manuals said so has the posts and duties of that time', () => {
    const read = new EventRegistry(responseEvents, responseUpcasters).decode({
      ...{ stream: 'incident-1', revision: 0n, position: '', id: id(1), type: 'incident.body-opened' },
      data: { body: 'TEAM', headId: leader },
      metadata: { schemaVersion: 1 },
    });
    expect(read.data).toEqual({
      body: 'TEAM',
      headId: leader,
      headPost: 'TEAM_LEADER',
      duties: ['GENERAL_AFFAIRS', 'ON_SITE', 'FAMILY', 'LOGISTICS'],
    });
  });
});
