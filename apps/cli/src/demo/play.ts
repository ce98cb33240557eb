import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { epochMilliseconds, instantOf, type Instant, type Wording } from '#kernel';
import { refuseFirst, type Refusal } from '../api/connection.js';
import { said, type CommandContext } from '../command-context.js';
import { demoRoles } from '../../../server/src/drill/demo-roles.js';
import { begunFor, readBookmark, writeBookmark, type Bookmark } from './bookmark.js';
import { Cast, type Played } from './cast.js';
import { script } from './script.js';
import type { Step } from './step.js';

export interface Performance {
  readonly url: string;
  readonly data: string;
  /** Drill minutes in a real one. */
  readonly speed: number;
  readonly signal: AbortSignal;
}

const line: Wording = { ja: '[{minute} 分] {role}:{what}', en: '[min {minute}] {role}: {what}' };
const wordsRefused: Wording = { ja: '断られたので飛ばします:{message}', en: 'refused, so it is skipped: {message}' };
const wordsNotPossible: Wording = { ja: '前の「{without}」がないので飛ばします', en: 'skipped, because “{without}” was not done' };
const wordsResumed: Wording = { ja: '台本を {played}/{total} から続けます。', en: 'The script goes on from {played}/{total}.' };
const wordsOver: Wording = {
  ja: '台本は終わりました。記録はこのまま続けられます(Ctrl+C で終了)。',
  en: 'The script is over. The record stays open to everyone (Ctrl+C ends).',
};

/** Plays the script from where it stopped, until it ends or the signal comes. */
export async function play({ url, data, speed, signal }: Performance, context: CommandContext): Promise<void> {
  const cast = new Cast(url, context.language);
  await cast.enter(new Set(script.flatMap(({ as }) => as).concat('director')));
  const now = await setClock(cast, speed);
  const former = readBookmark(data);
  const played = former?.played ?? 0;
  let bookmark = bookmarkAt(former, played, now, url);
  writeBookmark(data, bookmark);

  // What was recorded answers as a duplicate, with the ids that later steps need.
  for (const [at, step] of script.slice(0, played).entries()) {
    if (signal.aborted) return;
    await cast.play(step, begunFor(bookmark, at));
  }
  if (played > 0) context.note(said(context, wordsResumed, { played, total: script.length }));

  const startedAt = Date.now();
  const startMinute = script[played]?.at ?? 0;
  for (const [index, step] of script.slice(played).entries()) {
    const at = played + index;
    await waitUntil(startedAt + ((step.at - startMinute) * 60_000) / speed, signal);
    if (signal.aborted) return;
    tell(context, step, await cast.play(step, begunFor(bookmark, at)));
    bookmark = { ...bookmark, played: at + 1 };
    writeBookmark(data, bookmark);
  }
  context.note(said(context, wordsOver));
}

/** Stops the drill's clock, so that a pause does not age the drill. */
export async function pauseClock(url: string, context: CommandContext): Promise<void> {
  const cast = new Cast(url, context.language);
  await cast.enter(['director']);
  await setClock(cast, 0);
}

async function setClock(cast: Cast, rate: number): Promise<Instant> {
  const { setDrillClock } = await cast
    .as('director')
    .ask<{ setDrillClock: { now: Instant | null; errors: Refusal[] } }>(
      'mutation SetDrillClock($input: SetDrillClockInput!) { setDrillClock(input: $input) { now errors { code message } } }',
      { input: { clientCommandId: randomUUID(), rate } },
    );
  refuseFirst(setDrillClock.errors);
  return setDrillClock.now!;
}

/** The step that may have been under way when the script stopped keeps its times: it was perhaps recorded. Later ones follow the clock of now. */
function bookmarkAt(former: Bookmark | undefined, played: number, now: Instant, url: string): Bookmark {
  if (!former) return { played: 0, begun: [{ from: 0, at: now }], url };
  const next = script[played];
  if (!next) return { ...former, url };
  const at = instantOf(epochMilliseconds(now) - next.at * 60_000);
  return { ...former, url, begun: [...former.begun.filter(({ from }) => from <= played), { from: played + 1, at }] };
}

async function waitUntil(moment: number, signal: AbortSignal): Promise<void> {
  const rest = moment - Date.now();
  if (rest > 0) await sleep(rest, undefined, { signal }).catch(() => {});
}

function tell(context: CommandContext, step: Step, played: Played): void {
  if (step.at === 0 && (played.kind === 'RECORDED' || played.kind === 'DUPLICATE')) return;
  const what =
    played.kind === 'REFUSED'
      ? `${step.do} — ${said(context, wordsRefused, { message: played.refusal.message })} [${played.refusal.code}]`
      : played.kind === 'NOT_POSSIBLE'
        ? `${step.do} — ${said(context, wordsNotPossible, { without: played.without })}`
        : step.do;
  context.note(said(context, line, { minute: step.at, role: said(context, demoRoles[step.as]), what }));
}
