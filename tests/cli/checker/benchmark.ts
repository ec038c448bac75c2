import { join } from 'node:path';
import type { CheckReport } from '../../../reports/json/checkReport.ts';
import type { Taken } from '../../../reports/terminal/takenText.ts';
import { temporaryFolder } from '../../temporaryFolder.ts';

/** The command line that checks the benchmark model at its smallest golden size: 16,169 states. */
export const benchmark = [
  ...['check', '--scenario', 'replicated-pods'],
  ...['--bounds', 'N=2,R=2,U=3,F=1,C=1'],
] as const;

export const report = ({ out }: { readonly out: string }): CheckReport => JSON.parse(out) as CheckReport;

/** A file in a new folder. */
export const newFile = (name: string): string => join(temporaryFolder(), name);

/** What the check says when nothing was left out: all that does not depend on time and memory. */
export const withoutTimes = ({
  seconds: _,
  peakBytes: __,
  taken: ___,
  ...rest
}: CheckReport & { readonly taken?: Taken }): object => rest;
