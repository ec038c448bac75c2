import { bytesText, secondsText } from './numbers.ts';

/** What a command took, of which its search is a part: the whole process, and each of its phases. */
export type Taken = {
  readonly seconds: number;
  /** of its processors */
  readonly cpuSeconds: number;
  readonly peakBytes: number;
  readonly phases: readonly { readonly phase: string; readonly seconds: number }[];
};

/** shorter phases are not told */
const leastSeconds = 0.1;

/** `in all 3.2 s, 210 MiB: compiling the charts 1.1 s, searching 0.8 s` */
export const takenText = ({ seconds, peakBytes, phases }: Taken): string => {
  const told = phases
    .filter((each) => each.seconds >= leastSeconds)
    .map((each) => `${each.phase} ${secondsText(each.seconds)}`);
  const all = `in all ${secondsText(seconds)}, ${bytesText(peakBytes)}`;
  return told.length === 0 ? all : `${all}: ${told.join(', ')}`;
};
