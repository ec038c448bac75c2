import { answerBytes, type Peer } from '../../oracle/differential/peers/peer.ts';
import { peerOf } from '../../oracle/differential/peers/peerOf.ts';
import type { OptionRecord, OptionValues } from '../command.ts';
import { bytes, duration, wholeNumber } from '../read.ts';

/** How another implementation is asked. */
export const peerOptions: readonly OptionRecord[] = [
  {
    flags: '--against <program>',
    says: 'the command of the other program (run by a shell), or its address: http://…',
  },
  {
    flags: '--batch <number>',
    says: 'requests that are asked at once (100)',
    read: wholeNumber('--batch', 1, 10_000),
  },
  {
    flags: '--time-limit <duration>',
    says: 'time for the answers to a batch (10s)',
    read: duration('--time-limit'),
  },
  {
    flags: '--field <name>',
    says: 'compare only this field of the answers; may be given several times',
    many: true,
  },
  {
    flags: '--answer-limit <bytes>',
    says: 'bytes of one answer (16Mi)',
    read: bytes('--answer-limit'),
  },
];

const defaultBatch = 100;
const defaultTime = 10;

export const batchOf = ({ batch }: OptionValues): number => (batch as number | undefined) ?? defaultBatch;

/** The other implementation that the options name. */
export const peerFrom = (options: OptionValues, interrupted: AbortSignal): Peer =>
  peerOf(options.against as string, {
    time: 1000 * ((options.timeLimit as number | undefined) ?? defaultTime),
    lineBytes: (options.answerLimit as number | undefined) ?? answerBytes,
    interrupted,
  });

/** What the other program has to do, for the help. */
export const peerNotes =
  'The other program reads requests, one JSON object a line {"id", "op", …}, and writes an answer a line {"id", …}, in any\n' +
  'order, as podsem oracle does: {"id", "problem": {…}} where it cannot decide. It writes each line at once. An address\n' +
  'gets a POST of such lines (application/x-ndjson) and answers with them, as podsem serve does.';
