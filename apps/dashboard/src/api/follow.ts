import { socket } from './connection.js';

interface Following<Data> {
  readonly query: string;
  readonly variables: Record<string, unknown>;
  /** The position up to which `data` brings the screen; a reconnect resumes after it. */
  readonly positionOf?: (data: Data) => string | undefined;
  readonly onData: (data: Data) => void;
  /** The server cannot go on from where this page was: ask for everything again. */
  readonly onLost: () => void;
}

const FIRST_PAUSE = 1_000;
const LONGEST_PAUSE = 30_000;

/** Follows a subscription until the returned function is called; after a lost connection it resumes behind what it has seen. */
export function follow<Data>({ query, variables, positionOf, onData, onLost }: Following<Data>): () => void {
  let stopped = false;
  let pause = FIRST_PAUSE;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let close: () => void = () => undefined;
  // The socket sends these very variables again when it reconnects, so moving `after` here is what makes it resume.
  const resumable = { ...variables };

  const open = () => {
    close = socket.subscribe<Data>(
      { query, variables: resumable },
      {
        next: ({ data }) => {
          if (!data || stopped) return;
          pause = FIRST_PAUSE;
          const position = positionOf?.(data);
          if (position) resumable['after'] = position;
          onData(data);
        },
        error: () => startAgain(),
        complete: () => startAgain(),
      },
    );
  };
  const startAgain = () => {
    if (stopped) return;
    timer = setTimeout(() => {
      onLost();
      if (stopped) return;
      open();
    }, pause);
    pause = Math.min(pause * 2, LONGEST_PAUSE);
  };

  open();
  return () => {
    stopped = true;
    clearTimeout(timer);
    close();
  };
}
