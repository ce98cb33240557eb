import type { LocalText } from '#edge';
import * as words from '#vocabulary';
import type { Term } from '#vocabulary';
import type { ChronologyRow } from '../../views/chronology.view.js';
import type { DispatchRow } from '../../views/dispatches.view.js';
import type { LineContents, LineType } from '../../views/lines.js';

/** The dispatch that a step is of. */
type FindDispatch = (dispatchId: string) => Pick<DispatchRow, 'no' | 'details'> | undefined;

type Summaries = { readonly [Type in LineType]?: (content: LineContents[Type], dispatchOf: FindDispatch) => LocalText };

const both = (say: (language: keyof LocalText) => string): LocalText => ({ ja: say('ja'), en: say('en') });

const presumed = (certainty: keyof typeof words.certainties): Term =>
  certainty === 'PRESUMED' ? { ja: '(推測)', en: ' (presumed)' } : { ja: '', en: '' };

const levelWords = (level: number): Term =>
  level === 0
    ? { ja: '対応レベル未判定', en: 'response level not determined' }
    : { ja: `対応レベル${level}`, en: `response level ${level}` };

const onBody =
  (ja: string, en: string) =>
  ({ body }: { readonly body: keyof typeof words.bodies }): LocalText => ({
    ja: `${words.bodies[body].ja}${ja}`,
    en: `${words.bodies[body].en} ${en}`,
  });

const onPost =
  (ja: string, en: string) =>
  ({ body, post }: { readonly body: keyof typeof words.bodies; readonly post: keyof typeof words.posts }): LocalText => ({
    ja: `${words.bodies[body].ja}${words.posts[post].ja}${ja}`,
    en: `${words.posts[post].en} of the ${words.bodies[body].en.toLowerCase()} ${en}`,
  });

const onDuty =
  (ja: string, en: string) =>
  ({ duty }: { readonly duty: keyof typeof words.duties }): LocalText => ({
    ja: `${words.duties[duty].ja}担当${ja}`,
    en: `Duty ${words.duties[duty].en} ${en}`,
  });

/** A step names its dispatch by what is open to everybody: where it stands in the chronology, what is sent and where to. */
const onDispatch =
  (status: keyof typeof words.dispatchStatuses) =>
  ({ dispatchId }: { readonly dispatchId: string }, dispatchOf: FindDispatch): LocalText => {
    const { no, details } = dispatchOf(dispatchId) ?? {};
    const named = (to: keyof LocalText): string =>
      details
        ? ` No ${no} ${words.dispatchKinds[details.kind][to]} ×${details.count}${details.destination ? ` → ${details.destination}` : ''}`
        : '';
    return {
      ja: `派遣・手配${named('ja')}: ${words.dispatchStatuses[status].ja}`,
      en: `Dispatch${named('en')}: ${words.dispatchStatuses[status].en.toLowerCase()}`,
    };
  };

function stateWords({ whereabouts, harm, cause, care }: LineContents['incident.person-state-recorded']): LocalText {
  const { personFacts } = words;
  const said: { readonly fact: Term; readonly value: Term; readonly certainty: keyof typeof words.certainties }[] = [];
  if (whereabouts) said.push({ ...whereabouts, fact: personFacts.WHEREABOUTS, value: words.whereabouts[whereabouts.value] });
  if (harm) said.push({ ...harm, fact: personFacts.HARM, value: words.harms[harm.value] });
  if (cause) said.push({ ...cause, fact: personFacts.CAUSE, value: words.causes[cause.value] });
  if (care) said.push({ ...care, fact: personFacts.CARE, value: words.cares[care.value] });
  return {
    ja: `安否: ${said.map(({ fact, value, certainty }) => `${fact.ja}は${value.ja}${presumed(certainty).ja}`).join('、')}`,
    en: `State: ${said.map(({ fact, value, certainty }) => `${fact.en}: ${value.en}${presumed(certainty).en}`.toLowerCase()).join(', ')}`,
  };
}

const summaries: Summaries = {
  'incident.opened': ({ kind, place, zone }) => ({
    ja: `事案を開設(${words.hazards[kind].ja}${place ? `、${place}` : ''}、${zone})`,
    en: `Incident opened (${words.hazards[kind].en}${place ? `, ${place}` : ''}, ${zone})`,
  }),
  'incident.closed': ({ outcome }) => ({
    ja: `事案を終了(${words.incidentOutcomes[outcome].ja})`,
    en: `Incident closed (${words.incidentOutcomes[outcome].en})`,
  }),
  'incident.reopened': () => ({ ja: '事案を再開', en: 'Incident reopened' }),
  'incident.person-state-recorded': stateWords,
  'incident.figure-reported': ({ measure, population, source, count, certainty }) =>
    both((to) => `${source}: ${words.populations[population][to]} ${words.measures[measure][to]} ${count}${presumed(certainty)[to]}`),
  'incident.fact-recorded': ({ fact, holds, certainty }) => ({
    ja: `${words.incidentFacts[fact].ja}: ${holds ? 'あり' : 'なし'}${presumed(certainty).ja}`,
    en: `${words.incidentFacts[fact].en}: ${holds ? 'yes' : 'no'}${presumed(certainty).en}`,
  }),
  'incident.level-changed': ({ from, to, certainty, by }) => ({
    ja: `${levelWords(from).ja} → ${levelWords(to).ja}${presumed(certainty).ja}${by === 'policy' ? '(マニュアルによる)' : ''}`,
    en: `From ${levelWords(from).en} to ${levelWords(to).en}${presumed(certainty).en}${by === 'policy' ? ', by the manual' : ''}`,
  }),
  'incident.body-opened': onBody('を設置', 'opened'),
  'incident.body-stood-down': onBody('を解散', 'stood down'),
  'incident.post-assigned': onPost('を任命', 'assigned'),
  'incident.post-vacated': onPost('を解任', 'vacated'),
  'incident.duty-assigned': onDuty('を割当', 'assigned'),
  'incident.duty-handed-over': onDuty('を引継ぎ', 'handed over'),
  'incident.dispatch-requested': ({ kind, count }) => ({
    ja: `派遣・手配の依頼: ${words.dispatchKinds[kind].ja} ×${count}`,
    en: `Dispatch requested: ${words.dispatchKinds[kind].en} ×${count}`,
  }),
  'incident.dispatch-approved': onDispatch('APPROVED'),
  'incident.dispatch-arranged': onDispatch('ARRANGED'),
  'incident.dispatch-departed': onDispatch('DEPARTED'),
  'incident.dispatch-arrived': onDispatch('ARRIVED'),
  'incident.dispatch-returned': onDispatch('RETURNED'),
  'incident.dispatch-refused': onDispatch('REFUSED'),
  'incident.dispatch-cancelled': onDispatch('CANCELLED'),
};

/** What a line says that is coded rather than written; `null` for a line that is only text. */
export function summaryOf({ type, content }: Pick<ChronologyRow, 'type' | 'content'>, dispatchOf: FindDispatch): LocalText | null {
  const summary = summaries[type] as ((content: unknown, dispatchOf: FindDispatch) => LocalText) | undefined;
  return summary?.(content, dispatchOf) ?? null;
}
