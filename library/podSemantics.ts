/**
 * `pod-semantics`: what the commands of `podsem` do, for programs. What is wrong with an input comes back as
 * problems, each with a code that keeps its meaning; nothing here throws for it.
 */
import { Readable } from 'node:stream';
import type { Story } from '../drivers/observed/explanation/story.ts';
import { judgeTrace, type TraceVerdict } from '../drivers/observed/judgeTrace.ts';
import type { BoundDefinition } from '../models/scenarios/scenario.ts';
import { scenarios as allScenarios } from '../models/scenarios/scenarios.ts';
import { operations } from '../oracle/operations.ts';
import { answerer } from '../oracle/protocol.ts';
import { lawBook } from '../properties/laws/lawBook.ts';
import type { LawRecord } from '../properties/laws/lawRecord.ts';
import { mutants as allMutants } from '../properties/mutants/mutants.ts';
import type { JsonObject } from '../spec/api/decode/jsonObject.ts';
import { type CheckAnswer, type CheckOptions, checkManifests } from './check.ts';
import { type FuzzAnswer, type FuzzOptions, fuzzClusters } from './fuzz.ts';
import type { Manifests } from './manifests.ts';

export type { Story } from '../drivers/observed/explanation/story.ts';
export type { TraceVerdict } from '../drivers/observed/judgeTrace.ts';
export type { LawRecord } from '../properties/laws/lawRecord.ts';
export type { CheckReport, LawReport } from '../reports/json/checkReport.ts';
export type { FuzzReport } from '../reports/json/fuzzReport.ts';
export type { Problem } from '../spec/problem.ts';
export type { CheckAnswer, CheckOptions, Complaint } from './check.ts';
export type { FuzzAnswer, FuzzOptions } from './fuzz.ts';
export type { Manifests } from './manifests.ts';

/**
 * Explores every state of a cluster that runs the manifests (Pods, ReplicaSets, Deployments), within bounds, and
 * judges every law: `podsem check`. A scenario that takes no manifests is given `''`.
 *
 * ```ts
 * const answer = await check(yaml, { bounds: { nodes: 3, nodeFailures: 1 } });
 * if (answer.ok && answer.report.outcome === 'broken') console.log(answer.text);
 * ```
 */
export const check = (manifests: Manifests, options: CheckOptions = {}): Promise<CheckAnswer> =>
  checkManifests(manifests, options);

/**
 * Lives through random clusters, manifests and failures, judging every law at every step: `podsem fuzz`. The same
 * seed gives the same lifetimes; a failure is shortened, and its seed and path find it again.
 */
export const fuzz = (options: FuzzOptions = {}): FuzzAnswer => fuzzClusters(options);

export type TraceOptions = {
  /** what the verdict calls the recording */
  readonly name?: string;
  /** its nodes ran nothing but what it shows: the room on them is judged */
  readonly dedicatedNodes?: boolean;
  /** name every event that breaks a law, not the first one only */
  readonly all?: boolean;
  /** what Kubernetes is known to do against its documentation is a breach too */
  readonly strict?: boolean;
  /** is told of each Pod what may have happened on its node between its events */
  readonly onStory?: (story: Story) => void;
};

/**
 * Judges a recording of a real cluster, plain or gzip: its text, its bytes, or a stream of them (`podsem trace`).
 * Accepted, or the laws that its events break, each with the line and the object.
 *
 * ```ts
 * const { accepted, violations } = await trace(createReadStream('recording.ndjson.gz'));
 * ```
 */
export const trace = (
  recording: string | Uint8Array | Readable,
  { name = 'recording', dedicatedNodes = false, ...judging }: TraceOptions = {},
): Promise<TraceVerdict> => {
  const isStream = recording instanceof Readable;
  const bytes = isStream ? recording : Readable.from([Buffer.from(recording)]);
  return judgeTrace(bytes, name, { dedicatedNodes, ...judging });
};

const { decide } = answerer(operations);

/** A question of the oracle: `op` names its operation, the other fields belong to that. */
export type Question = JsonObject & { readonly op: string };

/**
 * Answers a question about one decision of Kubernetes, as `podsem oracle` does: the fields of the answer, or
 * `{ problem }`. The same question always gets the same answer.
 *
 * ```ts
 * ask({ op: 'qos', pod }); // { qos: 'Burstable' }
 * ```
 */
export const ask = (question: Question): JsonObject => decide(question);

/** What can be asked: the operations of `ask`, each in one sentence. */
export const questions: readonly { readonly op: string; readonly says: string }[] = operations;

/** The law book: each law with its sentence, its source, and the predicate that it is judged by. */
export const laws: readonly LawRecord[] = lawBook;

/** The systems that `check` explores, each with its bounds. */
export const scenarios: readonly {
  readonly name: string;
  readonly says: string;
  readonly bounds: readonly BoundDefinition[];
}[] = allScenarios;

/** The seeded faults that `check` and `fuzz` can be given, each with the laws that it breaks. */
export const mutants: readonly {
  readonly name: string;
  readonly says: string;
  readonly breaks: readonly string[];
}[] = allMutants;
