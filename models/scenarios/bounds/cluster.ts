import { repairWords } from '../../cluster/plan/actions.ts';
import type { Budgets } from '../../cluster/plan/clusterPlan.ts';
import type { BoundDefinition } from '../scenario.ts';

/** more Pods than this in one scenario: their states would not fit any memory */
export const podLimit = 12;

/** containers of a Pod, init containers included */
export const containerLimit = 64;

/** more nodes than this, likewise */
export const nodeLimit = 8;

export const budgetWords: {
  readonly [B in keyof Budgets]: { readonly says: string; readonly default: number };
} = {
  nodeFailures: { says: 'machines that may die or be cut off', default: 1 },
  containerExits: { says: 'containers that may exit', default: 1 },
  evictions: { says: 'evictions through the API', default: 0 },
  probeFailures: { says: 'probes that may fail', default: 0 },
  deletions: { says: 'Pods that a user may delete', default: 0 },
  forcedDeletions: { says: 'Pods that a user may delete by force', default: 0 },
  kubeletRestarts: { says: 'kubelets that may restart', default: 0 },
  controllerRestarts: { says: 'controllers that may restart', default: 0 },
  scalings: { says: 'times that a user may scale a workload', default: 0 },
};

/** when failures may begin, and people may interfere */
export const faultWords = ['at-once', 'once-up'] as const;

/** whose view of the API may be stale */
export const lagWords = ['none', 'controllers', 'scheduler', 'all'] as const;

export const clusterBounds: readonly BoundDefinition[] = [
  {
    name: 'nodes',
    says: 'nodes, alike; not where the input has Nodes',
    default: 3,
    least: 0,
    most: nodeLimit,
  },
  ...Object.entries(budgetWords).map(([name, words]) => ({ name, ...words, least: 0, most: 8 })),
  {
    name: 'maxUids',
    says: 'Pods that each workload may create in all; 0: its replicas (or what it may be scaled to) and one more',
    default: 0,
    least: 0,
    most: podLimit,
  },
  {
    name: 'lag',
    says: `whose view of the API may be stale: ${lagWords.join(', ')}`,
    default: 'none',
  },
  {
    name: 'faults',
    says: `when failures may begin, and people may interfere: ${faultWords.join(' or ')}, after all Pods have been ready (with questions: once-up)`,
    default: 'at-once',
  },
  {
    name: 'drain',
    says: 'a node that somebody drains, as kubectl drain --force does: a name, any, or each (in turn, uncordoned after)',
    default: '',
  },
  { name: 'cordon', says: 'a node that somebody cordons: a name, or any', default: '' },
  { name: 'zoneLoss', says: 'a zone all of whose machines may die at once: a name, or any', default: '' },
  { name: 'scale', says: 'what somebody scales a workload to: web=1', default: '' },
  { name: 'delete', says: 'what somebody deletes: Deployment/web, or a Pod without a workload', default: '' },
  {
    name: 'rolloutRestart',
    says: 'all Deployments are rolled out again, as kubectl rollout restart does',
    default: 0,
    most: 1,
    isSwitch: true,
  },
  {
    name: 'rollback',
    says: 'a rollout may be taken back, as kubectl rollout undo does',
    default: 0,
    most: 1,
    isSwitch: true,
  },
  {
    name: 'repairs',
    says: `what becomes of machines that failed: ${repairWords.join(', ')} (switched off, and their Nodes deleted)`,
    default: 'in-the-end',
  },
  { name: 'nodeCpu', says: 'allocatable CPU of each node', default: '4', of: 'quantity' },
  { name: 'nodeMemory', says: 'allocatable memory of each node', default: '16Gi', of: 'quantity' },
];
