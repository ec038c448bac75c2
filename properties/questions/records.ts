import type {
  AskedNode,
  AskedNodeConstants,
  AskedPod,
  AskedPodConstants,
  AskedPodOnNode,
  AskedWorkload,
  AskedWorkloadConstants,
} from '../../models/views/askedViews.ts';
import { constantsOf } from '../../models/views/constants.ts';
import type { AskedKind } from './askedFields.ts';
import { type AskedRecord, NodeRecord, PodRecord, WorkloadRecord } from './language.ts';
import type { AskedNames } from './names.ts';

type Labels = { readonly [key: string]: string };

/** A label that is not there is empty. */
const allLabels = (labels: Labels, keys: readonly string[]): Labels =>
  Object.fromEntries(keys.map((key) => [key, labels[key] ?? '']));

/** Views as CEL reads them: by kind, with their constants. */
export const recordOf = (kind: AskedKind, view: object, names: AskedNames): AskedRecord => {
  switch (kind) {
    case 'Pod': {
      const { exists, restarts = 0, running = false, ...pod } = view as AskedPod & Partial<AskedPodOnNode>;
      const {
        labels,
        revision,
        budgets: _,
        neverReady: __,
        containers: ___,
        ...constants
      } = constantsOf<AskedPodConstants>(view);
      return new PodRecord({
        ...pod,
        ...constants,
        revision: BigInt(revision),
        deleted: !exists,
        running,
        restarts: BigInt(restarts),
        labels: allLabels(labels, names.labels.Pod ?? []),
      });
    }
    case 'Node': {
      const { exists: _, ...node } = view as AskedNode;
      const { labels, name, zone } = constantsOf<AskedNodeConstants>(view);
      return new NodeRecord({ ...node, name, zone, labels: allLabels(labels, names.labels.Node ?? []) });
    }
    case 'Workload': {
      const { replicas, revision } = view as AskedWorkload;
      const { name, namespace, kind } = constantsOf<AskedWorkloadConstants>(view);
      return new WorkloadRecord({
        name,
        namespace,
        kind,
        replicas: BigInt(replicas),
        revision: BigInt(revision),
      });
    }
  }
};

/** Whether what a view shows is in a list. */
export const isIn = (list: string, view: object): boolean =>
  list === 'alive' ? (view as AskedPodOnNode).running : (view as { readonly exists: boolean }).exists;

/** The kind of view that shows what is read: as little as it can. */
export const viewOf = (kind: AskedKind, readsNode: boolean): string =>
  kind === 'Pod' ? (readsNode ? 'asked pod on node' : 'asked pod') : `asked ${kind.toLowerCase()}`;
