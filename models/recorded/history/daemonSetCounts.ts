import type { Pod } from '../../../spec/api/objects/core.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import { isReady } from './livePod.ts';
import { Moments } from './moments.ts';

/** What there is to count of the nodes on which a DaemonSet has Pods. */
export type DaemonMoment = {
  readonly nodes: number;
  /** nodes all of whose Pods are ready, and nodes of which one is */
  readonly surelyReady: number;
  readonly maybeReady: number;
};

const nothing: DaemonMoment = { nodes: 0, surelyReady: 0, maybeReady: 0 };

/** The node that a Pod is on, or is made for. */
export const targetNode = ({ spec }: Pod): string | undefined =>
  spec?.nodeName ??
  spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution?.nodeSelectorTerms
    .flatMap(({ matchFields = [] }) => matchFields)
    .find(({ key }) => key === 'metadata.name')?.values?.[0];

/** A Pod that has ended and is being deleted counts no more. */
const isCounted = ({ metadata, status }: Pod): boolean =>
  !(metadata?.deletionTimestamp !== undefined && isTerminalPhase(status?.phase));

type Counted = {
  readonly byNode: Map<string, Map<string, boolean>>;
  readonly moments: Moments<DaemonMoment>;
};

/** What the controllers of DaemonSets may have counted, by the UID of the DaemonSet. */
export class DaemonSetCounts {
  private readonly counted = new Map<string, Counted>();

  of(uid: string): Moments<DaemonMoment> | undefined {
    return this.counted.get(uid)?.moments;
  }

  begin(uid: string): void {
    if (!this.counted.has(uid)) this.counted.set(uid, { byNode: new Map(), moments: new Moments(nothing) });
  }

  forget(uid: string): void {
    this.counted.delete(uid);
  }

  /** A Pod comes, changes or goes. */
  takePod(owner: string, before: Pod | undefined, after: Pod | undefined): void {
    const known = this.counted.get(owner);
    if (known === undefined) return;
    let moment = known.moments.newest;
    const node = (after ?? before) && targetNode((after ?? before) as Pod);
    const uid = (after ?? before)?.metadata?.uid ?? '';
    if (node === undefined) return;
    const pods = known.byNode.get(node) ?? new Map<string, boolean>();
    moment = withNode(moment, pods, -1);
    if (after !== undefined && isCounted(after)) pods.set(uid, isReady(after));
    else pods.delete(uid);
    known.byNode.set(node, pods);
    known.moments.add(withNode(moment, pods, 1));
  }
}

const withNode = (moment: DaemonMoment, pods: ReadonlyMap<string, boolean>, by: 1 | -1): DaemonMoment => {
  if (pods.size === 0) return moment;
  const ready = [...pods.values()];
  return {
    nodes: moment.nodes + by,
    surelyReady: moment.surelyReady + (ready.every(Boolean) ? by : 0),
    maybeReady: moment.maybeReady + (ready.some(Boolean) ? by : 0),
  };
};
