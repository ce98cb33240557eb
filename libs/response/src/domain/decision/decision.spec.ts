import { describe } from '@jest/globals';
import { EntryWithdrawn } from '../incident/events.js';
import { director, given, id, incidentOpened, manual, now, said, scenario } from '../spec/scenario.js';
import { DecisionCorrected, DecisionRecorded } from './events.js';

const options = said(['継続', '中止']);
const asked = { question: said('研修を続けるか'), options, optionCount: 2, chosen: 1, reasons: said('心理的影響が大きい') } as const;
const content = {
  question: asked.question,
  options,
  chosen: 1,
  reasons: asked.reasons,
  grounds: [],
  clauses: [],
  decidedAt: { instant: now, precision: 'MINUTE', zone: 'Europe/Vienna' },
  deciderId: director,
  duties: [],
  policy: { id: manual.id, version: manual.version },
} as const;
const decision = DecisionRecorded.of({ ...content, grounds: [], clauses: [], duties: [] });

describe('decisions (U-9)', () => {
  scenario('a decision is made now, by whoever acts, under the manual of the incident')
    .given(incidentOpened())
    .when({ type: 'RecordDecision', ...asked })
    .then(decision);

  scenario('it keeps its grounds, its clauses, dissent and what the board had shown')
    .given(incidentOpened())
    .when({
      type: 'RecordDecision',
      ...asked,
      grounds: [given(0)],
      clauses: ['M-073'],
      dissent: said('一部は継続を希望'),
      basedOn: id(50),
      deciderId: id(902),
      duties: ['FAMILY'],
      decidedAt: { instant: '2026-05-02T08:00:00.000Z', precision: 'ABOUT' },
    })
    .then(
      DecisionRecorded.of({
        ...content,
        grounds: [given(0)],
        clauses: ['M-073'],
        dissent: said('一部は継続を希望'),
        basedOn: id(50),
        deciderId: id(902),
        duties: ['FAMILY'],
        decidedAt: { instant: '2026-05-02T08:00:00.000Z', precision: 'ABOUT', zone: 'Europe/Vienna' },
      }),
    );

  for (const chosen of [2, -1, 0.5])
    scenario(`choice ${chosen} of two options is refused`)
      .given(incidentOpened())
      .when({ type: 'RecordDecision', ...asked, chosen })
      .thenRefused('DECISION_CHOICE_UNKNOWN', { optionCount: 2 });

  for (const [clauses, clause] of [
    [['M-073', 'M-198'], 'M-198'],
    [['M-000'], 'M-000'],
    [['R-1'], 'R-1'],
    [['M-073', '例示 花子の診断'], { ja: '2 番目', en: 'number 2 of those cited' }],
  ] as const)
    scenario(`${clauses.at(-1)} is no clause of the manual to rest on`)
      .given(incidentOpened())
      .when({ type: 'RecordDecision', ...asked, clauses: [...clauses] })
      .thenRefused('CLAUSE_UNKNOWN', { clause });

  scenario('nobody has decided in the future')
    .given(incidentOpened())
    .when({ type: 'RecordDecision', ...asked, decidedAt: { instant: '2026-05-02T12:00:00.000Z' } })
    .thenRefused('OCCURRED_IN_FUTURE');

  scenario('its text is a claim: it is corrected in full')
    .given(incidentOpened(), decision)
    .when({ type: 'CorrectDecision', entryId: given(1), reason: said('理由を補う'), ...asked, chosen: 0 })
    .then(DecisionCorrected.of({ entryId: given(1), reason: said('理由を補う'), ...decision.data, chosen: 0 }));

  scenario('and can be taken back')
    .given(incidentOpened(), decision)
    .when({ type: 'WithdrawEntry', entryId: given(1), reason: said('未決定だった') })
    .then(EntryWithdrawn.of({ entryId: given(1), reason: said('未決定だった') }));

  scenario('then it is not corrected any more')
    .given(incidentOpened(), decision, EntryWithdrawn.of({ entryId: given(1), reason: said('未決定だった') }))
    .when({ type: 'CorrectDecision', entryId: given(1), reason: said('理由を補う'), ...asked })
    .thenRefused('ENTRY_WITHDRAWN');
});
