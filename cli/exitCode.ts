/** What a command says to the shell. */
export const exitCode = {
  /** all laws hold within the bounds; the input is valid; the question was answered */
  good: 0,
  /** a law is violated; the object is invalid; the Pod fits nowhere */
  broken: 1,
  badInput: 2,
  /** a limit ended the search before it could decide */
  undecided: 3,
  /** what was asked for could not be written */
  unwritten: 74,
  interrupted: 130,
} as const;

export type ExitCode = (typeof exitCode)[keyof typeof exitCode];
