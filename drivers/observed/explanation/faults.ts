import type { TraceHistory } from '../../../models/recorded/history/traceHistory.ts';
import type { DriverAction } from '../../../models/recorded/watchRecord.ts';

/** What its charts call a fault, and may have happened to a Pod by now. */
export const faultKinds = ['sandbox', 'kubelet', 'reboot'] as const;
export type FaultKind = (typeof faultKinds)[number];

/** What an action does to nodes or runtimes; of one that is not known anything is thought. */
const done: { readonly [action: string]: readonly FaultKind[] } = {
  'node:start': [],
  'node:partition': [],
  'node:heal': [],
  'node:memory': [],
  'runtime:exit': [],
  'runtime:probe': [],
  'runtime:net': [],
  'static:write': [],
  'static:remove': [],
  'runtime:sandbox-die': ['sandbox'],
  'runtime:reboot': ['sandbox', 'reboot'],
  'node:kubelet-kill': ['kubelet'],
  'node:kubelet-start': ['kubelet'],
};

/** Which Pods may have been hit: lost sandboxes, restarted kubelets, reboots. */
export class Faults {
  /** by node; those of no node that is named: by the empty name */
  private readonly kinds = new Map<string, Set<FaultKind>>();
  /** by node: how often its kubelet was started again */
  private readonly starts = new Map<string, number>();

  take({ action, node = '' }: DriverAction): void {
    if (!action.includes(':')) return;
    const known = this.kinds.get(node) ?? new Set();
    for (const kind of done[action] ?? faultKinds) known.add(kind);
    this.kinds.set(node, known);
    if (action === 'node:kubelet-start') this.starts.set(node, this.kubeletStarts(node) + 1);
  }

  /** How often the kubelet of a node was started again so far, as far as is known. */
  kubeletStarts(nodeName = ''): number {
    return this.starts.get(nodeName) ?? 0;
  }

  /** A recording without requests says nothing of faults either. */
  of(nodeName: string | undefined, { requests }: TraceHistory): readonly FaultKind[] {
    if (!requests.recorded) return faultKinds;
    if (this.kinds.size === 0) return none;
    return faultKinds.filter(
      (kind) => this.kinds.get(nodeName ?? '')?.has(kind) || this.kinds.get('')?.has(kind),
    );
  }
}

const none: readonly FaultKind[] = [];
