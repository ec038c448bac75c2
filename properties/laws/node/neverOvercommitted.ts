import { allocatedPod } from '../../../models/podOnNode/decisions/admission.ts';
import type { PodOnNodeView } from '../../../models/podOnNode/views/podOnNodeView.ts';
import type { AllocationsConstants, AllocationsView } from '../../../models/podOnNode/views/wholeNodeView.ts';
import { constantsOf } from '../../../models/views/constants.ts';
import { nodeInfoOf } from '../../../spec/scheduling/nodeInfo.ts';
import { podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import { inContainers } from '../fields.ts';
import type { LawRecord } from '../lawRecord.ts';
import { overViews } from '../modelPredicate.ts';
import { podOnNode } from '../onNode.ts';

/** CPU in millicores, memory in bytes, Pods. */
type Amounts = { readonly cpu: number; readonly memory: number; readonly pods: number };

/** What the node has, and what is allocated to each Pod if the kubelet has taken it. */
type Ledger = {
  readonly has: Amounts;
  readonly allocated: readonly (Amounts & { readonly isTaken: boolean })[];
};

type Looked = { readonly uid: string; readonly worker: PodOnNodeView['worker'] };

export const neverOvercommitted: LawRecord = {
  id: 'node/never-overcommitted',
  says: 'The Pods that a kubelet runs fit its node together, with what it has allocated to them, resized or not',
  source: 'https://kubernetes.io/docs/concepts/configuration/manage-resources-containers/',
  fields: inContainers('resources.requests'),
  exceptions: ['Pods that a restarted kubelet only ends'],
  model: overViews({
    sees: [
      { of: 'allocations of the node', what: ledgerOf },
      {
        of: podOnNode,
        what: ({ uid, worker }: PodOnNodeView): Looked => ({ uid, worker }),
      },
    ],
    holds: ([ledgers, pods]) =>
      (ledgers as Ledger[]).every(({ has, allocated }) => {
        const active = allocated.filter(({ isTaken }, at) => isActive(pods as Looked[], at, isTaken));
        return (['cpu', 'memory', 'pods'] as const).every(
          (resource) => active.reduce((sum, amounts) => sum + amounts[resource], 0) <= has[resource],
        );
      }),
    witness: ([ledgers, pods]) =>
      (ledgers as Ledger[]).some(
        ({ allocated }) =>
          allocated.filter(({ isTaken }, at) => isActive(pods as Looked[], at, isTaken)).length > 0,
      ),
  }),
  mutants: ['takes-every-pod', 'resizes-beyond-the-node'],
};

const isActive = (pods: readonly Looked[], at: number, isTaken: boolean): boolean =>
  pods.some(
    ({ uid, worker }) =>
      uid === `uid-${at + 1}` && (worker === 'Syncing' || (worker === 'Terminating' && isTaken)),
  );

function ledgerOf(view: AllocationsView): Ledger {
  const { plan } = constantsOf<AllocationsConstants>(view);
  const { allocatable } = nodeInfoOf(plan.node!);
  return {
    has: {
      cpu: Number(allocatable.milliCPU),
      memory: Number(allocatable.memory),
      pods: Number(allocatable.pods),
    },
    allocated: plan.pods.map((pod, at) => {
      const { requests } = podInfoOf(allocatedPod(pod, view.resized[at]!));
      return {
        cpu: Number(requests.milliCPU),
        memory: Number(requests.memory),
        pods: 1,
        isTaken: view.taken[at]!,
      };
    }),
  };
}
