import { Budget } from '../../checker/budget/budget.ts';
import { onBudget } from '../../checker/budget/pace.ts';
import { type Campaign, CampaignSum, sharesOf } from '../../drivers/random/campaign/campaign.ts';
import { replayArguments } from '../../drivers/random/campaign/failure.ts';
import { liveShare, nodesOfShare, type ShareRequest } from '../../drivers/random/campaign/share.ts';
import { podOnNodeScenario } from '../../models/scenarios/podOnNode.ts';
import { nodeFuzzReport } from '../../reports/json/nodeFuzzReport.ts';
import { nodeFuzzText } from '../../reports/terminal/nodeFuzzText.ts';
import { countText, secondsText } from '../../reports/terminal/numbers.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { mutantNamed } from '../check/chooseMutant.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { fail } from '../failure.ts';
import { progressWriter } from '../progress.ts';
import type { Surroundings } from '../surroundings.ts';
import { defaultRuns, type FuzzOptions, freshSeed } from './fuzzOptions.ts';

/** lifetimes of one random node at most */
const mostLives = 100;

/** Random lifetimes of random nodes: what is asked for, what came of it, and the exit code. */
export const fuzzNodes = async (
  files: readonly string[],
  options: FuzzOptions,
  surroundings: Surroundings,
): Promise<ExitCode> => {
  refuse(files, options);
  const runs = options.runs ?? defaultRuns;
  const seed = options.seed ?? freshSeed();
  const mutant = options.mutant === undefined ? undefined : mutantNamed(options.mutant, podOnNodeScenario);
  const lives = Math.min(mostLives, Math.ceil(runs / nodesOfShare));
  const started = performance.now();
  const { campaign, interrupted } = await surroundings.interruptible(async (signal) => ({
    campaign: await liveThrough({ seed, lives, mutant }, runs, failureAgain(options), surroundings, signal),
    interrupted: signal.aborted || surroundings.isInterrupted(),
  }));
  const found = { ...campaign, seed, elapsed: (performance.now() - started) / 1000 };
  const { columns, colours, print } = surroundings;
  if (options.json) print(JSON.stringify(nodeFuzzReport(found), null, 1));
  else print(nodeFuzzText(found, againText(campaign), columns, paint(colours)).join('\n'));
  if (campaign.failure) return exitCode.broken;
  return interrupted ? exitCode.interrupted : exitCode.good;
};

const refuse = (files: readonly string[], { path, law, steps, save }: FuzzOptions): void => {
  const scenario = `--scenario ${podOnNodeScenario.name}`;
  if (files.length > 0) fail('PS1201', `${scenario} lives through random Pods: it takes no manifests`);
  if (steps !== undefined) fail('PS1201', `${scenario} takes no --steps: a virtual clock ends its lifetimes`);
  if (typeof save === 'string') fail('PS1201', `${scenario} takes no --save: a failure is found again`);
  if ((path === undefined) !== (law === undefined) || (law?.length ?? 1) > 1) {
    fail('PS1201', `${scenario}: --path goes with one --law, which the failure broke`);
  }
};

/** An earlier failure, as `againText` writes it: the first number of its path is that of a share. */
const failureAgain = ({ path, law }: FuzzOptions): Pick<ShareRequest, 'share' | 'failed'> | undefined => {
  if (path === undefined || law?.[0] === undefined) return undefined;
  const [share, ...rest] = path.split(':');
  return { share: Number(share), failed: { path: rest.join(':'), law: law[0] } };
};

const againText = ({ failure }: Campaign): string => {
  if (!failure) return '';
  const { share, path } = failure.replay;
  const replay = { ...failure.replay, path: `${share}:${path}` };
  const arguments_ = replayArguments(replay).filter((each) => !each.startsWith('--share '));
  return ['podsem fuzz', `--scenario ${podOnNodeScenario.name}`, ...arguments_].join(' ');
};

/** Share by share, so that progress is shown and Ctrl-C is heard. */
const liveThrough = async (
  request: Omit<ShareRequest, 'share'>,
  runs: number,
  again: Pick<ShareRequest, 'share' | 'failed'> | undefined,
  surroundings: Surroundings,
  interrupted: AbortSignal,
): Promise<Campaign> => {
  const { isInterrupted, tell } = surroundings;
  tell({ kind: 'phase', phase: 'living through random Pods' });
  const budget = new Budget({ isInterrupted });
  if (again) return onBudget(budget, () => liveShare({ ...request, ...again }));
  const progress = progressWriter(surroundings);
  const sum = new CampaignSum();
  const started = performance.now();
  for (let share = 0; share < sharesOf({ ...request, lifetimes: runs }); share++) {
    const lived = onBudget(budget, () => liveShare({ ...request, share }));
    sum.add(share, lived);
    if (sum.isOver(share + 1)) break;
    const seconds = (performance.now() - started) / 1000;
    const { lifetimes, steps } = sum.soFar();
    const text = `${countText(lifetimes)} lifetimes, ${countText(steps)} steps, ${secondsText(seconds)}`;
    progress.show(seconds, text);
    await new Promise((resolve) => setImmediate(resolve));
    if (interrupted.aborted || isInterrupted()) break;
  }
  tell({ kind: 'phase', phase: 'telling what was found' });
  progress.clear();
  return sum.result();
};
