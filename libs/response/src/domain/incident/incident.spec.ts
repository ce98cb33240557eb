import { describe } from '@jest/globals';
import { BodyStoodDown } from '../body/events.js';
import { PersonAdded } from '../person/events.js';
import { ReportRecorded } from '../report/events.js';
import { reportSaying } from '../spec/report-saying.js';
import { director, given, id, incidentId, incidentOpened, manual, now, said, scenario } from '../spec/scenario.js';
import { DutyAssigned, DutyHandedOver } from '../duty/events.js';
import { LevelChanged } from '../level/events.js';
import { EntryWithdrawn, IncidentClosed, IncidentCorrected, IncidentReopened, WordingCorrected } from './events.js';
import { bodyOpened } from '../../testkit/body-opened.js';

const opening = { title: said('バス事故'), kind: 'TRAFFIC', zone: 'Europe/Vienna' } as const;
const closed = IncidentClosed.of({ outcome: 'RESOLVED', reason: said('全員帰国') });

describe('opening', () => {
  scenario('an incident opens under the manual in force, every open point read by its default (M-025, O-1, O-2)')
    .given()
    .when({ type: 'OpenIncident', ...opening })
    .then(incidentOpened());

  scenario('a reading chosen at the opening stays with the incident')
    .given()
    .when({ type: 'OpenIncident', ...opening, readings: { 'O-1': 'ALL_THREE' } })
    .then(incidentOpened({ readings: { ...incidentOpened().data.readings, 'O-1': 'ALL_THREE' } }));

  scenario('a reading that the manual does not have is refused')
    .given()
    .when({ type: 'OpenIncident', ...opening, readings: { 'O-1': 'WHATEVER' } })
    .thenRefused('READING_UNKNOWN', { point: 'O-1', option: 'WHATEVER' });

  scenario('an open point that the manual does not have is refused')
    .given()
    .when({ type: 'OpenIncident', ...opening, readings: { toString: 'name' } })
    .thenRefused('READING_UNKNOWN');

  scenario('a manual that is not there is refused')
    .given()
    .when({ type: 'OpenIncident', ...opening, manual: { id: manual.id, version: '9.9' } })
    .thenRefused('MANUAL_UNKNOWN', { manual: manual.id, version: '9.9' });

  scenario('an incident opens once')
    .given(incidentOpened())
    .when({ type: 'OpenIncident', ...opening })
    .thenRefused('INCIDENT_EXISTS');

  scenario('nothing can be recorded before it is open')
    .given()
    .when({ type: 'AddPerson', name: said('佐藤 花') })
    .thenRefused('INCIDENT_UNKNOWN');
});

describe('closing and reopening', () => {
  scenario('an incident closes as resolved')
    .given(incidentOpened())
    .when({ type: 'CloseIncident', outcome: 'RESOLVED', reason: said('全員帰国') })
    .then(closed);

  scenario('a duplicate names the incident that it repeats')
    .given(incidentOpened())
    .when({ type: 'CloseIncident', outcome: 'DUPLICATE_OF', duplicateOf: id(1), reason: said('同じ事故') })
    .then(IncidentClosed.of({ outcome: 'DUPLICATE_OF', duplicateOf: id(1), reason: said('同じ事故') }));

  scenario('a duplicate of nothing is refused')
    .given(incidentOpened())
    .when({ type: 'CloseIncident', outcome: 'DUPLICATE_OF', reason: said('同じ事故') } as never)
    .thenRefused('DUPLICATE_NEEDED');

  scenario('an incident is no duplicate of itself')
    .given(incidentOpened())
    .when({ type: 'CloseIncident', outcome: 'DUPLICATE_OF', duplicateOf: incidentId, reason: said('同じ事故') })
    .thenRefused('DUPLICATE_OF_ITSELF');

  scenario('command is handed back before closing: an open headquarters keeps it open (O-5)')
    .given(incidentOpened(), bodyOpened('HEADQUARTERS', director))
    .when({ type: 'CloseIncident', outcome: 'RESOLVED', reason: said('収束') })
    .thenRefused('BODIES_STILL_OPEN', { bodies: ['HEADQUARTERS'] });

  scenario('after the headquarters has stood down it closes')
    .given(incidentOpened(), bodyOpened('HEADQUARTERS', director), BodyStoodDown.of({ body: 'HEADQUARTERS', grounds: said('収束') }))
    .when({ type: 'CloseIncident', outcome: 'RESOLVED', reason: said('全員帰国') })
    .then(closed);

  scenario('closing again in the same way is refused, so that its reason is not lost')
    .given(incidentOpened(), closed)
    .when({ type: 'CloseIncident', outcome: 'RESOLVED', reason: said('もう一度') })
    .thenRefused('ALREADY_CLOSED');

  scenario('closing again in another way is refused')
    .given(incidentOpened(), closed)
    .when({ type: 'CloseIncident', outcome: 'OPENED_IN_ERROR', reason: said('誤り') })
    .thenRefused('ALREADY_CLOSED');

  scenario('after it was reopened it closes again')
    .given(incidentOpened(), closed, IncidentReopened.of({ reason: said('続報') }))
    .when({ type: 'CloseIncident', outcome: 'RESOLVED', reason: said('全員帰国') })
    .then(closed);

  scenario('a report on a closed incident is refused, so that it is not lost where nobody looks')
    .given(incidentOpened(), closed)
    .when({ type: 'RecordReport', channel: 'PHONE', text: said('続報') })
    .thenRefused('INCIDENT_CLOSED');

  scenario('a closed incident reopens')
    .given(incidentOpened(), closed)
    .when({ type: 'ReopenIncident', reason: said('続報') })
    .then(IncidentReopened.of({ reason: said('続報') }));

  scenario('reopening an open incident is refused, so that its reason is not lost')
    .given(incidentOpened())
    .when({ type: 'ReopenIncident', reason: said('念のため') })
    .thenRefused('NOT_CLOSED');

  scenario('a reopened incident takes reports again')
    .given(incidentOpened(), closed, IncidentReopened.of({ reason: said('続報') }))
    .when({ type: 'RecordReport', channel: 'PHONE', text: said('続報') })
    .then(ReportRecorded.of(reportSaying('続報', { channel: 'PHONE' })));
});

