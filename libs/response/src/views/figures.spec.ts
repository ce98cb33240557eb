import { describe, expect, test } from '@jest/globals';
import { foldRows } from '#projection';
import { History, minute, sealed } from '../../../contracts/src/testkit/history.js';
import { EntryWithdrawn, FigureCorrected, IncidentFactCorrected } from '../index.js';
import { figure, figureOf, incidentFact, incidentOpened } from '../testkit/facts.js';
import { bySource, figureKey, figures } from './figures.view.js';
import { incidentFacts, standingOfFact } from './incident-facts.view.js';

const at = (n: number) => ({ instant: minute(n), precision: 'MINUTE', zone: 'Europe/Vienna' }) as const;

function numbers() {
  const history = new History();
  history.record(incidentOpened());
  return {
    history,
    said: (measure: 'INJURED' | 'DEAD' = 'INJURED') => {
      const row = foldRows([figures], history.events).get(figures, history.incident, figureKey({ measure, population: 'EVERYONE' }));
      return row && bySource(row);
    },
    fact: () => {
      const row = foldRows([incidentFacts], history.events).get(incidentFacts, history.incident, 'PUBLIC_ATTENTION');
      return row && standingOfFact(row).worst?.value;
    },
  };
}

describe('figures from outside (U-12)', () => {
  test('stand side by side by source, each with its newest, and disagree openly', () => {
    const { history, said } = numbers();
    history.record(figure({ source: '警察', count: 2, occurredAt: at(1) }));
    history.record(figure({ source: '在外公館', count: 3, occurredAt: at(2) }));
    history.record(figure({ source: '警察', count: 4, occurredAt: at(3) }));
    expect(said()!.sources.map(({ source, newest, earlier }) => [source, newest.content.count, earlier.length])).toEqual([
      ['警察', 4, 1],
      ['在外公館', 3, 0],
    ]);
    expect(said()!.conflict).toBe(true);
  });

  test('an older figure that comes in late does not replace a newer one', () => {
    const { history, said } = numbers();
    history.record(figure({ count: 4, occurredAt: at(30) }));
    history.record(figure({ count: 1, occurredAt: at(5) }), { at: 90 });
    expect(said()!.sources[0]!.newest.content.count).toBe(4);
  });

  test('one source written in two widths is one source', () => {
    const { history, said } = numbers();
    history.record(figure({ source: 'ＡＢＣ通信', count: 1 }));
    history.record(figure({ source: 'ABC通信', count: 2 }));
    expect(said()!.sources).toHaveLength(1);
  });

  test('a withdrawn figure uncovers the one before; with none left, nobody says anything', () => {
    const { history, said } = numbers();
    const first = history.record(figure({ count: 2 }));
    const second = history.record(figure({ count: 9 }));
    history.record(EntryWithdrawn.of({ entryId: second.id, reason: sealed('誤報') }));
    expect(said()!.sources[0]!.newest.content.count).toBe(2);
    history.record(EntryWithdrawn.of({ entryId: first.id, reason: sealed('誤報') }));
    expect(said()).toBeUndefined();
  });

  test('a figure corrected to another measure moves there', () => {
    const { history, said } = numbers();
    const { id } = history.record(figure({ measure: 'INJURED', count: 1 }));
    history.record(FigureCorrected.of({ entryId: id, reason: sealed('死亡の誤り'), ...figureOf({ measure: 'DEAD', count: 1 }) }));
    expect([said('INJURED'), said('DEAD')!.sources[0]!.newest.entryId]).toEqual([undefined, id]);
  });
});

describe('facts of the incident', () => {
  test('are corrected and withdrawn', () => {
    const { history, fact } = numbers();
    expect(fact()).toBeUndefined();
    const { id } = history.record(incidentFact({ holds: true }));
    expect(fact()).toBe(true);
    const { data } = incidentFact({ holds: false });
    history.record(IncidentFactCorrected.of({ entryId: id, reason: sealed('報道なし'), ...data }));
    expect(fact()).toBe(false);
    history.record(EntryWithdrawn.of({ entryId: id, reason: sealed('誤記') }));
    expect(fact()).toBeUndefined();
  });
});
