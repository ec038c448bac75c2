import type { SystemState } from '../../checker/reference/state.ts';
import { lastState, type Trace, type TraceStep } from '../../checker/trace/trace.ts';
import type {
  AskedNode,
  AskedNodeConstants,
  AskedPodConstants,
  AskedStage,
} from '../../models/views/askedViews.ts';
import { type Decided, decider } from '../../properties/questions/decidedBy.ts';
import type { Question } from '../../properties/questions/question.ts';
import { heldUp } from './held.ts';
import { lawsOnTheWay } from './lawsOnTheWay.ts';
import { ruleInWords } from './ruleInWords.ts';
import { type ShownPod, shownPods } from './shownPods.ts';
import { shownOf } from './shownSubjects.ts';

/** A number of a question, before and after. */
export type ChangedNumber = { readonly text: string; readonly before: string; readonly after: string };

/** Something that happened, as people tell it. */
export type StoryStep = {
  /** the choices of the trace that it stands for, from 1 */
  readonly first: number;
  readonly last: number;
  readonly who: string;
  readonly does: string;
  /** what the question counts and was changed */
  readonly numbers: readonly ChangedNumber[];
  /** the lines of `kubectl get pods` that are new or different after it; a Pod that is gone has the status Gone */
  readonly pods: readonly ShownPod[];
};

/** How a question comes to be answered with no. */
export type Story = {
  readonly steps: readonly StoryStep[];
  /** so many choices come before those that are repeated for ever; null: none are */
  readonly loopFrom: number | null;
  /** what the parts of the question are at the end */
  readonly decided: readonly Decided[];
  /** what holds things up at the end */
  readonly held: readonly string[];
  /** what `kubectl get pods` shows at the end */
  readonly pods: readonly ShownPod[];
  /** why nothing forbids it, or which laws are violated on the way */
  readonly laws: string;
};

/** who acts inside a node, which nobody is told of unless it shows */
const inside: ReadonlySet<string> = new Set(['kubelet', 'container', 'node', 'bookkeeping', 'machine']);

/** The story of a trace: how the application comes up in one step, then who did what, as far as the API or the question shows it. */
export const storyOf = (question: Question, trace: Trace, loopFrom: number | undefined): Story => {
  const { system } = trace;
  const decide = decider(question, system);
  const names = namesOf(trace);
  const steps: StoryStep[] = [];
  const moments = momentsOf(trace);
  const up = moments.findIndex(({ after }) => isUp(trace, after));
  let before = shownPods(system, trace.initial);
  let pods = before;
  let numbers = decide(trace.initial);
  moments.forEach(({ rule, after, number }, index) => {
    before = shownPods(system, after, before);
    if (index < up) return;
    const [shown, counted] = [before, decide(after)];
    const changed = changedPods(pods, shown);
    const counts = changedNumbers(numbers, counted);
    if (index > up && changed.length + counts.length === 0 && inside.has(rule.actor)) return;
    [pods, numbers] = [shown, counted];
    const { who, does } =
      index === up ? { who: 'everybody', does: 'brings the application up' } : ruleInWords(rule, names);
    steps.push({ first: index === up ? 1 : number, last: number, who, does, numbers: counts, pods: changed });
  });
  const end = lastState(trace);
  const { looked, broken } = lawsOnTheWay(trace);
  return {
    steps,
    loopFrom: loopFrom ?? null,
    decided: decide(end),
    held: heldUp(system, end),
    pods: [...before.values()],
    laws:
      broken.length === 0
        ? `no law of Kubernetes forbids this: none of the ${looked} that look at states and steps is violated on the way`
        : `on the way laws are violated: ${broken.join(', ')}`,
  };
};

type Moment = { readonly rule: TraceStep['rule']; readonly number: number; readonly after: SystemState };

/** Choices, each with the state in which all has settled that follows at once. */
const momentsOf = ({ steps }: Trace): readonly Moment[] => {
  const moments: Moment[] = [];
  for (const { rule, after } of steps) {
    const last = moments.at(-1);
    if (rule.urgent !== undefined && last) moments[moments.length - 1] = { ...last, after };
    else moments.push({ rule, number: moments.length + 1, after });
  }
  return moments;
};

const isUp = ({ system }: Trace, state: SystemState): boolean =>
  shownOf<AskedStage, object>(system, 'asked stage', state).some(({ value }) => value.up);

const changedPods = (
  before: ReadonlyMap<string, ShownPod>,
  after: ReadonlyMap<string, ShownPod>,
): readonly ShownPod[] => [
  ...[...after].flatMap(([subject, pod]) =>
    JSON.stringify(before.get(subject)) === JSON.stringify(pod) ? [] : [pod],
  ),
  ...[...before].flatMap(([subject, pod]) =>
    after.has(subject) ? [] : [{ ...pod, status: 'Gone', ready: false }],
  ),
];

const changedNumbers = (before: readonly Decided[], after: readonly Decided[]): readonly ChangedNumber[] =>
  after.flatMap(({ text, value }, at) => {
    const was = before[at]?.value ?? '';
    return was === value ? [] : [{ text, before: was, after: value }];
  });

/** What rules call Pods and nodes, and what people do. */
const namesOf = ({ system, initial }: Trace): ReadonlyMap<string, string> =>
  new Map([
    ...shownOf<object, AskedPodConstants>(system, 'asked pod', initial).map(
      ({ subject, constants }) => [subject, constants.name] as const,
    ),
    ...shownOf<AskedNode, AskedNodeConstants>(system, 'asked node', initial).map(
      ({ subject, constants }) => [subject, constants.name] as const,
    ),
  ]);
