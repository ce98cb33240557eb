import { describe } from '@jest/globals';
import { PersonAdded, PersonStateRecorded } from '../person/events.js';
import { EntryWithdrawn, IncidentOpened } from '../incident/events.js';
import { reportSaying } from '../spec/report-saying.js';
import { decided, director, given, id, incidentOpened, made, now, said, scenario } from '../spec/scenario.js';
import { EntrySettled, EntryTakenUp, ReportCorrected, ReportRecorded } from './events.js';

const call = { channel: 'PHONE', text: said('生徒3名が負傷') } as const;
const hana = PersonAdded.of({ personId: id(1), role: 'STUDENT', name: said('佐藤 花') });
const sato = id(901);
const tanaka = id(902);

describe('recording', () => {
  scenario('a call is recorded with what is not said left open')
    .given(incidentOpened())
    .when({ type: 'RecordReport', ...call })
    .then(ReportRecorded.of(reportSaying('生徒3名が負傷')));

  scenario('the time is told in the zone of the incident unless another is named, to the minute if there is an instant')
    .given(incidentOpened())
    .when({ type: 'RecordReport', ...call, occurredAt: { instant: '2026-05-02T08:10:00.000Z' }, receivedAt: '2026-05-02T08:30:00.000Z' })
    .then(
      ReportRecorded.of(
        reportSaying('生徒3名が負傷', {
          occurredAt: { instant: '2026-05-02T08:10:00.000Z', precision: 'MINUTE', zone: 'Europe/Vienna' },
          receivedAt: '2026-05-02T08:30:00.000Z',
        }),
      ),
    );

  scenario('a clock two minutes ahead is tolerated')
    .given(incidentOpened())
    .when({ type: 'RecordReport', ...call, occurredAt: { instant: '2026-05-02T09:02:00.000Z', zone: 'Asia/Tokyo' } })
    .then(
      ReportRecorded.of(
        reportSaying('生徒3名が負傷', { occurredAt: { instant: '2026-05-02T09:02:00.000Z', precision: 'MINUTE', zone: 'Asia/Tokyo' } }),
      ),
    );

  scenario('what has not happened yet is no report')
    .given(incidentOpened())
    .when({ type: 'RecordReport', ...call, occurredAt: { instant: '2026-05-02T09:02:00.001Z' } })
    .thenRefused('OCCURRED_IN_FUTURE', { now });

  scenario('nor can it have been heard in the future')
    .given(incidentOpened())
    .when({ type: 'RecordReport', ...call, receivedAt: '2026-05-02T10:00:00.000Z' })
    .thenRefused('RECEIVED_IN_FUTURE');

  scenario('a precision without an instant says nothing')
    .given(incidentOpened())
    .when({ type: 'RecordReport', ...call, occurredAt: { precision: 'HOUR' } })
    .thenRefused('OCCURRED_AT_INCOMPLETE');

  scenario('an instant is not of unknown time')
    .given(incidentOpened())
    .when({ type: 'RecordReport', ...call, occurredAt: { instant: '2026-05-02T08:00:00.000Z', precision: 'UNKNOWN' } })
    .thenRefused('OCCURRED_AT_INCOMPLETE');

  scenario('urgent without more goes to the headquarters')
    .given(incidentOpened())
    .when({ type: 'RecordReport', ...call, urgent: true })
    .then(ReportRecorded.of(reportSaying('生徒3名が負傷', { urgent: true, disposition: 'HQ' })));

  scenario('duties named without more are asked to act, each once (M-121)')
    .given(incidentOpened())
    .when({ type: 'RecordReport', ...call, duties: ['FAMILY', 'PR', 'FAMILY'] })
    .then(ReportRecorded.of(reportSaying('生徒3名が負傷', { duties: ['FAMILY', 'PR'], disposition: 'HANDLER' })));

  scenario('要担当者対応 without a duty is refused (M-122)')
    .given(incidentOpened())
    .when({ type: 'RecordReport', ...call, disposition: 'HANDLER' })
    .thenRefused('DUTIES_NEEDED');

  scenario('a person nobody put on the roster is refused')
    .given(incidentOpened())
    .when({ type: 'RecordReport', ...call, personIds: [id(1)] })
    .thenRefused('PERSON_UNKNOWN', { personId: id(1) });
});

