import type { OptionRecord } from '../command.ts';
import { wholeNumber } from '../read.ts';

/** How a command hands its work to many machines. */
export const queueOptions: readonly OptionRecord[] = [
  {
    flags: '--queue <address>',
    says: 'put the work into this queue (redis://HOST:PORT) for podsem worker; podsem results tells what came of it',
  },
  {
    flags: '--portion <number>',
    says: 'with --queue: how much a worker takes at a time',
    read: wholeNumber('--portion', 1, 1_000_000),
  },
];

/** With `--queue`, `check` may search once for each of many bounds. */
export const sweepOption: OptionRecord = {
  flags: '--sweep <bounds>',
  says: 'with --queue: a search for each combination of container-exits=0..2,node-failures=0..1',
};
