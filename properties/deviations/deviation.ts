import type { NodePlan } from '../../models/podOnNode/plan/nodePlan.ts';
import type { LivePod } from '../../models/recorded/history/livePod.ts';
import type { TraceHistory } from '../../models/recorded/history/traceHistory.ts';
import type { PodStep } from '../../models/recorded/steps.ts';

/** A Pod that shows a deviation, and how. */
export type Sighting = { readonly pod: LivePod; readonly message: string };

/** Where a node in full detail shows a deviation. */
export type OnNode = {
  /** scenarios that expect it */
  readonly scenarios: readonly string[];
  /** whether it may happen on this node: the laws that it breaks are not asked of random lifetimes there */
  readonly mayHappen: (plan: NodePlan) => boolean;
};

/** Something that Kubernetes does, and that its documentation says it does not: a known deviation. */
export type Deviation = {
  /** verdicts on recordings print it, and it stays what it is */
  readonly id: string;
  /** what happens, in one sentence */
  readonly says: string;
  /** in which versions it was seen, and since when it is known to be mended */
  readonly versions: string;
  /** upstream reports and changes; where there is none, the code that does it */
  readonly reports: readonly string[];
  /** the laws of the book that it breaks; none if no law is judged where it shows */
  readonly breaks: readonly string[];
  /** a command that shows it */
  readonly shownBy: string;
  /** what an event of a Pod shows of it: the laws that it breaks are not held against that event */
  readonly ofPods?: (step: PodStep) => string | undefined;
  /** of what a kubelet does */
  readonly onNode?: OnNode;
  /** what is left at the end of a recording */
  readonly atEnd?: (history: TraceHistory) => readonly Sighting[];
};
