import type { Budgets, Gate } from '../../controllers/plan/controllersPlan.ts';
import type { BoundDefinition, Bounds } from '../scenario.ts';
import { faultPatterns, withPattern } from './faultPatterns.ts';

const budgetWords: { readonly [B in keyof Budgets]: string } = {
  podFailures: 'Pods that may fail',
  readinessLosses: 'Pods that may lose their readiness',
  deletions: 'Pods that a user may delete',
  forcedDeletions: 'Pods that a user may delete by force',
  scalings: 'times that a user may scale a workload',
  relabels: 'times that a user may change the labels of an object',
  ownerDeletions: 'owners that a user may delete, leaving orphans',
  updates: 'times that a user may change the template',
  pauses: 'times that a user may pause or resume a rollout',
  nodeLosses: 'nodes that may be lost for good',
  taints: 'times that a user may give a node a taint, or take it off',
  partitions: 'nodes that may be cut off',
  controllerRestarts: 'controllers that may restart',
  staleLists: 'controllers that may restart and be given an old list',
  lostReplies: 'writes that may succeed while their reply is lost',
  conflicts: 'writes that the API server may refuse',
  expiries: 'times that expectations may expire, or that an eviction may go unseen for two minutes',
  leaders: 'processes that may become the leader while another one still acts as such',
};

const onOff: readonly string[] = ['on', 'off'];
const yesNo: readonly string[] = ['yes', 'no'];

/** The bounds of a scenario of controllers, with its own defaults. */
export const controllersBounds = (defaults: Bounds): readonly BoundDefinition[] =>
  [
    { name: 'replicas', says: 'replicas that each workload wants', default: 2, least: 0, most: 4 },
    { name: 'places', says: 'Pods that there may be at a time', default: 3, least: 1, most: 6 },
    { name: 'lag', says: 'whether views of the API may be stale: yes or no', default: 'yes' },
    {
      name: 'gate',
      says: 'whether controllers wait for their own writes (KEP 5647): on or off',
      default: 'on',
    },
    {
      name: 'pattern',
      says: `a pattern of faults beside those that are asked for: ${Object.keys(faultPatterns).join(', ')}`,
      default: 'none',
    },
    ...Object.entries(budgetWords).map(([name, says]) => ({ name, says, default: 0, least: 0, most: 4 })),
  ].map((bound) => ({ ...bound, default: defaults[bound.name] ?? bound.default }));

/** What they are, read; undefined: a word is none of those that there are. */
export const readControllersBounds = (
  bounds: Bounds,
): { readonly budgets: Budgets; readonly lags: boolean; readonly gate: Gate } | undefined => {
  const [lag, gate] = [String(bounds.lag), String(bounds.gate)];
  const pattern = String(bounds.pattern ?? 'none');
  if (!yesNo.includes(lag) || !onOff.includes(gate)) return undefined;
  if (pattern !== 'none' && !Object.hasOwn(faultPatterns, pattern)) return undefined;
  const budgets = Object.fromEntries(
    Object.keys(budgetWords).map((name) => [name, Number(bounds[name])]),
  ) as Budgets;
  const faults = faultPatterns[pattern];
  return faults
    ? { budgets: withPattern(budgets, faults), lags: true, gate: gate as Gate }
    : { budgets, lags: lag === 'yes', gate: gate as Gate };
};
