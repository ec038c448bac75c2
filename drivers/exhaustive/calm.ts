import type { Application } from '../../models/cluster/plan/application.ts';
import type { Pod } from '../../spec/api/objects/core.ts';
import { scheduleInTurn } from '../../spec/scheduling/scheduleInTurn.ts';
import type { WhyPending } from '../../spec/scheduling/whyPending.ts';
import { whyNeverPlaced } from './neverPlaced.ts';

/** What becomes of a workload, or of a Pod by itself, when nothing fails. */
export type CalmWorkload = {
  /** `Deployment default/web` */
  readonly of: string;
  readonly wanted: number;
  /** the nodes of its Pods that the scheduler places, one for each */
  readonly nodes: readonly string[];
  /** why the others stay Pending; undefined if there are none */
  readonly pending: WhyPending | undefined;
};

/**
 * What becomes of an application when nothing fails: the scheduler places its Pods one after the other, and again those
 * that wait for others to be there. Volumes are taken to be bound and within reach, as the model takes them.
 * https://kubernetes.io/docs/concepts/scheduling-eviction/kube-scheduler/
 */
export const calmWorkloads = (application: Application): readonly CalmWorkload[] => {
  const known = placed.get(application);
  if (known) return known;
  const workloads = placedInTurn(application);
  placed.set(application, workloads);
  return workloads;
};

/** An application does not change, and many ask what becomes of it. */
const placed = new WeakMap<Application, readonly CalmWorkload[]>();

const placedInTurn = ({ nodes, running, wanted }: Application): readonly CalmWorkload[] => {
  const nodeOf = new Map<string, string>();
  const pending = new Map<string, WhyPending>();
  const asked = wanted.map(({ of, pod }, index) => ({ of, pod: named(withoutVolumes(pod), `${index}`) }));
  const names = new Set(asked.map(({ pod }) => pod.metadata?.namespace || 'default'));
  const namespaces = [...names].map((name) => ({ metadata: { name } }));
  for (let before = -1; before < nodeOf.size && nodeOf.size < asked.length; ) {
    before = nodeOf.size;
    pending.clear();
    const turns = scheduleInTurn({
      nodes: nodes.map(({ node }) => node),
      namespaces,
      pods: [...running, ...asked.map(({ pod }) => onNode(pod, nodeOf.get(uidOf(pod))))],
    });
    for (const { pod, node, decision } of turns) {
      const why = whyNeverPlaced(
        pod,
        decision,
        nodes.map(({ node: each }) => each),
      );
      if (node !== undefined) nodeOf.set(uidOf(pod), node);
      else if (why) pending.set(uidOf(pod), why);
    }
    for (const { pod } of asked) {
      if (pod.spec?.nodeName) pending.set(uidOf(pod), asksForNode(pod.spec.nodeName));
    }
  }
  return [...new Set(asked.map(({ of }) => of))].map((of) => {
    const uids = asked.filter((each) => each.of === of).map(({ pod }) => uidOf(pod));
    return {
      of,
      wanted: uids.length,
      nodes: uids.flatMap((uid) => nodeOf.get(uid) ?? []),
      pending: uids.map((uid) => pending.get(uid)).find((why) => why !== undefined),
    };
  });
};

/** The scheduler leaves it alone, and no kubelet has this name. */
const asksForNode = (name: string): WhyPending => {
  const message = `it asks for node ${name} by name, which the input does not have`;
  return { message, sentence: message };
};

const uidOf = ({ metadata }: Pod): string => metadata?.uid ?? '';

const withoutVolumes = (pod: Pod): Pod => (pod.spec ? { ...pod, spec: { ...pod.spec, volumes: [] } } : pod);

const named = (pod: Pod, uid: string): Pod => ({ ...pod, metadata: { ...pod.metadata, uid } });

const onNode = (pod: Pod, nodeName: string | undefined): Pod =>
  nodeName === undefined || !pod.spec ? pod : { ...pod, spec: { ...pod.spec, nodeName } };
