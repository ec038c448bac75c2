/**
 * Whether a Pod in this phase has ended: none of its containers is started again.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const isTerminalPhase = (phase: string | null | undefined): phase is 'Succeeded' | 'Failed' =>
  phase === 'Succeeded' || phase === 'Failed';
