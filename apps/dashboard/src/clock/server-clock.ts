/** What time it is at the server: a drill runs on its own clock, at its own rate. */
export interface ServerClock {
  /** Milliseconds since 1970 by the server's clock. */
  now(): number;
  /** Takes a reading: the server's time, received now, and how fast its clock runs (1 = real time). */
  set(serverNow: string, rate: number): void;
}

/** A clock that agrees with this machine until the server has said its own time. */
export function serverClock(machine: () => number = Date.now): ServerClock {
  let anchor = { server: 0, machine: 0, rate: 1, known: false };
  return {
    now: () => (anchor.known ? anchor.server + (machine() - anchor.machine) * anchor.rate : machine()),
    set: (serverNow, rate) => {
      anchor = { server: Date.parse(serverNow), machine: machine(), rate, known: true };
    },
  };
}

export const theServerClock = serverClock();
