import type { ClusterInput, ManifestObject } from '../../../models/cluster/plan/input.ts';
import { NumberText } from '../../../spec/api/decode/numberText.ts';
import { compileLabelSelector, selects } from '../../../spec/api/labelSelector.ts';
import { at, fieldsOf, listOf, withValue } from '../plainData.ts';
import { type Change, edited, nameOf, namespaceOf } from './change.ts';

/** What may help and is not in the catalogue, with why no check can tell whether it does. */
export const untried: readonly string[] = [
  'a priority: no Pod is evicted for one that matters more',
  'a preStop hook: a Pod that is being deleted is no endpoint from then on, and who still sends it requests is not modelled',
  'readiness probes and gates: a container that has none is ready while it runs, and what it serves before it should is not modelled',
];

const podSpec = ['spec', 'template', 'spec'];
const zoneLabel = 'topology.kubernetes.io/zone';
const hostLabel = 'kubernetes.io/hostname';

/** workloads that may have more replicas and be spread */
const replicated: ReadonlySet<string> = new Set(['Deployment', 'ReplicaSet', 'StatefulSet']);

/** more replicas than these are not advised */
const mostReplicas = 3;

/**
 * The changes that are tried, the smallest first: more replicas, a disruption budget or a looser one, a rollout that takes
 * nothing away, anti-affinity and spread, a readiness probe that asks for a port that is there, tolerations of the taints of the
 * nodes. What the model does not tell apart is not among them (`untried`).
 */
export const catalogueFor = (input: ClusterInput): readonly Change[] =>
  input.objects
    .filter(({ kind }) => replicated.has(kind))
    .flatMap((workload) => [
      ...looserBudgets(input, workload),
      ...moreReplicas(workload),
      ...newBudget(input, workload),
      ...nothingUnavailable(workload),
      ...probedPorts(input, workload),
      ...apart(workload),
      ...spreadOver(workload, hostLabel),
      ...spreadOver(workload, zoneLabel),
      ...tolerated(input, workload),
    ]);

const titleOf = (object: ManifestObject): string => `${object.kind} ${nameOf(object)}`;

const replicasOf = ({ object }: ManifestObject): number => {
  const value = at(object, 'spec', 'replicas') ?? 1;
  return value instanceof NumberText ? Number(value.text) : Number(value);
};

const labelsOf = ({ object }: ManifestObject): { readonly [key: string]: string } =>
  fieldsOf(at(object, 'spec', 'template', 'metadata', 'labels')) as { readonly [key: string]: string };

const moreReplicas = (workload: ManifestObject): readonly Change[] => {
  const count = replicasOf(workload);
  return Array.from({ length: Math.max(0, mostReplicas - count) }, (_, index) => count + index + 1).map(
    (replicas) => ({
      says: `${titleOf(workload)}: ${replicas} replicas in place of ${count}`,
      part: `replicas of ${titleOf(workload)}`,
      apply: (input) =>
        edited(input, workload, (object) => withValue(object, ['spec', 'replicas'], replicas)),
    }),
  );
};

const budgetsOf = ({ objects }: ClusterInput, workload: ManifestObject): readonly ManifestObject[] =>
  objects.filter((each) => {
    if (each.kind !== 'PodDisruptionBudget' || namespaceOf(each) !== namespaceOf(workload)) return false;
    const compiled = compileLabelSelector(fieldsOf(at(each.object, 'spec', 'selector')));
    return compiled.valid && selects(compiled.selector, labelsOf(workload));
  });

const looserBudgets = (input: ClusterInput, workload: ManifestObject): readonly Change[] =>
  budgetsOf(input, workload)
    .filter(({ object }) => String(at(object, 'spec', 'maxUnavailable')) !== '1')
    .map((budget) => ({
      says: `${titleOf(budget)}: one Pod of ${titleOf(workload)} may be unavailable`,
      part: `budget of ${titleOf(workload)}`,
      apply: (before) =>
        edited(before, budget, (object) => {
          const { minAvailable: _, ...spec } = fieldsOf(object.spec);
          return { ...object, spec: { ...spec, maxUnavailable: 1 } };
        }),
    }));

const newBudget = (input: ClusterInput, workload: ManifestObject): readonly Change[] => {
  const selector = at(workload.object, 'spec', 'selector');
  if (budgetsOf(input, workload).length > 0 || selector === undefined) return [];
  const { namespace } = fieldsOf(workload.object.metadata);
  const budget: ManifestObject = {
    apiVersion: 'policy/v1',
    kind: 'PodDisruptionBudget',
    object: {
      apiVersion: 'policy/v1',
      kind: 'PodDisruptionBudget',
      metadata: { name: nameOf(workload), ...(namespace !== undefined && { namespace }) },
      spec: { maxUnavailable: 1, selector },
    },
    place: {},
  };
  const apply = (before: ClusterInput): ClusterInput => ({ ...before, objects: [...before.objects, budget] });
  return [
    {
      says: `a PodDisruptionBudget for ${titleOf(workload)}: one Pod may be unavailable`,
      part: `budget of ${titleOf(workload)}`,
      apply,
    },
  ];
};

