import { describe, expect, test } from '@jest/globals';
import type { CarriedSeal } from '#contracts';
import { foldRows } from '#projection';
import { chronology, PersonCorrected, persons, type ChronologyRow } from '#response';
import { History, sealed, testId } from '../../contracts/src/testkit/history.js';
import { incidentOpened, personAdded, profileOf, reported } from '../../response/src/testkit/facts.js';
import { dataClassOf, originOfSeal } from './classes.js';

const seal = (value: unknown): CarriedSeal => value as CarriedSeal;

describe('the class of a field', () => {
  test.each([
    ['incident.report-recorded', 'text', 2],
    ['incident.report-recorded', 'confidential', 4],
    ['incident.report-recorded', 'urgent', 1],
    ['incident.person-added', 'passportNumber', 3],
    ['incident.person-state-recorded', 'hospital', 4],
    ['expenses.line-recorded', 'description', 2],
  ])('%s %s is %i, as its event says', (type, field, dataClass) => {
    expect(dataClassOf(type, field)).toBe(dataClass);
  });

  test('of what no event declares is an error, never a guess', () => {
    expect(() => dataClassOf('incident.report-recorded', 'nonsense')).toThrow(TypeError);
    expect(() => dataClassOf('incident.nonsense', 'text')).toThrow(TypeError);
  });
});

test('a sealed value tells its class wherever a fold has carried it', () => {
  const history = new History();
  history.record(incidentOpened());
  const added = history.record(personAdded(1));
  const corrected = history.record(PersonCorrected.of({ entryId: added.id, reason: sealed('誤字'), ...profileOf(1) }));
  const { id } = history.record(reported({ confidential: sealed('診断名') }));
  const rows = foldRows([persons, chronology], history.events);
  const person = rows.get(persons, history.incident, testId(1))!;
  expect(originOfSeal(seal(person.profile.passportNumber))).toEqual({
    eventId: corrected.id,
    type: 'incident.person-corrected',
    field: 'passportNumber',
    dataClass: 3,
    subject: 'personId',
  });
  expect(originOfSeal(seal(person.versions[0]!.content.name))).toMatchObject({
    eventId: added.id,
    type: 'incident.person-added',
    dataClass: 2,
  });
  const line = rows.get(chronology, history.incident, id)! as Extract<ChronologyRow, { type: 'incident.report-recorded' }>;
  expect(originOfSeal(seal(line.content.confidential))).toMatchObject({ field: 'confidential', dataClass: 4, subject: 'entry' });
});
