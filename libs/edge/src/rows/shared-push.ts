import { hash } from 'node:crypto';
import type { DocumentNode, ExecutionResult } from 'graphql';
import type { Sight } from '#access';
import type { Uuid } from '#kernel';
import type { Language } from '../language.js';
import type { EdgeRequest } from '../request.js';

/**
 * A message about an incident for every subscriber who is the same in it (`audienceOf`): answered once for each way of asking, however
 * many ask. An answer that put lines into the ledger of reads is one reader's own, because the next one's reading is another line.
 */
export class SharedPush<Message extends object = object> {
  private readonly answers = new Map<string, Promise<Answer>>();

  constructor(
    readonly message: Message,
    private readonly incident: Uuid,
    /** Of the one it was rendered for: what it is answered with too, whatever becomes of that one's rights meanwhile. */
    private readonly sight: Sight,
  ) {}

  /**
   * `asked`: an `answerKey`. `execute` answers it to a request. Nothing for whom it was not rendered, or is no
   * longer: the change of their rights is a change of the incident, and gets a push of its own.
   */
  async answer(asked: string, edge: EdgeRequest, execute: (edge: EdgeRequest) => Promise<ExecutionResult>): Promise<Answer | undefined> {
    if (audienceOf(edge, await edge.sight(this.incident)) !== audienceOf(edge, this.sight)) return undefined;
    // What was opened before an erasure is nobody's any more.
    const answerable = `${edge.core.privacy.erasures.applied} ${asked}`;
    const known = this.answers.get(answerable);
    if (known && !(await known).ofOneReader) return known;
    const answer = this.executed(edge.seeing(this.incident, this.sight), execute);
    if (!known) this.answers.set(answerable, answer);
    return answer;
  }

  private async executed(edge: EdgeRequest, execute: (edge: EdgeRequest) => Promise<ExecutionResult>): Promise<Answer> {
    const result = await execute(edge);
    return new Answer(result, edge.recordedReads);
  }
}

/** What is sent to all who asked alike. */
class Answer {
  private written: Buffer | undefined;

  constructor(
    readonly result: ExecutionResult,
    readonly ofOneReader: boolean,
  ) {}

  /** The result as JSON in UTF-8, written once for however many sockets. */
  get bytes(): Buffer {
    return (this.written ??= Buffer.from(JSON.stringify(this.result)));
  }
}

/** Equal for those who ask for the same, in the same language. */
export const answerKey = ({
  document,
  operationName,
  variables,
  language,
}: {
  readonly document: DocumentNode;
  readonly operationName: string | null | undefined;
  readonly variables: unknown;
  readonly language: Language;
}): string => hash('sha256', JSON.stringify([document.loc?.source.body, operationName, variables, language]), 'base64');

/** Equal for callers of an incident for whom the table of rights decides alike in everything: actions, fields and masks. */
export const audienceOf = ({ caller }: EdgeRequest, { relations }: Sight): string =>
  [caller.institutionId, ...relations, '|', ...(caller.scope ?? [])].join(' ');
