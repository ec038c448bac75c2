import type { Pod } from '../../api/objects/core.ts';
import { isTerminalPhase } from '../../kubelet/phase/terminalPhase.ts';

/** Whether a Pod has ended: its phase is Succeeded or Failed. */
export const isPodTerminal = ({ status }: Pod): boolean => isTerminalPhase(status?.phase);

/** Whether a Pod is being deleted. */
export const isBeingDeleted = ({ metadata }: Pod): boolean => Boolean(metadata?.deletionTimestamp);

/** Whether a Pod counts for its controller: it has not ended and is not being deleted. */
export const isPodActive = (pod: Pod): boolean => !isPodTerminal(pod) && !isBeingDeleted(pod);

/** Whether a Pod is being deleted while it still runs. */
export const isPodTerminating = (pod: Pod): boolean => isBeingDeleted(pod) && !isPodTerminal(pod);
