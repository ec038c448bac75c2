import { ruleInWords } from '../questions/ruleInWords.ts';
import type { NarratedStep } from '../trace/narrate.ts';

/** A message of a sequence: who tells whom what, and what changed by it. */
export type Message = {
  /** the choice of the trace that it is, from 1; undefined: at once, within the one before */
  readonly number: number | undefined;
  readonly from: string;
  /** the same as `from`: it keeps it to itself */
  readonly to: string;
  readonly text: string;
  /** `web-1 phase Pending → Running` */
  readonly changes: readonly string[];
  /** nobody has to do it: what users ask for, and what goes wrong */
  readonly isFault: boolean;
};

/** A story in time: everybody who takes part, and what goes on between them. */
export type Sequence = {
  readonly lanes: readonly string[];
  readonly messages: readonly Message[];
  /** so many choices come before those that are repeated for ever; undefined: none are */
  readonly loopFrom: number | undefined;
};

/** what everybody talks to */
export const apiServer = 'API server';
const runtime = 'runtime';

/** Those who act, as lanes stand beside each other: from who asks to what runs. */
const order = ['users', 'clients', 'misfortune', 'controllers', 'scheduler', apiServer, 'kubelet', runtime];

const laneOf = (actor: string): string => {
  if (actor === 'user' || actor === 'operator') return 'users';
  if (actor === 'environment') return 'misfortune';
  if (actor === 'container' || actor === 'machine' || actor === 'node') return runtime;
  if (actor === 'bookkeeping') return apiServer;
  return actor;
};

/** How far from who asks, towards what runs, somebody stands. */
export const rankOf = (lane: string): number => {
  const rank = order.indexOf(lane);
  return rank < 0 ? order.indexOf('controllers') : rank;
};

/** fields of views that are the runtime's, and the kubelet's, until somebody writes them to the API */
const ofRuntime = /^(?:containers|sandbox|running|ips|volumes|mounted|address)/;
const ofKubelet = /^(?:kubelet|worker|evicting|admitted|allocated|status)/;
const ofMachine = /^machine/;

/** words with which somebody takes notice of what the API has */
const noticing = /^(?:sees|notices|hears|reads|observes|learns|lists)\b/;

/** The two between whom a step goes on. */
const between = ({ actor, rule, shown }: NarratedStep): readonly [from: string, to: string] => {
  const lane = laneOf(actor);
  if (noticing.test(rule)) return [apiServer, lane];
  const fields = shown.flatMap(({ differences }) => differences.map(({ field }) => field));
  if (fields.length === 0) return [lane, lane];
  if (fields.some((field) => !ofRuntime.test(field) && !ofKubelet.test(field) && !ofMachine.test(field))) {
    return [lane, apiServer];
  }
  return [lane, fields.some((field) => ofRuntime.test(field)) ? runtime : 'kubelet'];
};

/** The sequence of a narrated trace. `names`: what the API calls what rules are about. */
export const sequenceOf = (
  steps: readonly NarratedStep[],
  names: ReadonlyMap<string, string>,
  loopFrom: number | undefined,
): Sequence => {
  const messages = steps.map((step): Message => {
    const [from, to] = between(step);
    const { does } = ruleInWords({ actor: step.actor, name: step.rule, about: step.about }, names);
    return {
      number: step.number,
      from,
      to,
      text: does,
      changes: step.shown.flatMap(({ subject, differences }) =>
        differences.map(
          ({ field, before, after }) => `${names.get(subject) ?? subject} ${field} ${before} → ${after}`,
        ),
      ),
      isFault: from === 'misfortune' || from === 'users',
    };
  });
  return { lanes: laneOrder(messages), messages, loopFrom };
};

/** The lanes of messages, beside each other from who asks to what runs. */
export const laneOrder = (messages: readonly Message[]): readonly string[] => {
  const lanes = new Set([apiServer, ...messages.flatMap(({ from, to }) => [from, to])]);
  return [...lanes].sort((a, b) => rankOf(a) - rankOf(b));
};
