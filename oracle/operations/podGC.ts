import { z } from 'zod';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import type { Node, Pod, PodCondition } from '../../spec/api/objects/core.ts';
import type { ApiError, Tried } from '../../spec/controllers/common/apiCalls.ts';
import { collectPods } from '../../spec/controllers/podGC/collectPods.ts';
import type { LiveNode, PodGCStep, PodGCWrite } from '../../spec/controllers/podGC/podGCView.ts';
import {
  apiErrorOf,
  defaultedPod,
  type ErrorWord,
  errorWord,
  listOf,
  recordOf,
} from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { decoded, wholeNumber, withShape } from '../request.ts';

const podGCShape = z.object({
  now: wholeNumber,
  pods: listOf(defaultedPod),
  nodes: listOf(decoded<Node>('core.Node')),
  liveNodes: listOf(z.string()),
  nodeErrors: listOf(z.string()),
  terminatedPodThreshold: wholeNumber.default(0),
  passes: listOf(z.object({ at: wholeNumber, nodes: z.array(z.string()).nullish() })),
  deleteErrors: recordOf(errorWord),
  patchErrors: recordOf(errorWord),
});

type Request = z.infer<typeof podGCShape>;

/** The steps as answers have them: by their names. */
const steps: readonly PodGCStep[] = ['orphaned', 'outOfService', 'terminated', 'unscheduledTerminating'];

const wordOf = (error: ApiError | undefined, words: ReadonlyMap<string, ErrorWord>, pod: string): string =>
  error === undefined ? '' : (words.get(pod) ?? 'notFound');

/** The fields of a condition that a patch sends: those that change, and its type. */
const changedCondition = (pod: Pod, condition: PodCondition): JsonObject => {
  const before = pod.status?.conditions?.find(({ type }) => type === condition.type);
  const { lastTransitionTime: _, ...fields } = condition;
  if (before === undefined) return { ...fields, lastProbeTime: null };
  const old: JsonObject = { ...before };
  return Object.fromEntries(
    Object.entries(fields).filter(([field, value]) => field === 'type' || old[field] !== value),
  );
};

/** The Pods as the API has them. */
class PodStore {
  readonly pods: Map<string, Pod>;
  private readonly request: Request;

  constructor(request: Request) {
    this.request = request;
    this.pods = new Map(request.pods.map((pod) => [pod.metadata?.name ?? '', pod]));
  }

  answer(write: PodGCWrite): ApiError | undefined {
    const name = write.pod.metadata?.name ?? '';
    const { patchErrors, deleteErrors } = this.request;
    const word = (write.kind === 'patchStatus' ? patchErrors : deleteErrors).get(name);
    const pod = this.pods.get(name);
    if (word || pod === undefined) return apiErrorOf(word ?? 'notFound', 'pods', name);
    if (write.kind === 'deletePod') this.pods.delete(name);
    else this.pods.set(name, { ...pod, status: { ...pod.status, ...this.patched(pod, write) } });
    return undefined;
  }

  private patched(pod: Pod, { status }: Extract<PodGCWrite, { kind: 'patchStatus' }>): object {
    const { condition, ...fields } = status;
    const others = (pod.status?.conditions ?? []).filter(({ type }) => type !== condition?.type);
    return condition ? { ...fields, conditions: [...others, condition] } : fields;
  }
}

/** What was tried with a Pod in a step of a pass. */
const actionOf = (
  { patchErrors, deleteErrors }: Request,
  pass: number,
  tries: readonly Tried<PodGCWrite>[],
): JsonObject => {
  const patch = tries.find(({ write }) => write.kind === 'patchStatus');
  const deletion = tries.find(({ write }) => write.kind === 'deletePod');
  const { step, pod } = (patch ?? deletion)?.write ?? { step: '', pod: {} };
  const name = pod.metadata?.name ?? '';
  const patched = patch !== undefined && patch.error === undefined;
  const status = patched && patch.write.kind === 'patchStatus' ? patch.write.status : undefined;
  const generation = status?.observedGeneration;
  return {
    pass,
    step,
    pod: name,
    patched,
    ...(status ? { phase: status.phase } : {}),
    ...(generation && generation !== pod.status?.observedGeneration
      ? { observedGeneration: generation }
      : {}),
    ...(status?.condition ? { condition: changedCondition(pod, status.condition) } : {}),
    deleted: deletion !== undefined && deletion.error === undefined,
    ...(deletion ? { gracePeriodSeconds: 0 } : {}),
    error_: wordOf(patch?.error, patchErrors, name) || wordOf(deletion?.error, deleteErrors, name),
  };
};

export const podGC: Operation = {
  op: 'podGC',
  says: 'which Pods the Pod garbage collector fails and deletes, pass by pass',
  ...withShape(podGCShape, (request) => {
    const { nodes, liveNodes, nodeErrors, terminatedPodThreshold } = request;
    const store = new PodStore(request);
    const liveNode = (name: string): LiveNode => {
      if (nodeErrors.includes(name)) {
        return { found: 'unknown', error: { reason: 'InternalError', message: `nodes "${name}"` } };
      }
      return { found: liveNodes.includes(name) || nodes.some(({ metadata }) => metadata?.name === name) };
    };
    let quarantine: ReadonlyMap<string, number> = new Map();
    const actions = request.passes.flatMap(({ at, nodes: names }, pass) => {
      const collected = collectPods({
        now: (request.now + at) * 1000,
        pods: [...store.pods.values()],
        nodes: nodes.filter(({ metadata }) => !names || names.includes(metadata?.name ?? '')),
        terminatedPodThreshold,
        quarantine,
        liveNode,
        answers: (write) => store.answer(write),
      });
      quarantine = collected.quarantine;
      return steps.flatMap((step) => {
        const tried = collected.tried.filter(({ write }) => write.step === step);
        const pods = [...new Set(tried.map(({ write }) => write.pod.metadata?.name ?? ''))].toSorted();
        return pods.map((pod) =>
          actionOf(
            request,
            pass,
            tried.filter(({ write }) => write.pod.metadata?.name === pod),
          ),
        );
      });
    });
    return { actions };
  }),
};
