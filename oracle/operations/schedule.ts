import { z } from 'zod';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import { normalizeObject } from '../../spec/api/normalize.ts';
import type { ApiObject } from '../../spec/api/objects/apiObject.ts';
import type {
  Namespace,
  Node,
  PersistentVolume,
  PersistentVolumeClaim,
  Pod,
  Service,
} from '../../spec/api/objects/core.ts';
import type { LabelSelector, ObjectMeta } from '../../spec/api/objects/meta.ts';
import type { PodDisruptionBudget } from '../../spec/api/objects/policy.ts';
import type { StorageClass } from '../../spec/api/objects/storage.ts';
import { problem } from '../../spec/problem.ts';
import { clusterOf } from '../../spec/scheduling/cluster.ts';
import type { Rejection } from '../../spec/scheduling/plugin.ts';
import type { PodInfo } from '../../spec/scheduling/podInfo.ts';
import type { Preemption } from '../../spec/scheduling/preemption/defaultPreemption.ts';
import type { Victims } from '../../spec/scheduling/preemption/victims.ts';
import { type Decision, schedule as decide, type NodeVerdict } from '../../spec/scheduling/schedule.ts';
import { storageOf } from '../../spec/storage/storage.ts';
import type { Operation } from '../operation.ts';
import { decoded, listOf, wholeNumber, withShape } from '../request.ts';

/** An object of the kind as the scheduler sees it. */
const objectOf = <T extends ApiObject>(kind: string) =>
  z.unknown().transform((json, context): T => {
    const normalized = normalizeObject(kind, json);
    if (normalized.valid) return normalized.object as T;
    const [wrong] = normalized.typeErrors;
    context.addIssue({
      code: 'custom',
      message: wrong?.message ?? '',
      path: wrong?.path ? [wrong.path] : [],
    });
    return {} as T;
  });

/** The metadata of an object; what has no name is refused with its place among the others. */
const named = decoded<ObjectMeta>('meta.ObjectMeta').transform(({ name = '', namespace }) => ({
  name,
  ...(namespace !== undefined && { namespace }),
}));

const csiNode = z.object({
  metadata: named,
  spec: z.object({
    drivers: listOf(
      z.object({
        name: z.string(),
        nodeID: z.string().default(''),
        allocatable: z.object({ count: wholeNumber.optional() }).optional(),
      }),
    ),
  }),
});

const csiDriver = z.object({
  metadata: named,
  spec: z.object({ storageCapacity: z.boolean().optional() }),
});

const csiStorageCapacity = z.object({
  metadata: named,
  storageClassName: z.string(),
  nodeTopology: decoded<LabelSelector>('meta.LabelSelector').optional(),
  capacity: z.string().optional(),
  maximumVolumeSize: z.string().optional(),
});

const volumeAttachment = z.object({
  metadata: named,
  spec: z.object({
    attacher: z.string(),
    nodeName: z.string(),
    source: z.object({ persistentVolumeName: z.string().optional() }),
  }),
});

const clusterShape = z.object({
  nodes: listOf(objectOf<Node>('Node')),
  pods: listOf(objectOf<Pod>('Pod')),
  namespaces: listOf(objectOf<Namespace>('Namespace')),
  services: listOf(objectOf<Service>('Service')),
  pdbs: listOf(objectOf<PodDisruptionBudget>('PodDisruptionBudget')),
  pod: objectOf<Pod>('Pod'),
  persistentVolumeClaims: listOf(objectOf<PersistentVolumeClaim>('PersistentVolumeClaim')),
  persistentVolumes: listOf(objectOf<PersistentVolume>('PersistentVolume')),
  storageClasses: listOf(objectOf<StorageClass>('StorageClass')),
  csiNodes: listOf(csiNode),
  csiDrivers: listOf(csiDriver),
  csiStorageCapacities: listOf(csiStorageCapacity),
  volumeAttachments: listOf(volumeAttachment),
});

type Request = z.infer<typeof clusterShape>;