describe('a report with persons', () => {
  const fromSchool = { source: said('引率者') };
  const hurt = { harm: { value: 'SLIGHT', certainty: 'CONFIRMED' } } as const;

  scenario('adds the new ones and states what it says of each, in one batch')
    .given(incidentOpened(), hana)
    .when({
      type: 'RecordReport',
      ...call,
      occurredAt: { instant: '2026-05-02T08:00:00.000Z' },
      informationSource: said('引率者'),
      reliability: 'RELIABLE',
      persons: [
        { personId: id(1), state: hurt },
        {
          profile: { name: said('鈴木 空') },
          state: { whereabouts: { value: 'SAFE', certainty: 'CONFIRMED' }, reliability: 'UNRELIABLE' },
        },
        { profile: { name: said('高橋 海'), role: 'ESCORT' } },
      ],
    })
    .thenBesideLevels(
      ReportRecorded.of(
        reportSaying('生徒3名が負傷', {
          occurredAt: { instant: '2026-05-02T08:00:00.000Z', precision: 'MINUTE', zone: 'Europe/Vienna' },
          informationSource: said('引率者'),
          reliability: 'RELIABLE',
          personIds: [id(1), made(2), made(3)],
        }),
      ),
      PersonAdded.of({ personId: made(2), role: 'STUDENT', name: said('鈴木 空') }),
      PersonAdded.of({ personId: made(3), role: 'ESCORT', name: said('高橋 海') }),
      PersonStateRecorded.of({
        personId: id(1),
        ...hurt,
        ...fromSchool,
        occurredAt: { instant: '2026-05-02T08:00:00.000Z', precision: 'MINUTE', zone: 'Europe/Vienna' },
        reliability: 'RELIABLE',
        reportId: decided(0),
      }),
      PersonStateRecorded.of({
        personId: made(2),
        whereabouts: { value: 'SAFE', certainty: 'CONFIRMED' },
        ...fromSchool,
        occurredAt: { instant: '2026-05-02T08:00:00.000Z', precision: 'MINUTE', zone: 'Europe/Vienna' },
        reliability: 'UNRELIABLE',
        reportId: decided(0),
      }),
    );

  scenario('a report that opens an incident does so in one batch: opened, report, person, state')
    .given()
    .when({
      type: 'RecordReport',
      ...call,
      open: { title: said('バス事故'), kind: 'TRAFFIC', zone: 'Europe/Vienna' },
      persons: [{ profile: { name: said('佐藤 花') }, state: { whereabouts: { value: 'SAFE', certainty: 'CONFIRMED' } } }],
    })
    .then(
      IncidentOpened.of(incidentOpened().data),
      ReportRecorded.of(reportSaying('生徒3名が負傷', { personIds: [made(1)] })),
      PersonAdded.of({ personId: made(1), role: 'STUDENT', name: said('佐藤 花') }),
      PersonStateRecorded.of({
        personId: made(1),
        whereabouts: { value: 'SAFE', certainty: 'CONFIRMED' },
        occurredAt: { precision: 'UNKNOWN', zone: 'Europe/Vienna' },
        reliability: 'UNKNOWN',
        reportId: decided(1),
      }),
    );

  scenario('a report does not open an incident twice')
    .given(incidentOpened())
    .when({ type: 'RecordReport', ...call, open: { title: said('バス事故'), kind: 'TRAFFIC', zone: 'Europe/Vienna' } })
    .thenRefused('INCIDENT_EXISTS');

  scenario('a person known by id must be on the roster')
    .given(incidentOpened())
    .when({ type: 'RecordReport', ...call, persons: [{ personId: id(5), state: hurt }] })
    .thenRefused('PERSON_UNKNOWN', { personId: id(5) });

  scenario('a state that says nothing is refused')
    .given(incidentOpened(), hana)
    .when({ type: 'RecordReport', ...call, persons: [{ personId: id(1), state: {} }] })
    .thenRefused('STATE_EMPTY');
});

