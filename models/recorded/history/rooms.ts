import type { Pod } from '../../../spec/api/objects/core.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import { type PodInfo, podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import type { WatchedObject } from '../watchRecord.ts';
import { type LiveNode, placePod, takePod } from './liveNode.ts';
import type { LivePod } from './livePod.ts';
import { bindingDelaySeconds, type Departed, type Suspect } from './suspect.ts';

/** Which Pods hold room on nodes, as far as a scheduler may have seen it when it bound others. */
export class Rooms {
  /** Pods with required anti-affinity are rare: the others need no look at each other */
  readonly repelling = new Set<string>();
  /** Pods that left their nodes a little while ago, where where they were matters to others */
  departed: Departed[] = [];
  /** bindings that are yet to be explained, in order */
  suspects: Suspect[] = [];

  /** The Pod holds room on its node from now on, or as it is now, or it has ended. */
  hold(live: LivePod, pod: Pod & WatchedObject, node: LiveNode | undefined, time: number): void {
    if (node === undefined) return;
    if (isTerminalPhase(pod.status?.phase)) {
      if (live.info) this.depart(node, live.info, time);
      return;
    }
    const generation = pod.metadata.generation ?? 0;
    const stale =
      live.info !== undefined &&
      (live.memory.specChanged || live.info.pod.metadata?.generation !== generation);
    if (stale) takePod(node, live.info!);
    if (live.info === undefined || stale) {
      live.info = podInfoOf(pod);
      if (live.info.requiredAntiAffinity.length > 0) this.repelling.add(pod.metadata.uid);
      placePod(node, live.info);
    }
  }

  /** The Pod is gone. */
  leave({ object, info }: LivePod, node: LiveNode | undefined, time: number): void {
    if (node && info) this.depart(node, info, time);
    this.repelling.delete(object.metadata!.uid!);
  }

  private depart(node: LiveNode, info: PodInfo, time: number): void {
    if (!node.info.pods.some(({ key }) => key === info.key)) return;
    takePod(node, info);
    this.departed = this.departed.filter((each) => each.time >= time - bindingDelaySeconds);
    this.departed.push({ info, nodeName: node.info.name, time });
  }
}
