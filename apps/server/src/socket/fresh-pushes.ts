import { createSourceEventStream, execute, type ExecutionArgs, type ExecutionResult } from 'graphql';
import { answerKey, SharedPush, type EdgeRequest } from '#edge';

type Pushes = AsyncGenerator<ExecutionResult, void, void>;
type Push = IteratorResult<ExecutionResult, void>;

const noMore = { done: true, value: undefined } as const;

/** Where the pushes of one subscription go. */
export interface Subscriber {
  /** For the next push; none: nothing may be pushed any more. */
  freshRequest(): Promise<EdgeRequest | undefined>;
  /** Takes a result that others are sent too, as JSON in UTF-8, past what writes JSON for each. */
  takeShared(result: Buffer): Promise<void>;
}

/**
 * `subscribe` of graphql, but each event is executed with a request of its own, so that every push is judged by the rights of
 * then; when there is none, the stream ends. Ending it does not wait for the source's next event.
 */
export async function subscribeFresh(args: ExecutionArgs, { freshRequest, takeShared }: Subscriber): Promise<Pushes | ExecutionResult> {
  const source = await createSourceEventStream(args);
  if (!(Symbol.asyncIterator in source)) return source;
  const events = source[Symbol.asyncIterator]() as AsyncGenerator<unknown, void>;
  const { document, operationName, variableValues: variables } = args;
  const { language } = (args.contextValue as { edge: EdgeRequest }).edge;
  const asked = answerKey({ document, operationName, variables, language });
  let ended = false;
  let endWaiting: () => void = () => undefined;

  function end(): Promise<Push> {
    ended = true;
    endWaiting();
    // A generator that waits for its next event returns only then; its errors have nobody left to be told.
    Promise.resolve(events.return?.()).catch(() => undefined);
    return Promise.resolve(noMore);
  }

  async function push(): Promise<Push> {
    for (;;) {
      const event = await events.next();
      if (event.done) return noMore;
      const request = ended ? undefined : await freshRequest();
      if (!request) return end();
      const { value } = event;
      const answerTo = async (edge: EdgeRequest) => execute({ ...args, rootValue: value, contextValue: { edge } });
      if (!(value instanceof SharedPush)) return { done: false, value: await answerTo(request) };
      const answer = await value.answer(asked, request, answerTo);
      if (answer && (answer.ofOneReader || answer.result.errors)) return { done: false, value: answer.result };
      if (answer && !ended) await takeShared(answer.bytes);
    }
  }

  const pushes: Pushes = {
    next: () =>
      new Promise<Push>((resolve, reject) => {
        if (ended) return resolve(noMore);
        endWaiting = () => resolve(noMore);
        push().then(resolve, reject);
      }),
    return: end,
    throw: end,
    [Symbol.asyncDispose]: async () => void (await end()),
    [Symbol.asyncIterator]: () => pushes,
  };
  return pushes;
}
