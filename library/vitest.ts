/**
 * `pod-semantics/vitest`: matchers for manifests, Pods and recordings. Importing it, best in a setup file, adds them
 * to `expect`. Manifests are text or objects, as everywhere in this package.
 */
import type { Readable } from 'node:stream';
import { expect } from 'vitest';
import { placements } from '../oracle/placements.ts';
import { createdFrom } from '../spec/manifest/objectProblems.ts';
import type { ReadObject } from '../spec/manifest/readManifest.ts';
import { type Problem, problemText } from '../spec/problem.ts';
import { admissionProblem } from './admission.ts';
import type { CheckOptions, Complaint } from './check.ts';
import { type Manifests, readManifests } from './manifests.ts';
import type { TraceOptions } from './podSemantics.ts';

/** What `expect` understands besides, of a value that is manifests or a recording. */
export type PodMatchers = {
  /** The API server would accept every object: `expect(yaml).toBeValid()`. */
  toBeValid: () => void;
  /** The API server would accept it, and it is one Pod: `expect(pod).toBeValidPod()`. */
  toBeValidPod: () => void;
  /**
   * The default admission plugins let the Pod pass in a namespace (`default`) of a cluster that has these objects:
   * `expect(pod).toBeAdmittedBy([{ kind: 'LimitRange', … }])`.
   */
  toBeAdmittedBy: (cluster: readonly object[], namespace?: string) => void;
  /** The scheduler would put the one pending Pod of the manifests on this node, or on one as good. */
  toBeScheduledOn: (node: string, cluster?: Manifests) => void;
  /**
   * No run of a cluster with the manifests breaks the law, or a law of the group, within the bounds:
   * `await expect(yaml).toHold('workload', { bounds: { nodes: 2, nodeFailures: 1 } })`. Undecided is a failure.
   */
  toHold: (law: string | readonly string[], options?: Omit<CheckOptions, 'laws'>) => Promise<void>;
  /** A recording (text, bytes, or a stream) breaks no law: `await expect(recording).toKeepTheLaws()`. */
  toKeepTheLaws: (options?: TraceOptions) => Promise<void>;
};

declare module 'vitest' {
  interface Matchers<T> extends PodMatchers {}
}

type Outcome = { readonly pass: boolean; readonly message: () => string };

const outcome = (pass: boolean, message: string): Outcome => ({ pass, message: () => message });

const lines = (title: string, details: readonly string[]): string =>
  [title, ...details.map((each) => `  ${each}`)].join('\n');

const texts = (problems: readonly Complaint[]): string[] =>
  problems.map((each) => problemText(each as Problem));

/** What is wrong with manifests that are to be valid. */
const faults = (received: Manifests): string[] => {
  const { objects, problems } = readManifests(received);
  const refused = objects.flatMap((object) => {
    const created = createdFrom(object);
    return created.ok ? [] : created.problems;
  });
  const none = objects.length === 0 && problems.length === 0 ? ['there is no object'] : [];
  return [...texts([...problems, ...refused]), ...none];
};

const onePod = (received: Manifests): ReadObject | undefined => {
  const { objects } = readManifests(received);
  return objects.length === 1 && objects[0]?.kind === 'Pod' ? objects[0] : undefined;
};

/** A single object stands for the list of it. */
const manifestsOf = (received: unknown): Manifests => {
  if (typeof received === 'string' || Array.isArray(received)) return received;
  return typeof received === 'object' && received !== null ? [received] : '';
};

/** The matchers themselves, as `expect.extend` takes them. */
export const podMatchers = {
  toBeValid(received: unknown): Outcome {
    const wrong = faults(manifestsOf(received));
    if (wrong.length > 0) return outcome(false, lines('the API server would refuse it:', wrong));
    return outcome(true, 'the API server would accept it');
  },

  toBeValidPod(received: unknown): Outcome {
    const manifests = manifestsOf(received);
    const wrong = faults(manifests);
    if (wrong.length > 0) return outcome(false, lines('the API server would refuse it:', wrong));
    if (onePod(manifests) === undefined) return outcome(false, 'it is not one Pod');
    return outcome(true, 'the API server would accept the Pod');
  },

  toBeAdmittedBy(received: unknown, cluster: readonly object[], namespace = 'default'): Outcome {
    const pod = onePod(manifestsOf(received));
    if (pod === undefined) return outcome(false, 'it is not one Pod');
    const problem = admissionProblem(pod, namespace, cluster);
    return problem === undefined
      ? outcome(true, 'the Pod is admitted')
      : outcome(false, `the Pod is refused: ${problem}`);
  },

  toBeScheduledOn(received: unknown, node: string, cluster: Manifests = []): Outcome {
    const [own, others] = [readManifests(manifestsOf(received)), readManifests(cluster)];
    const placed = placements([...own.objects, ...others.objects]);
    const problems = [...own.problems, ...others.problems, ...placed.problems];
    if (problems.length > 0) return outcome(false, lines('it cannot be scheduled:', texts(problems)));
    const [placement, second] = placed.placements;
    if (placement === undefined || second) return outcome(false, 'it is not one pending Pod');
    const { pod, decision, why } = placement;
    if (why !== undefined) return outcome(false, `${pod} stays Pending: ${why.message}`);
    return outcome(decision.best.includes(node), `${pod} goes to ${decision.best.join(' or ')}`);
  },

  async toHold(
    received: unknown,
    law: string | readonly string[],
    options: Omit<CheckOptions, 'laws'> = {},
  ): Promise<Outcome> {
    const { checkManifests } = await import('./check.ts');
    const laws = typeof law === 'string' ? [law] : law;
    const answer = await checkManifests(manifestsOf(received), { ...options, laws });
    if (!answer.ok) return outcome(false, lines('it cannot be checked:', texts(answer.problems)));
    return outcome(answer.report.outcome === 'good', answer.text);
  },

  async toKeepTheLaws(received: string | Uint8Array | Readable, options?: TraceOptions): Promise<Outcome> {
    const { trace } = await import('./podSemantics.ts');
    const { accepted, events, violations, problems } = await trace(received, options);
    if (accepted) return outcome(true, `its ${events} records break no law`);
    const broken = violations.map(
      ({ law, line, object, message }) => `line ${line}: ${law}: ${object}: ${message}`,
    );
    return outcome(false, lines('the recording is rejected:', [...broken, ...texts(problems)]));
  },
};

expect.extend(podMatchers);
