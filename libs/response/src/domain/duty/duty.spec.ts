import { describe } from '@jest/globals';
import { codesOf, duties } from '#vocabulary';
import type { Duty } from '../body/bodies.js';
import { BodyStoodDown } from '../body/events.js';
import { id, incidentOpened, manual, now, said, scenario } from '../spec/scenario.js';
import { DutyAssigned, DutyHandedOver } from './events.js';
import { bodyOpened } from '../../testkit/body-opened.js';

const sato = id(901);
const tanaka = id(902);
const team = bodyOpened('TEAM', id(900));
const headquarters = bodyOpened('HEADQUARTERS', id(900));
const held = (duty: Duty, memberId = sato) => DutyAssigned.of({ duty, memberId, since: now });

describe('assigning', () => {
  for (const duty of codesOf(duties)) {
    if (manual.bodies.TEAM!.duties.some((rule) => rule.duty === duty))
      scenario(`the team has the duty ${duty} (M-077)`)
        .given(incidentOpened(), team)
        .when({ type: 'AssignDuty', duty, memberId: sato })
        .then(held(duty));
    else
      scenario(`the team has no duty ${duty} (M-077)`)
        .given(incidentOpened(), team)
        .when({ type: 'AssignDuty', duty, memberId: sato })
        .thenRefused('DUTY_NOT_OF_BODY', { duty, bodies: ['TEAM'] });
    scenario(`the headquarters has the duty ${duty} (M-085)`)
      .given(incidentOpened(), headquarters)
      .when({ type: 'AssignDuty', duty, memberId: sato })
      .then(held(duty));
  }

  scenario('the on-site headquarters has the duty on site (M-080)')
    .given(incidentOpened(), bodyOpened('ON_SITE_HEADQUARTERS', id(900)))
    .when({ type: 'AssignDuty', duty: 'ON_SITE', memberId: sato })
    .then(held('ON_SITE'));

  scenario('before a body is open there is no duty to hold')
    .given(incidentOpened())
    .when({ type: 'AssignDuty', duty: 'FAMILY', memberId: sato })
    .thenRefused('DUTY_NOT_OF_BODY', { duty: 'FAMILY', bodies: [] });

  scenario('who holds it already holds it')
    .given(incidentOpened(), headquarters, held('PR'))
    .when({ type: 'AssignDuty', duty: 'PR', memberId: sato })
    .thenNothing();

  scenario('assigning a duty that somebody holds hands it over')
    .given(incidentOpened(), headquarters, held('FAMILY'))
    .when({ type: 'AssignDuty', duty: 'FAMILY', memberId: tanaka })
    .then(DutyHandedOver.of({ duty: 'FAMILY', from: sato, to: tanaka }), held('FAMILY', tanaka));
});

describe('handing over', () => {
  scenario('the family desk changes hands during the night, with a note')
    .given(incidentOpened(), headquarters, held('FAMILY'))
    .when({ type: 'HandOverDuty', duty: 'FAMILY', to: tanaka, note: said('7時に鈴木家へ電話') })
    .then(DutyHandedOver.of({ duty: 'FAMILY', from: sato, to: tanaka, note: said('7時に鈴木家へ電話') }), held('FAMILY', tanaka));

  scenario('handing over to the holder changes nothing')
    .given(incidentOpened(), headquarters, held('FAMILY'))
    .when({ type: 'HandOverDuty', duty: 'FAMILY', to: sato })
    .thenNothing();

  scenario('handing over to the holder with a note is refused, so that the note is not lost')
    .given(incidentOpened(), headquarters, held('FAMILY'))
    .when({ type: 'HandOverDuty', duty: 'FAMILY', to: sato, note: said('7時に鈴木家へ電話') })
    .thenRefused('DUTY_ALREADY_HELD', { duty: 'FAMILY' });

  scenario('what nobody holds cannot be handed over')
    .given(incidentOpened(), headquarters)
    .when({ type: 'HandOverDuty', duty: 'FAMILY', to: tanaka })
    .thenRefused('DUTY_NOT_HELD', { duty: 'FAMILY' });
});

describe('bodies that stand down', () => {
  const closed = BodyStoodDown.of({ body: 'HEADQUARTERS', grounds: said('縮小') });

  scenario('a duty that only the headquarters had lapses with it')
    .given(incidentOpened(), team, headquarters, held('PR'), closed)
    .when({ type: 'HandOverDuty', duty: 'PR', to: tanaka })
    .thenRefused('DUTY_NOT_HELD', { duty: 'PR' });

  scenario('a duty that the team has too goes on')
    .given(incidentOpened(), team, headquarters, held('FAMILY'), closed)
    .when({ type: 'HandOverDuty', duty: 'FAMILY', to: tanaka })
    .then(DutyHandedOver.of({ duty: 'FAMILY', from: sato, to: tanaka }), held('FAMILY', tanaka));
});
