import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import { planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { byText } from '../../../spec/api/byText.ts';
import type { Campaign } from './campaign.ts';
import { lawsOnNode } from './lifetimesOf.ts';
import { nodeTraits } from './nodeTraits.ts';

/** Laws about several nodes or about what others than the kubelet do are not exercised on one node */
const judgedLaws = (): string[] =>
  lawsOnNode(composeNode(planNode({ pods: [] })).system.viewKinds).map(({ id }) => id);

/** What a campaign came to, for people. */
export const reportText = ({ tally, failure }: Campaign, seconds: number): string => {
  const rate = Math.round(tally.lifetimes / seconds);
  const first = `${tally.lifetimes} lifetimes, ${tally.steps} steps, ${daysOf(tally.seconds)} of virtual time in ${seconds.toFixed(1)} s: ${rate} lifetimes a second`;
  if (failure) return first;
  const laws = judgedLaws();
  const traits = Object.keys(nodeTraits).map((name) => `${name} ${tally.traits.get(name) ?? 0}`);
  const faults = [...tally.faults]
    .sort(([a], [b]) => byText(a, b))
    .map(([name, count]) => `${name} ${count}`);
  return [
    first,
    `laws exercised: ${ofAll(laws, tally.laws)}`,
    `chart transitions exercised: ${ofAll([...tally.transitions], tally.taken)}`,
    `lifetimes with: ${traits.join(', ')}`,
    `what happened to them: ${faults.join(', ')}`,
  ].join('\n');
};

const ofAll = (all: readonly string[], exercised: ReadonlySet<string>): string => {
  const missing = all.filter((name) => !exercised.has(name));
  const count = `${all.length - missing.length} of ${all.length}`;
  return missing.length === 0 ? count : `${count}, not ${missing.join(', ')}`;
};

const daysOf = (seconds: number): string => `${(seconds / 86_400).toFixed(1)} days`;