describe('withdrawing an entry', () => {
  const report = ReportRecorded.of(reportSaying('3名が負傷'));

  scenario('a report is taken back with a reason')
    .given(incidentOpened(), report)
    .when({ type: 'WithdrawEntry', entryId: given(1), reason: said('別の事故') })
    .then(EntryWithdrawn.of({ entryId: given(1), reason: said('別の事故') }));

  scenario('taking it back twice is refused: the second reason would be lost')
    .given(incidentOpened(), report, EntryWithdrawn.of({ entryId: given(1), reason: said('別の事故') }))
    .when({ type: 'WithdrawEntry', entryId: given(1), reason: said('二重に記録した') })
    .thenRefused('ALREADY_WITHDRAWN', { entryId: given(1) });

  scenario('an act is not taken back but reversed')
    .given(incidentOpened(), bodyOpened('TEAM', director))
    .when({ type: 'WithdrawEntry', entryId: given(1), reason: said('誤り') })
    .thenRefused('ENTRY_IS_AN_ACT');

  scenario('the opening itself is an act: opened in error is a way of closing')
    .given(incidentOpened())
    .when({ type: 'WithdrawEntry', entryId: given(0), reason: said('誤り') })
    .thenRefused('ENTRY_IS_AN_ACT');

  scenario('an entry of nowhere is refused')
    .given(incidentOpened())
    .when({ type: 'WithdrawEntry', entryId: id(7), reason: said('誤り') })
    .thenRefused('ENTRY_UNKNOWN', { entryId: id(7) });

  scenario('a withdrawal is no entry and cannot be withdrawn')
    .given(incidentOpened(), report, EntryWithdrawn.of({ entryId: given(1), reason: said('別の事故') }))
    .when({ type: 'WithdrawEntry', entryId: given(2), reason: said('やはり正しい') })
    .thenRefused('ENTRY_UNKNOWN');

  scenario('a person put on the roster in error leaves it')
    .given(
      incidentOpened(),
      PersonAdded.of({ personId: id(1), role: 'STUDENT', name: said('佐藤 花') }),
      EntryWithdrawn.of({ entryId: given(1), reason: said('同姓同名') }),
    )
    .when({ type: 'RecordPersonState', personId: id(1), whereabouts: { value: 'SAFE', certainty: 'CONFIRMED' } })
    .thenRefused('PERSON_UNKNOWN', { personId: id(1) });
});

