import { describe, expect, test } from '@jest/globals';
import { dataClassOf } from './classes.js';

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