const nothingUnavailable = (workload: ManifestObject): readonly Change[] => {
  if (workload.kind !== 'Deployment') return [];
  const rollingUpdate = { maxUnavailable: 0, maxSurge: 1 };
  return [
    {
      says: `${titleOf(workload)}: a rollout takes no Pod away before another one is ready`,
      part: `strategy of ${titleOf(workload)}`,
      apply: (input) =>
        edited(input, workload, (object) =>
          withValue(object, ['spec', 'strategy'], { type: 'RollingUpdate', rollingUpdate }),
        ),
    },
  ];
};

const apart = (workload: ManifestObject): readonly Change[] => {
  const path = [...podSpec, 'affinity', 'podAntiAffinity', 'requiredDuringSchedulingIgnoredDuringExecution'];
  const before = listOf(at(workload.object, ...path));
  if (before.some((term) => at(term, 'topologyKey') === hostLabel)) return [];
  const term = { topologyKey: hostLabel, labelSelector: at(workload.object, 'spec', 'selector') };
  return [
    {
      says: `${titleOf(workload)}: no two Pods on one node`,
      part: `spread of ${titleOf(workload)}`,
      apply: (input) => edited(input, workload, (object) => withValue(object, path, [...before, term])),
    },
  ];
};

const spreadOver = (workload: ManifestObject, topologyKey: string): readonly Change[] => {
  const path = [...podSpec, 'topologySpreadConstraints'];
  const before = listOf(at(workload.object, ...path));
  if (before.some((constraint) => at(constraint, 'topologyKey') === topologyKey)) return [];
  const labelSelector = at(workload.object, 'spec', 'selector');
  const constraint = { maxSkew: 1, topologyKey, whenUnsatisfiable: 'DoNotSchedule', labelSelector };
  const over = topologyKey === zoneLabel ? 'zones' : 'nodes';
  return [
    {
      says: `${titleOf(workload)}: its Pods are spread over ${over}`,
      part: `spread of ${titleOf(workload)}`,
      apply: (input) => edited(input, workload, (object) => withValue(object, path, [...before, constraint])),
    },
  ];
};

/** Probes that name a port that their container does not have, where it has just one: they ask for that. */
const probedPorts = (
  { objects, changed = [] }: ClusterInput,
  workload: ManifestObject,
): readonly Change[] => {
  const probes = ['readinessProbe', 'startupProbe'].flatMap((probe) =>
    ['httpGet', 'tcpSocket'].map((action) => [probe, action, 'port']),
  );
  const mended = (container: unknown): unknown => {
    const [port, ...more] = listOf(at(container, 'ports'));
    const known = at(port, 'name') ?? at(port, 'containerPort');
    if (port === undefined || more.length > 0) return container;
    return probes.reduce<unknown>((sofar, path) => {
      const asked = at(sofar, ...path);
      const isUnknown = typeof asked === 'string' && !/^\d+$/.test(asked) && asked !== at(port, 'name');
      return isUnknown ? withValue(sofar, path, known) : sofar;
    }, container);
  };
  const edit = (object: ReturnType<typeof fieldsOf>): ReturnType<typeof fieldsOf> => {
    const path = [...podSpec, 'containers'];
    return withValue(object, path, listOf(at(object, ...path)).map(mended));
  };
  const isBroken = [...objects, ...changed]
    .filter((each) => each.kind === workload.kind && nameOf(each) === nameOf(workload))
    .flatMap(({ object }) => listOf(at(object, ...podSpec, 'containers')))
    .some((container) => mended(container) !== container);
  return isBroken
    ? [
        {
          says: `${titleOf(workload)}: its probes ask for the port that the container has`,
          part: `probes of ${titleOf(workload)}`,
          apply: (input) => edited(input, workload, edit),
        },
      ]
    : [];
};

const tolerated = ({ objects }: ClusterInput, workload: ManifestObject): readonly Change[] => {
  const path = [...podSpec, 'tolerations'];
  const before = listOf(at(workload.object, ...path));
  const taints = objects
    .filter(({ kind }) => kind === 'Node')
    .flatMap(({ object }) => listOf(at(object, 'spec', 'taints')))
    .map((taint) => ({ key: at(taint, 'key'), effect: at(taint, 'effect') }));
  const unique = [...new Map(taints.map((taint) => [JSON.stringify(taint), taint])).values()].filter(
    ({ key }) => !String(key).startsWith('node.kubernetes.io/'),
  );
  return unique.map((taint) => ({
    says: `${titleOf(workload)}: its Pods tolerate the taint ${taint.key}:${taint.effect}`,
    part: `toleration of ${taint.key}:${taint.effect} by ${titleOf(workload)}`,
    apply: (input) =>
      edited(input, workload, (object) =>
        withValue(object, path, [...before, { ...taint, operator: 'Exists' }]),
      ),
  }));
};