describe('correcting what the incident is called', () => {
  scenario('title and place are told anew; the opening is the entry that is corrected')
    .given(incidentOpened({ place: 'ザルツブルク' }))
    .when({ type: 'CorrectIncident', title: said('観光バス事故'), place: 'グラーツ', reason: said('場所の取違え') })
    .then(IncidentCorrected.of({ entryId: given(0), title: said('観光バス事故'), place: 'グラーツ', reason: said('場所の取違え') }));

  scenario('a place that is left out is gone')
    .given(incidentOpened({ place: 'ザルツブルク' }))
    .when({ type: 'CorrectIncident', title: said('バス事故'), reason: said('場所は未確認') })
    .then(IncidentCorrected.of({ entryId: given(0), title: said('バス事故'), reason: said('場所は未確認') }));

  scenario('kind and zone are told anew')
    .given(incidentOpened({ kind: 'OTHER', zone: 'Asia/Tokyo' }))
    .when({ type: 'CorrectIncident', title: said('バス事故'), kind: 'TRAFFIC', zone: 'Europe/Vienna', reason: said('聞き違い') })
    .then(
      IncidentCorrected.of({
        entryId: given(0),
        title: said('バス事故'),
        kind: 'TRAFFIC',
        zone: 'Europe/Vienna',
        reason: said('聞き違い'),
      }),
    );

  scenario('what happens after the zone was corrected is told in the new one')
    .given(
      incidentOpened({ zone: 'Asia/Tokyo' }),
      IncidentCorrected.of({ entryId: given(0), title: said('バス事故'), zone: 'Europe/Vienna', reason: said('聞き違い') }),
    )
    .when({ type: 'RecordReport', channel: 'PHONE', text: said('続報') })
    .then(ReportRecorded.of(reportSaying('続報', { channel: 'PHONE', occurredAt: { precision: 'UNKNOWN', zone: 'Europe/Vienna' } })));

  scenario('a closed incident keeps its name until it is reopened')
    .given(incidentOpened(), closed)
    .when({ type: 'CorrectIncident', title: said('観光バス事故'), reason: said('誤記') })
    .thenRefused('INCIDENT_CLOSED');

  scenario('a correction is no entry and cannot be withdrawn')
    .given(incidentOpened(), IncidentCorrected.of({ entryId: given(0), title: said('観光バス事故'), reason: said('誤記') }))
    .when({ type: 'WithdrawEntry', entryId: given(1), reason: said('やはり正しい') })
    .thenRefused('ENTRY_UNKNOWN');
});

describe('correcting the words of an act', () => {
  const corrected = (n: number) => WordingCorrected.of({ entryId: given(n), wording: said('入院は1名'), reason: said('聞き違い') });
  const correct = (n: number) =>
    ({ type: 'CorrectWording', entryId: given(n), wording: said('入院は1名'), reason: said('聞き違い') }) as const;
  const headquarters = bodyOpened('HEADQUARTERS', director, { grounds: said('入院2名') });
  const family = DutyAssigned.of({ duty: 'FAMILY', memberId: id(901), since: now });

  scenario('the grounds of a level')
    .given(incidentOpened(), LevelChanged.of({ from: 0, to: 2, certainty: 'CONFIRMED', basis: [], by: 'person', grounds: said('入院2名') }))
    .when(correct(1))
    .then(corrected(1));

  scenario('the grounds on which a body was opened').given(incidentOpened(), headquarters).when(correct(1)).then(corrected(1));

  scenario('the grounds on which it was stood down')
    .given(incidentOpened(), headquarters, BodyStoodDown.of({ body: 'HEADQUARTERS', grounds: said('収束') }))
    .when(correct(2))
    .then(corrected(2));

  scenario('the note of a hand-over')
    .given(
      incidentOpened(),
      headquarters,
      family,
      DutyHandedOver.of({ duty: 'FAMILY', from: id(901), to: id(902), note: said('7時に電話') }),
    )
    .when(correct(3))
    .then(corrected(3));

  scenario('the reason of a closing, once the incident is open again')
    .given(incidentOpened(), closed, IncidentReopened.of({ reason: said('続報') }))
    .when(correct(1))
    .then(corrected(1));

  scenario('an act that said nothing has nothing to correct: a level that the policy raised')
    .given(incidentOpened(), LevelChanged.of({ from: 0, to: 2, certainty: 'CONFIRMED', basis: [], by: 'policy' }))
    .when(correct(1))
    .thenRefused('ENTRY_WITHOUT_WORDING', { entryId: given(1) });

  scenario('a claim is corrected as a whole')
    .given(incidentOpened(), ReportRecorded.of(reportSaying('入院2名')))
    .when(correct(1))
    .thenRefused('ENTRY_OF_ANOTHER_KIND');

  scenario('the act itself stands: it still cannot be taken back')
    .given(incidentOpened(), headquarters, corrected(1))
    .when({ type: 'WithdrawEntry', entryId: given(1), reason: said('誤り') })
    .thenRefused('ENTRY_IS_AN_ACT');
});
