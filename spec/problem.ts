import { printable } from './printable.ts';

/**
 * What is wrong with an input, as data. Nothing in `spec/` throws for bad input: a function that can meet
 * some returns a problem, and the command line prints it as one line.
 */

/** Stable codes; a code keeps its meaning for ever. */
const problemCodes = {
  PS1001: 'the file cannot be read',
  PS1002: 'the text is not YAML or JSON',
  PS1003: 'the document is not a Kubernetes object',
  PS1004: 'the kind is not modelled',
  PS1005: 'the API version is not served by this Kubernetes version',
  PS1006: 'the object is invalid',
  PS1007: 'two objects have the same name',
  PS1008: 'the input is too large',
  PS1009: 'there is nothing in the input',
  PS1101: 'the request is not a JSON object',
  PS1102: 'the operation is unknown',
  PS1103: 'a field of the request is missing or has the wrong type',
  PS1104: 'the request could not be decided',
  PS1201: 'an option of the command line is invalid',
  PS1202: 'the bounds are impossible',
  PS1203: 'nothing has this name',
  PS1204: 'the file is not a counterexample',
  PS1205: 'the report cannot be written',
  PS1301: 'the answer took longer than it may',
  PS1302: 'the server has more to do than it takes on',
  PS1303: 'the token is missing or wrong',
  PS1401: 'the question is not CEL',
  PS1402: 'the question asks for something that there is not',
  PS1403: 'the types in the question do not fit',
  PS1404: 'the question is too large',
  PS1405: 'the model cannot answer the question',
  PS1501: 'the other program cannot be started, or reached',
  PS1502: 'the other program ended before it had answered',
  PS1503: 'the other program did not answer in time',
  PS1504: 'the other program wrote something that is no answer',
  PS1505: 'the other program left a request without an answer',
  PS1506: 'the other program answered a request twice',
  PS1507: 'the other program answered what it was not asked',
  PS1508: 'the other program wrote a line that is too long',
  PS1509: 'the server of the other program refused the requests',
  PS1551: 'the folder holds something that is no vectors',
  PS1552: 'the vectors cannot be read',
  PS1601: 'the queue cannot be reached',
  PS1602: 'the queue refused what it was told',
  PS1603: 'the queue holds work or results of another version',
  PS1604: 'the queue holds something that is no work and no result',
  PS1605: 'a portion of the work failed',
  PS1701: 'the API server of the cluster cannot be reached, or refuses',
  PS1999: 'an internal error: this is a fault of pod-semantics, not of its input',
} as const;

export type ProblemCode = keyof typeof problemCodes;

/** Where it is wrong: as much as is known. Lines, columns and documents count from 1. */
export type Place = {
  readonly file?: string;
  readonly document?: number;
  readonly line?: number;
  readonly column?: number;
  /** as Kubernetes writes field paths: `spec.containers[0].image` */
  readonly path?: string;
};

export type Problem = {
  readonly code: ProblemCode;
  readonly message: string;
  readonly place: Place;
  /** lines that show the place in the text, where that helps */
  readonly excerpt?: readonly string[];
};

/** A problem with a code, and where it is. */
export const problem = (code: ProblemCode, message: string, place: Place = {}): Problem => ({
  code,
  message,
  place,
});

/** `web.yaml:12:5 document 2 spec.replicas`; empty if nothing is known. */
export const placeText = (place: Place): string => {
  const position = [place.file, place.line, place.column].filter((part) => part !== undefined).join(':');
  const document = place.document === undefined ? '' : `document ${place.document}`;
  return [position, document, place.path].filter((part) => part).join(' ');
};

/** One line: `web.yaml:12:5 document 2 spec.replicas: must be … (PS1006)`. */
export const problemText = ({ code, message, place }: Problem): string => {
  const where = placeText(place);
  return printable(`${where ? `${where}: ` : ''}${message} (${code})`);
};
