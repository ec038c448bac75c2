import { availableParallelism } from 'node:os';
import { parseArgs } from 'node:util';
import type { Mutant } from '../../../models/mutation/mutant.ts';
import { mutants } from '../../../properties/mutants/mutants.ts';
import { problem, problemText } from '../../../spec/problem.ts';
import type { Campaign, CampaignRequest } from './campaign.ts';
import { campaignByThreads } from './campaignByThreads.ts';
import { failureText } from './failure.ts';
import { writeTraces } from './recording/writeTraces.ts';
import { reportText } from './report.ts';
import { liveShare } from './share.ts';

const usage = `Random lifetimes of random Pods on their node.

npm run campaign -- [--lifetimes 100000] [--seed 1] [--lives 100] [--threads N] [--mutant NAME]
  --lives    lifetimes of each random node
  --threads  all cores by default; the result is the same
  --traces   a folder: the first lifetime of each of 100 nodes is written there, for podsem trace
  --share, --path, --law: as a failure prints them, to see it again
`;

const options = {
  help: { type: 'boolean', default: false },
  lifetimes: { type: 'string', default: '100000' },
  seed: { type: 'string', default: '1' },
  lives: { type: 'string', default: '100' },
  threads: { type: 'string', default: String(availableParallelism()) },
  mutant: { type: 'string' },
  traces: { type: 'string' },
  share: { type: 'string' },
  path: { type: 'string' },
  law: { type: 'string' },
} as const;

/** Ends with one line that says what is wrong with an option. */
const refuse = (message: string): never => {
  process.stderr.write(`${problemText(problem('PS1201', message))}\n`);
  process.exit(2);
};

const readOptions = () => {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    return refuse((error as Error).message);
  }
};

const values = readOptions();

const numberOf = (name: 'lifetimes' | 'seed' | 'lives' | 'threads' | 'share'): number => {
  const number = Number(values[name]);
  if (Number.isSafeInteger(number) && number >= 0) return number;
  return refuse(`--${name} takes a whole number, not ${JSON.stringify(values[name])}`);
};

const mutantOf = (name: string | undefined): Mutant | undefined => {
  const mutant = mutants.find((each) => each.name === name && each.model === 'podOnNode');
  if (name !== undefined && !mutant) return refuse(`--mutant ${name}: there is none of a node by this name`);
  return mutant;
};

/** lifetimes that are written as recordings */
const tracedNodes = 100;

/** what takes longer than this says how far it is, in milliseconds */
const patience = 2000;

const main = async (): Promise<Campaign> => {
  const { share, path, law } = values;
  const mutant = mutantOf(values.mutant);
  const [seed, lives, lifetimes] = [numberOf('seed'), numberOf('lives'), numberOf('lifetimes')];
  if (share !== undefined && path !== undefined && law !== undefined)
    return liveShare({ seed, lives, share: numberOf('share'), mutant, failed: { path, law } });
  if (values.traces !== undefined) writeTraces(values.traces, seed, tracedNodes);
  const started = performance.now();
  let said = started;
  const request: CampaignRequest = {
    seed,
    lives,
    lifetimes,
    mutant,
    onShare: (tally) => {
      const now = performance.now();
      if (now - said < patience) return;
      said = now;
      const rate = Math.round((tally.lifetimes * 1000) / (now - started));
      process.stderr.write(`${tally.lifetimes} of ${lifetimes} lifetimes, ${rate} a second\n`);
    },
  };
  const result = await campaignByThreads(request, numberOf('threads'));
  process.stdout.write(`${reportText(result, (performance.now() - started) / 1000)}\n`);
  return result;
};

if (values.help) process.stdout.write(usage);
else {
  const { failure } = await main();
  if (failure) process.stdout.write(`${failureText(failure)}\n`);
  process.exitCode = failure ? 1 : 0;
}
