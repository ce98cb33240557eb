import { describe, expect, it } from '@jest/globals';
import type { Entry, Incident, Protected } from '../../api/types/index.js';
import { correctionOf } from './entry-correction.js';

const text: Protected = { text: '入院2名', state: 'OPEN', ref: null };
const incident = { id: 'i', kind: 'TRAFFIC', zone: 'America/Lima', place: 'リマ' } as Incident;
const entry = (type: string, more: Partial<Entry> = {}): Entry =>
  ({ id: 'e', type: `incident.${type}`, text, summary: null, ...more }) as Entry;

describe('a line is corrected by what it is', () => {
  it.each([
    ['report-recorded', 'correctEntry'],
    ['fact-recorded', 'correctIncidentFact'],
    ['opened', 'correctIncident'],
    ['level-changed', 'correctWording'],
    ['body-stood-down', 'correctWording'],
    ['duty-handed-over', 'correctWording'],
    ['dispatch-departed', 'correctDispatch'],
  ])('%s by %s', (type, action) => expect(correctionOf(entry(type), incident)?.action).toBe(action));

  it.each(['duty-assigned', 'post-assigned', 'dispatch-requested'])('%s not at all, here', (type) =>
    expect(correctionOf(entry(type), incident)).toBeUndefined(),
  );

  it('an act without words has none to correct', () => {
    expect(correctionOf(entry('level-changed', { text: null }), incident)).toBeUndefined();
  });

  it('the form starts from what is said now', () => {
    const { said, form } = correctionOf(entry('opened'), incident)!;
    expect(form(said)).toEqual({
      kind: 'incident',
      incidentId: 'i',
      initial: { title: '入院2名', kind: 'TRAFFIC', place: 'リマ', zone: 'America/Lima' },
    });
  });
});
