import { describe } from '@jest/globals';
import { EntryWithdrawn } from '../incident/events.js';
import { ReportRecorded } from '../report/events.js';
import { reportSaying } from '../spec/report-saying.js';
import { given, id, incidentOpened, made, said, scenario } from '../spec/scenario.js';
import { PersonAdded, PersonCorrected, PersonStateCorrected, PersonStateRecorded } from './events.js';

const hana = PersonAdded.of({ personId: id(1), role: 'STUDENT', name: said('佐藤 花') });
const sora = PersonAdded.of({ personId: id(2), role: 'STUDENT', name: said('鈴木 空') });
const safe = { whereabouts: { value: 'SAFE', certainty: 'CONFIRMED' } } as const;
const untimed = { occurredAt: { precision: 'UNKNOWN', zone: 'Europe/Vienna' }, reliability: 'UNKNOWN' } as const;
const hanaSafe = PersonStateRecorded.of({ personId: id(1), ...safe, ...untimed });

describe('the roster', () => {
  scenario('a student is added with what is known')
    .given(incidentOpened())
    .when({ type: 'AddPerson', name: said('佐藤 花'), passportNumber: said('TR0000000') })
    .then(PersonAdded.of({ personId: made(0), role: 'STUDENT', name: said('佐藤 花'), passportNumber: said('TR0000000') }));

  scenario('a correction replaces the profile and names the first entry')
    .given(incidentOpened(), hana)
    .when({ type: 'CorrectPerson', personId: id(1), reason: said('誤字'), role: 'ESCORT', name: said('佐藤 華') })
    .then(PersonCorrected.of({ entryId: given(1), reason: said('誤字'), personId: id(1), role: 'ESCORT', name: said('佐藤 華') }));

  scenario('who is not on the roster is not corrected')
    .given(incidentOpened())
    .when({ type: 'CorrectPerson', personId: id(1), reason: said('誤字'), name: said('佐藤 華') })
    .thenRefused('PERSON_UNKNOWN', { personId: id(1) });
});

describe('states', () => {
  scenario('a fact is recorded with its certainty (M-058)')
    .given(incidentOpened(), hana)
    .when({ type: 'RecordPersonState', personId: id(1), ...safe })
    .then(hanaSafe);

  scenario('words alone will do')
    .given(incidentOpened(), hana)
    .when({ type: 'RecordPersonState', personId: id(1), hospital: said('市立病院') })
    .then(PersonStateRecorded.of({ personId: id(1), hospital: said('市立病院'), ...untimed }));

  scenario('nothing will not')
    .given(incidentOpened(), hana)
    .when({ type: 'RecordPersonState', personId: id(1), source: said('引率者') })
    .thenRefused('STATE_EMPTY');

  scenario('the report that said so must be there')
    .given(incidentOpened(), hana)
    .when({ type: 'RecordPersonState', personId: id(1), ...safe, reportId: id(8) })
    .thenRefused('ENTRY_UNKNOWN', { entryId: id(8) });

  scenario('and may be named')
    .given(incidentOpened(), hana, ReportRecorded.of(reportSaying('無事')))
    .when({ type: 'RecordPersonState', personId: id(1), ...safe, reportId: given(2) })
    .then(PersonStateRecorded.of({ personId: id(1), ...safe, ...untimed, reportId: given(2) }));

  scenario('a correction keeps the report that said so')
    .given(
      incidentOpened(),
      hana,
      ReportRecorded.of(reportSaying('無事')),
      PersonStateRecorded.of({ personId: id(1), ...safe, ...untimed, reportId: given(2) }),
    )
    .when({ type: 'CorrectPersonState', entryId: given(3), reason: said('人違い'), personId: id(1), hospital: said('市立病院') })
    .then(
      PersonStateCorrected.of({
        entryId: given(3),
        reason: said('人違い'),
        personId: id(1),
        hospital: said('市立病院'),
        ...untimed,
        reportId: given(2),
      }),
    );

  scenario('nobody is safe in the future')
    .given(incidentOpened(), hana)
    .when({ type: 'RecordPersonState', personId: id(1), ...safe, occurredAt: { instant: '2026-05-02T10:00:00.000Z' } })
    .thenRefused('OCCURRED_IN_FUTURE');

  scenario('who is not on the roster has no state')
    .given(incidentOpened())
    .when({ type: 'RecordPersonState', personId: id(1), ...safe })
    .thenRefused('PERSON_UNKNOWN', { personId: id(1) });

  scenario('a correction may say that it was somebody else')
    .given(incidentOpened(), hana, sora, hanaSafe)
    .when({ type: 'CorrectPersonState', entryId: given(3), reason: said('人違い'), personId: id(2), ...safe })
    .then(
      PersonStateCorrected.of({ entryId: given(3), reason: said('人違い'), formerPersonId: id(1), personId: id(2), ...safe, ...untimed }),
    );

  scenario('what was withdrawn is not corrected')
    .given(incidentOpened(), hana, hanaSafe, EntryWithdrawn.of({ entryId: given(2), reason: said('誤報') }))
    .when({ type: 'CorrectPersonState', entryId: given(2), reason: said('訂正'), personId: id(1), ...safe })
    .thenRefused('ENTRY_WITHDRAWN');

  scenario('a person is not corrected as a state')
    .given(incidentOpened(), hana)
    .when({ type: 'CorrectPersonState', entryId: given(1), reason: said('訂正'), personId: id(1), ...safe })
    .thenRefused('ENTRY_OF_ANOTHER_KIND');
});
