import type { AnyStateMachine, AnyStateNode } from 'xstate';
import { Refusal } from '../refusal.ts';

/**
 * Refuses charts that do what a checked system cannot: `invoke` (a child with a life of its own), `after`
 * (time is an event), history (not part of the state key), and entry to them anywhere below.
 */
export const refuseUnfit = (chart: AnyStateMachine): void => visit(chart.id, chart.root);

const visit = (chart: string, node: AnyStateNode): void => {
  const where = `chart ${chart}, state ${node.path.join('.') || '(root)'}`;
  if (node.invoke.length) throw new Refusal('CK101', where, 'invokes an actor; model it as a component');
  if (node.after.length) throw new Refusal('CK101', where, 'uses `after`; time is an event');
  if (node.type === 'history')
    throw new Refusal('CK101', where, 'is a history state; keep what matters in context');
  for (const child of Object.values(node.states)) visit(chart, child);
};
