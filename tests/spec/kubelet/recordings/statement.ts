import type { Recorded, RecordedPod } from './recordedPod.ts';

/** How often a recording put a statement to the test, and where it does not hold. */
export type Judged = { readonly exercised: number; readonly breaches: readonly string[] };

/** A sentence about kubelets and their runtimes that every recording is held to. */
export type Statement = { readonly says: string; readonly judge: (recorded: Recorded) => Judged };

export const together = (all: readonly Judged[]): Judged => ({
  exercised: all.reduce((sum, { exercised }) => sum + exercised, 0),
  breaches: all.flatMap(({ breaches }) => breaches),
});

/** A statement about one Pod at a time: for each case that exercises it, undefined or what is wrong. */
export const eachPod = (
  says: string,
  cases: (pod: RecordedPod) => readonly (string | undefined)[],
): Statement => ({
  says,
  judge: ({ pods }) =>
    together(
      pods.map((pod) => {
        const all = cases(pod);
        return {
          exercised: all.length,
          breaches: all.flatMap((wrong) => (wrong === undefined ? [] : [`${pod.name}: ${wrong}`])),
        };
      }),
    ),
});
