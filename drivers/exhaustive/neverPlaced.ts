import type { Node, Pod } from '../../spec/api/objects/core.ts';
import { compareQuantities, type Quantity } from '../../spec/api/quantity.ts';
import { quantityText } from '../../spec/api/quantityText.ts';
import { resourcesFrom } from '../../spec/api/resources.ts';
import { podRequests } from '../../spec/scheduling/podRequests.ts';
import type { Decision } from '../../spec/scheduling/schedule.ts';
import { type WhyPending, whyPending } from '../../spec/scheduling/whyPending.ts';

/**
 * Why a Pod finds no node, as its event FailedScheduling words it, but for what preemption could do; with what it asks for, and
 * what the largest nodes have, where it asks for more than there is.
 */
export const whyNeverPlaced = (
  pod: Pod,
  decision: Decision,
  nodes: readonly Node[],
): WhyPending | undefined => {
  const { preemption: _, ...filtered } = decision;
  const why = whyPending(filtered);
  const scarce = insufficientIn(decision);
  if (!why || scarce.length === 0) return why;
  const requests = podRequests(pod, { useStatus: false });
  const most = new Map(scarce.map((name) => [name, largest(name, nodes)]));
  const asked = scarce.flatMap((name) => told(name, requests.get(name)));
  const hopeless = scarce.filter((name) => isLess(most.get(name), requests.get(name)));
  const there = hopeless.flatMap((name) => told(name, most.get(name)));
  const none = hopeless.length > 0 && there.length === 0 ? '; no node has any' : '';
  const room = there.length > 0 ? `; no node has more than ${there.join(', ')}` : none;
  return { ...why, message: `${why.message.replace(/\.$/, '')} (it asks for ${asked.join(', ')}${room})` };
};

const insufficientIn = ({ nodes }: Decision): readonly string[] => {
  const reasons = nodes.flatMap((node) => (node.feasible ? [] : node.rejection.reasons));
  return [...new Set(reasons.flatMap((reason) => /^Insufficient (.+)$/.exec(reason)?.[1] ?? []))].sort();
};

const largest = (name: string, nodes: readonly Node[]): Quantity | undefined =>
  nodes
    .flatMap(({ status }) => resourcesFrom(status?.allocatable ?? status?.capacity).get(name) ?? [])
    .toSorted(compareQuantities)
    .at(-1);

const isLess = (there: Quantity | undefined, asked: Quantity | undefined): boolean =>
  asked !== undefined && (there === undefined || compareQuantities(there, asked) < 0);

const told = (name: string, quantity: Quantity | undefined): string[] =>
  quantity ? [`${name} ${quantityText(quantity)}`] : [];
