import type { PodSpec } from '../api/objects/core.ts';
import { podIPs } from './podIPs.ts';

/**
 * The contract with the network plugin: the container runtime calls it for each sandbox that is to join the Pod
 * network. ADD joins it and tells the addresses; CHECK asks whether it is still joined; DEL takes it out.
 * https://kubernetes.io/docs/concepts/extend-kubernetes/compute-storage-net/network-plugins/
 * https://www.cni.dev/docs/spec/
 */
export type CNICommand = 'ADD' | 'CHECK' | 'DEL';

/** What happens to a sandbox that concerns its network. */
export type SandboxEvent = 'run' | 'stop' | 'remove';

/**
 * The calls to the network plugin. A hostNetwork Pod uses its node's network: the plugin is never called. DEL may
 * come several times, and also after an ADD that failed: it releases whatever is there.
 */
export const cniCalls = (spec: Pick<PodSpec, 'hostNetwork'>, event: SandboxEvent): readonly CNICommand[] => {
  if (spec.hostNetwork) return [];
  return event === 'run' ? ['ADD'] : ['DEL'];
};

/** What came of an ADD. */
export type CNIAddResult =
  | { readonly ok: true; readonly ips: readonly string[] }
  | { readonly ok: false; readonly error: string };

/**
 * What an ADD means for the Pod. Without address there is no sandbox: the Pod stays as it is (reason
 * ContainerCreating), the network is torn down, and another sandbox is tried.
 */
export type SandboxNetwork =
  | { readonly kind: 'joined'; readonly ips: readonly string[] }
  | {
      readonly kind: 'failed';
      readonly event: 'FailedCreatePodSandBox';
      readonly then: 'DEL';
      readonly retry: true;
    };

/**
 * What becomes of a sandbox after ADD: it joins with the first address of each family, the node's primary family
 * first.
 * https://kubernetes.io/docs/concepts/services-networking/dual-stack/
 */
export const afterCNIAdd = (result: CNIAddResult, nodeIPs: readonly string[] = []): SandboxNetwork => {
  const ips = result.ok ? podIPs(result.ips, nodeIPs) : [];
  if (ips.length > 0) return { kind: 'joined', ips };
  return { kind: 'failed', event: 'FailedCreatePodSandBox', then: 'DEL', retry: true };
};

/** What came of a DEL: the addresses may be given to others, or the sandbox is not stopped and DEL is tried again. */
export type SandboxNetworkRelease =
  | { readonly kind: 'released' }
  | { readonly kind: 'failed'; readonly event: 'FailedKillPod'; readonly then: 'DEL'; readonly retry: true };

/**
 * What becomes of a sandbox after DEL. While it fails, the Pod keeps its addresses and is not finished: it stays
 * Terminating.
 * https://www.cni.dev/docs/spec/#del-remove-container-from-network-or-un-apply-modifications
 */
export const afterCNIDel = (succeeded: boolean): SandboxNetworkRelease =>
  succeeded ? { kind: 'released' } : { kind: 'failed', event: 'FailedKillPod', then: 'DEL', retry: true };
