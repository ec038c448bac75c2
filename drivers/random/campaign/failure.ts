import { shorten } from '../../../checker/counterexamples/shorten.ts';
import { randomFrom, seedOf } from '../../../checker/simulate/random.ts';
import { instanceName } from '../../../checker/system/rule.ts';
import type { Mutant } from '../../../models/mutation/mutant.ts';
import { composeNode } from '../../../models/podOnNode/composeNode.ts';
import { type NodeOptions, planNode } from '../../../models/podOnNode/plan/planNode.ts';
import { viewKindsOf } from '../../../properties/laws/lawsOver.ts';
import { timedKinds } from '../../../properties/laws/timed.ts';
import type { TimedChoice, TimedLifetime } from './lifetime.ts';
import { lawsOnNode, lifetimesOf } from './lifetimesOf.ts';

/** A law that was violated, and the least that is known to break it. */
export type BrokenLife = {
  readonly law: string;
  readonly subject: string;
  readonly options: NodeOptions;
  readonly choices: readonly TimedChoice[];
};

/** What leads to the same failure again. */
export type Replay = {
  readonly seed: number;
  readonly share: number;
  readonly path: string;
  readonly law: string;
  readonly mutant: string | undefined;
};

export type CampaignFailure = BrokenLife & { readonly replay: Replay };

type ShrunkNode = {
  readonly options: NodeOptions;
  readonly law: string;
  readonly seed: number;
  readonly lives: number;
  readonly mutant: Mutant | undefined;
};

/** The shortest of the lifetimes in which the node breaks the law, without the steps that the breach does not need. */
export const simplestFailure = ({ options, law, seed, lives, mutant }: ShrunkNode): BrokenLife => {
  const lifetimes = lifetimesOf(options, mutant);
  let shortest: TimedLifetime | undefined;
  for (let life = 0; life < lives; life++) {
    const lived = lifetimes.live(randomFrom(seedOf(seed, life)));
    if (lived.broken?.law !== law) continue;
    if (!shortest || lived.choices.length < shortest.choices.length) shortest = lived;
  }
  const subject = shortest?.broken?.subject ?? '';
  return { law, subject, options, choices: needed(options, law, shortest?.choices ?? [], mutant) };
};

/**
 * Laws of the charts hold whatever happens when: steps can be left out. Those about times are broken by leaving out a
 * step that was due.
 */
const needed = (
  options: NodeOptions,
  id: string,
  choices: readonly TimedChoice[],
  mutant: Mutant | undefined,
): readonly TimedChoice[] => {
  const { system } = composeNode(planNode(options), mutant);
  const law = lawsOnNode(system.viewKinds).find((each) => each.id === id);
  if (!law || viewKindsOf(law).some((kind) => timedKinds.includes(kind))) return choices;
  return shorten(system, law, choices);
};

/** What failed, for people: the law, the node, and what happened. */
export const failureStory = ({ law, subject, options, choices }: CampaignFailure): readonly string[] => [
  `${law} is violated by ${subject}, in ${choices.length} steps on this node:`,
  JSON.stringify(options),
  ...choices.map(
    ({ at, ...choice }) =>
      `${at.toFixed(1).padStart(8)} s  ${instanceName({ name: choice.rule, args: choice.args })}`,
  ),
];

/** What failed, for people, and how to see it again. */
export const failureText = (failure: CampaignFailure): string =>
  [
    ...failureStory(failure),
    `To see it again: npm run campaign -- ${replayArguments(failure.replay).join(' ')}`,
  ].join('\n');

export const replayArguments = ({ seed, share, path, law, mutant }: Replay): string[] => [
  `--seed ${seed}`,
  `--share ${share}`,
  `--path ${path}`,
  `--law ${law}`,
  ...(mutant === undefined ? [] : [`--mutant ${mutant}`]),
];
