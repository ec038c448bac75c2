import type { TraceHistory } from '../history/traceHistory.ts';
import type { DriverAction } from '../reading/traceRecord.ts';

/** What is done to a node or a runtime that no kubelet forgets anything for, and that ends no sandbox. */
const harmless: ReadonlySet<string> = new Set([
  'node:start',
  'node:partition',
  'node:heal',
  'node:memory',
  'runtime:exit',
  'runtime:probe',
  'runtime:net',
  'static:write',
  'static:remove',
]);

/** Which Pods may have been hit by something that their charts call a fault: lost sandboxes, restarted kubelets, reboots. */
export class Befallen {
  private readonly nodes = new Set<string>();
  private everywhere = false;

  take({ action, node }: DriverAction): void {
    if (!action.includes(':') || harmless.has(action)) return;
    if (node === undefined) this.everywhere = true;
    else this.nodes.add(node);
  }

  /** A recording without requests says nothing of faults either. */
  mayHaveHit(nodeName: string | undefined, { requests }: TraceHistory): boolean {
    return !requests.recorded || this.everywhere || this.nodes.has(nodeName ?? '');
  }
}
