/** What `honbu` exits with; stated at the end of every help text. */
export const exitCodes = {
  DONE: 0,
  /** Done, but something was refused, could not be read, or differs. */
  FAULTS: 1,
  USAGE: 2,
  UNREACHABLE: 69,
  INTERNAL: 70,
  CONFIGURATION: 78,
} as const;

export type ExitCode = (typeof exitCodes)[keyof typeof exitCodes];
