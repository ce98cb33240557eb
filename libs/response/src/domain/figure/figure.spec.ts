import { describe } from '@jest/globals';
import { EntryWithdrawn } from '../incident/events.js';
import { given, incidentOpened, said, scenario } from '../spec/scenario.js';
import { FigureCorrected, FigureReported, IncidentFactCorrected, IncidentFactRecorded } from './events.js';

const police = { measure: 'INJURED', count: 1, population: 'EVERYONE', source: '現地警察', certainty: 'CONFIRMED' } as const;
const untimed = { occurredAt: { precision: 'UNKNOWN', zone: 'Europe/Vienna' } } as const;
const unrated = { reliability: 'UNKNOWN', credibility: 'UNKNOWN' } as const;
const reported = FigureReported.of({ ...police, ...untimed, ...unrated });
const attention = { fact: 'PUBLIC_ATTENTION', holds: false, certainty: 'CONFIRMED' } as const;
const recorded = IncidentFactRecorded.of({ ...attention, ...untimed });

describe('figures from outside (U-12)', () => {
  scenario('a figure is a claim of its source')
    .given(incidentOpened())
    .when({ type: 'ReportFigure', ...police })
    .then(reported);

  scenario('with its ratings and its clocks')
    .given(incidentOpened())
    .when({
      type: 'ReportFigure',
      ...police,
      reliability: 'RELIABLE',
      credibility: 'PROBABLE',
      occurredAt: { instant: '2026-05-02T08:00:00.000Z', precision: 'ABOUT' },
      receivedAt: '2026-05-02T08:20:00.000Z',
      note: said('記者会見'),
    })
    .then(
      FigureReported.of({
        ...police,
        reliability: 'RELIABLE',
        credibility: 'PROBABLE',
        occurredAt: { instant: '2026-05-02T08:00:00.000Z', precision: 'ABOUT', zone: 'Europe/Vienna' },
        receivedAt: '2026-05-02T08:20:00.000Z',
        note: said('記者会見'),
      }),
    );

  scenario('it is corrected in full')
    .given(incidentOpened(), reported)
    .when({ type: 'CorrectFigure', entryId: given(1), reason: said('聞き違い'), ...police, count: 0 })
    .then(FigureCorrected.of({ entryId: given(1), reason: said('聞き違い'), ...police, count: 0, ...untimed, ...unrated }));

  scenario('not after it was withdrawn')
    .given(incidentOpened(), reported, EntryWithdrawn.of({ entryId: given(1), reason: said('誤報') }))
    .when({ type: 'CorrectFigure', entryId: given(1), reason: said('聞き違い'), ...police })
    .thenRefused('ENTRY_WITHDRAWN');

  scenario('not heard in the future')
    .given(incidentOpened())
    .when({ type: 'ReportFigure', ...police, receivedAt: '2026-05-02T11:00:00.000Z' })
    .thenRefused('RECEIVED_IN_FUTURE');
});

describe('facts about the incident as a whole', () => {
  scenario('a fact may be recorded as not holding')
    .given(incidentOpened())
    .when({ type: 'RecordIncidentFact', ...attention })
    .then(recorded);

  scenario('it is corrected in full')
    .given(incidentOpened(), recorded)
    .when({ type: 'CorrectIncidentFact', entryId: given(1), reason: said('確認'), ...attention, source: said('広報') })
    .then(IncidentFactCorrected.of({ entryId: given(1), reason: said('確認'), ...attention, ...untimed, source: said('広報') }));

  scenario('a figure is not corrected as a fact')
    .given(incidentOpened(), reported)
    .when({ type: 'CorrectIncidentFact', entryId: given(1), reason: said('確認'), ...attention })
    .thenRefused('ENTRY_OF_ANOTHER_KIND');
});
