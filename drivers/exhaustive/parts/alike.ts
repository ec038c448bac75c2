import { scarceIn } from '../../../models/cluster/constraints/ties.ts';
import type { PodPlan } from '../../../models/cluster/plan/clusterPlan.ts';
import { neverAnswered } from '../../../models/plan/containerPlan.ts';
import { planRequest } from '../../../models/scenarios/planRequest.ts';
import type { Container, Pod } from '../../../spec/api/objects/core.ts';
import type { CheckRequest } from '../prepare.ts';

/**
 * What parts of one application are told apart by: those of the same key differ in nothing that the model reads, and one
 * of them is judged for all. `undefined` where names or labels matter: a question of somebody's own, a budget, affinity.
 */
export const alikeKey = (request: CheckRequest): string | undefined => {
  const { questions = [], bounds, input } = request;
  if (questions.some(({ kind, text }) => kind !== 'ask' || text.includes('('))) return undefined;
  if (input.changed) return undefined;
  const plan = planRequest(request).plan();
  if (plan.disruptionBudgets || plan.pods.some(looksAtLabels)) return undefined;
  const isScarce = scarceIn(plan).length > 0;
  return JSON.stringify({
    bounds,
    questions: questions.map(({ name }) => name),
    workloads: plan.workloads.map((workload) => ({ ...workload, name: '', namespace: '' })),
    pods: plan.pods.map((pod) => told(pod, isScarce)),
  });
};

const looksAtLabels = ({ info, pod }: PodPlan): boolean =>
  info.requiredAffinity.length + info.requiredAntiAffinity.length > 0 ||
  (pod.spec?.topologySpreadConstraints ?? []).length > 0;

/** What the model reads of a Pod; what it asks of a node only where nodes may run short. */
const told = (
  { pod, info, containers, workload, ordinal, life, evictedWhenUnreachable }: PodPlan,
  isScarce: boolean,
) => ({
  workload,
  ordinal,
  life,
  evictedWhenUnreachable,
  spec: specOf(pod),
  owner: pod.metadata?.ownerReferences?.map(({ kind }) => kind),
  finalizers: pod.metadata?.finalizers,
  hostPorts: info.hostPorts,
  ...(isScarce && { requests: textOf(info.requests) }),
  containers: containers.map((container) => ({
    kind: container.kind,
    probes: container.probes.map((probe) => [probe, neverAnswered(container, probe)]),
    spec: containerOf(container.spec),
  })),
});

/** what only the containers themselves make use of, or what is said in another way */
const unreadOfContainers: ReadonlySet<string> = new Set<keyof Container>([
  'name',
  'image',
  'imagePullPolicy',
  'command',
  'args',
  'workingDir',
  'env',
  'envFrom',
  'ports',
  'resources',
  'volumeMounts',
  'startupProbe',
  'readinessProbe',
  'livenessProbe',
  'securityContext',
  'terminationMessagePath',
  'terminationMessagePolicy',
]);

const unreadOfPods: ReadonlySet<string> = new Set<keyof NonNullable<Pod['spec']>>([
  'containers',
  'initContainers',
  'volumes',
  'serviceAccountName',
  'serviceAccount',
  'automountServiceAccountToken',
  'imagePullSecrets',
  'securityContext',
  'dnsPolicy',
  'enableServiceLinks',
  'hostname',
  'subdomain',
]);

const without = (object: object, unread: ReadonlySet<string>): object =>
  Object.fromEntries(
    Object.entries(object)
      .filter(([field]) => !unread.has(field))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );

const specOf = ({ spec }: Pod): object => without(spec ?? {}, unreadOfPods);

const containerOf = (spec: Container): object => without(spec, unreadOfContainers);

const textOf = (requests: PodPlan['info']['requests']): string =>
  [requests.milliCPU, requests.memory, requests.ephemeralStorage, ...[...requests.scalars].flat()].join();