describe('taking up and settling', () => {
  const asked = ReportRecorded.of(reportSaying('家族が到着時刻を知りたい', { disposition: 'HANDLER', duties: ['FAMILY'] }));
  const takenUp = EntryTakenUp.of({ entryId: given(1), memberId: sato });
  const settled = EntrySettled.of({ entryId: given(1), settlement: 'DONE', outcome: said('折り返した') });
  const settle = { type: 'SettleEntry', entryId: given(1), settlement: 'DONE', outcome: said('折り返した') } as const;

  scenario('whoever acts takes it up')
    .given(incidentOpened(), asked)
    .when({ type: 'TakeUpEntry', entryId: given(1), duty: 'FAMILY' })
    .then(EntryTakenUp.of({ entryId: given(1), memberId: director, duty: 'FAMILY' }));

  scenario('or gives it to a colleague')
    .given(incidentOpened(), asked)
    .when({ type: 'TakeUpEntry', entryId: given(1), memberId: sato })
    .then(takenUp);

  scenario('taking up what one has changes nothing')
    .given(incidentOpened(), asked, takenUp)
    .when({ type: 'TakeUpEntry', entryId: given(1), memberId: sato })
    .thenNothing();

  scenario('a colleague who takes it up takes it over')
    .given(incidentOpened(), asked, takenUp)
    .when({ type: 'TakeUpEntry', entryId: given(1), memberId: tanaka })
    .then(EntryTakenUp.of({ entryId: given(1), memberId: tanaka }));

  scenario('it is settled with an outcome').given(incidentOpened(), asked, takenUp).when(settle).then(settled);
  scenario('it may be settled without having been taken up').given(incidentOpened(), asked).when(settle).then(settled);
  scenario('a second outcome is refused, not swallowed').given(incidentOpened(), asked, settled).when(settle).thenRefused('ENTRY_SETTLED');

  scenario('what is settled is not taken up')
    .given(incidentOpened(), asked, settled)
    .when({ type: 'TakeUpEntry', entryId: given(1) })
    .thenRefused('ENTRY_SETTLED');

  scenario('対応不要 is not taken up')
    .given(incidentOpened(), ReportRecorded.of(reportSaying('参考まで')))
    .when({ type: 'TakeUpEntry', entryId: given(1) })
    .thenRefused('ENTRY_NEEDS_NO_ACTION');

  scenario('a person is not settled').given(incidentOpened(), hana).when(settle).thenRefused('ENTRY_NEEDS_NO_ACTION');

  scenario('what was withdrawn needs nobody any more')
    .given(incidentOpened(), asked, EntryWithdrawn.of({ entryId: given(1), reason: said('誤報') }))
    .when(settle)
    .thenRefused('ENTRY_WITHDRAWN');
});

describe('correcting', () => {
  const report = ReportRecorded.of(reportSaying('3名が負傷'));
  const correction = {
    type: 'CorrectReport',
    entryId: given(1),
    reason: said('聞き違い'),
    channel: 'PHONE',
    text: said('2名が負傷'),
  } as const;
  const corrected = ReportCorrected.of({ entryId: given(1), reason: said('聞き違い'), ...reportSaying('2名が負傷') });

  scenario('a correction replaces the report in full').given(incidentOpened(), report).when(correction).then(corrected);

  scenario('a second correction names the original again').given(incidentOpened(), report, corrected).when(correction).then(corrected);

  scenario('the correction itself is no entry')
    .given(incidentOpened(), report, corrected)
    .when({ ...correction, entryId: given(2) })
    .thenRefused('ENTRY_UNKNOWN', { entryId: given(2) });

  scenario('what was withdrawn is not corrected')
    .given(incidentOpened(), report, EntryWithdrawn.of({ entryId: given(1), reason: said('誤報') }))
    .when(correction)
    .thenRefused('ENTRY_WITHDRAWN');

  scenario('a person is not corrected as a report').given(incidentOpened(), hana).when(correction).thenRefused('ENTRY_OF_ANOTHER_KIND');

  scenario('a report corrected to 要本部対応 can be taken up')
    .given(
      incidentOpened(),
      report,
      ReportCorrected.of({ entryId: given(1), reason: said('要対応'), ...reportSaying('3名が負傷', { disposition: 'HQ' }) }),
    )
    .when({ type: 'TakeUpEntry', entryId: given(1), memberId: sato })
    .then(EntryTakenUp.of({ entryId: given(1), memberId: sato }));
});
