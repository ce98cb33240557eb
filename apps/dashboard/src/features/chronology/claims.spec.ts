import { expect, it } from '@jest/globals';
import { isClaim } from './claims.js';

it.each(['report-recorded', 'person-added', 'person-state-recorded', 'figure-reported', 'fact-recorded', 'decision-recorded'])(
  'a line of %s can be withdrawn',
  (type) => expect(isClaim({ type: `incident.${type}` })).toBe(true),
);

it.each(['opened', 'closed', 'level-changed', 'body-opened', 'post-assigned', 'duty-assigned', 'dispatch-requested', 'dispatch-approved'])(
  'a line of %s is an act and cannot',
  (type) => expect(isClaim({ type: `incident.${type}` })).toBe(false),
);
