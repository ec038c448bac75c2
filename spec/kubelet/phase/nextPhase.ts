import type { PodStatus } from '../../api/objects/core.ts';
import type { PodPhase } from './podPhase.ts';
import { isTerminalPhase } from './terminalPhase.ts';

export type PhaseAndReason = {
  readonly phase: PodPhase;
  readonly reason: string;
  readonly message: string;
};

/** The kubelet itself evicts the Pod (past its active deadline): its phase becomes Failed. */
export type KubeletEviction = { readonly reason: string; readonly message: string };

const terminalPhase = (phase: string | undefined): PodPhase | undefined =>
  isTerminalPhase(phase) ? phase : undefined;

/**
 * The phase to report, with its reason and message: the phase of the container states, unless a terminal phase has
 * been reported already. `old` is the status last written, `api` what the API server shows; reason and message go with
 * the phase that they were set for. A Pod never leaves the terminal phase that the API server shows.
 * https://kubernetes.io/docs/concepts/workloads/pods/pod-lifecycle/#pod-phase
 */
export const nextPhase = (
  observed: PodPhase,
  old: PodStatus,
  api: PodStatus,
  eviction?: KubeletEviction,
): PhaseAndReason => {
  const merged = terminalPhase(observed) ?? terminalPhase(old.phase) ?? terminalPhase(api.phase) ?? observed;
  const kept =
    merged === old.phase
      ? { reason: old.reason || api.reason || '', message: old.message || api.message || '' }
      : { reason: '', message: '' };
  const next: PhaseAndReason = eviction ? { phase: 'Failed', ...eviction } : { phase: merged, ...kept };
  return { ...next, phase: terminalPhase(api.phase) ?? next.phase };
};