const nameOf = ({ metadata }: ApiObject): string => `${metadata?.namespace ?? ''}/${metadata?.name ?? ''}`;

const namedLists = [
  'nodes',
  'pods',
  'namespaces',
  'services',
  'pdbs',
  'persistentVolumeClaims',
  'persistentVolumes',
  'storageClasses',
  'csiNodes',
  'csiDrivers',
  'csiStorageCapacities',
  'volumeAttachments',
] as const;

/** The path of the first object that has no name, or the name of another of its kind. */
const misnamed = (request: Request): { readonly path: string; readonly name: string } | undefined => {
  for (const list of namedLists) {
    const seen = new Set<string>();
    for (const [index, object] of request[list].entries()) {
      const name = nameOf(object);
      if (!object.metadata?.name || seen.has(name))
        return { path: `${list}[${index}].metadata.name`, name: object.metadata?.name ?? '' };
      seen.add(name);
    }
  }
  return undefined;
};

const rejectionAnswer = ({ code, reasons }: Rejection): JsonObject => ({ code, reasons });

const nodeAnswer = (verdict: NodeVerdict): JsonObject => {
  if (verdict.feasible) return { feasible: true };
  const { rejection, rejects } = verdict;
  const alone = Object.fromEntries(rejects.map((each) => [each.plugin, rejectionAnswer(each)]));
  return {
    feasible: false,
    plugin: rejection.plugin,
    ...rejectionAnswer(rejection),
    ...(rejects.length > 0 ? { rejects: alone } : {}),
  };
};

const podName = ({ namespace, name }: PodInfo): string => `${namespace}/${name}`;

const victimsAnswer = ({ victims, pdbViolations }: Victims): JsonObject => ({
  victims: victims.map(podName),
  pdbViolations,
});

const preemptionAnswer = (preemption: Preemption): JsonObject => {
  if (!preemption.eligible) return { eligible: false, message: preemption.message };
  const { candidates, best } = preemption;
  const [pick] = best;
  if (pick === undefined) return { eligible: true };
  return {
    eligible: true,
    node: pick.node,
    victims: pick.victims.map(podName),
    best: best.map(({ node }) => node),
    candidates: Object.fromEntries(candidates.map((each) => [each.node, victimsAnswer(each)])),
  };
};

/** A decision in the form of the vectors. */
const decisionAnswer = (decision: Decision): JsonObject => {
  const { preEnqueueReject, prefilterReject, prefilterNodes, nodes, scores, best, error, preemption } =
    decision;
  return {
    ...(preEnqueueReject ? { preEnqueueReject: [preEnqueueReject] } : {}),
    ...(prefilterReject ? { prefilterReject } : {}),
    ...(prefilterNodes ? { prefilterNodes } : {}),
    nodes: Object.fromEntries(nodes.map((verdict) => [verdict.node, nodeAnswer(verdict)])),
    scores: Object.fromEntries(scores.map(({ node, total, plugins }) => [node, { total, plugins }])),
    best: [...best].sort(),
    ...(error === undefined ? {} : { error: `PreScore: ${error}` }),
    ...(preemption ? { preemption: preemptionAnswer(preemption) } : {}),
  };
};

export const schedule: Operation = {
  op: 'schedule',
  says: 'where the scheduler would put a pending Pod: feasible nodes, rejections, scores, preemption',
  ...withShape(clusterShape, (request) => {
    const wrong = misnamed(request);
    if (wrong?.name === '') return { problem: problem('PS1103', 'a name is required', { path: wrong.path }) };
    if (wrong) return { problem: problem('PS1007', `"${wrong.name}" is there twice`, { path: wrong.path }) };
    const { pod, pdbs, nodes, pods, namespaces, services } = request;
    const storage = storageOf(request);
    const cluster = clusterOf({ nodes, pods, namespaces, services, disruptionBudgets: pdbs, storage });
    return decisionAnswer(decide(pod, cluster));
  }),
};
