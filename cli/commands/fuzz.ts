import { clusterScenario } from '../../models/scenarios/cluster.ts';
import { podOnNodeScenario } from '../../models/scenarios/podOnNode.ts';
import { scenarioNamed } from '../check/chooseScenario.ts';
import { defaultFolder } from '../check/defaults.ts';
import type { CommandBody } from '../command.ts';
import { fail } from '../failure.ts';
import { fuzzClusters } from '../fuzz/fuzzClusters.ts';
import { fuzzNodes } from '../fuzz/fuzzNodes.ts';
import { defaultRuns, type FuzzOptions, seeds } from '../fuzz/fuzzOptions.ts';
import { inputOptions, skipUnmodelled } from '../input/inputOptions.ts';
import { queueOptions } from '../queue/queueOptions.ts';
import { wholeNumber } from '../read.ts';
import { showValuesOption } from '../showValuesOption.ts';

export const fuzz = (): CommandBody => ({
  operands: [
    {
      name: '[files...]',
      says: 'manifests to live through; without any, random manifests; - is standard input',
    },
  ],
  options: [
    ...inputOptions,
    skipUnmodelled,
    {
      flags: '--scenario <name>',
      says: `${clusterScenario.name} (default), or ${podOnNodeScenario.name}: random Pods on their node, on a virtual clock`,
    },
    {
      flags: '--runs <number>',
      says: `lifetimes (default ${defaultRuns})`,
      read: wholeNumber('--runs', 1, 10_000_000),
    },
    {
      flags: '--seed <number>',
      says: 'where chance begins (default: by the clock)',
      read: wholeNumber('--seed', 0, seeds),
    },
    { flags: '--path <path>', says: 'with --seed: straight to an earlier failure' },
    {
      flags: '--steps <number>',
      says: 'steps of one lifetime at most',
      read: wholeNumber('--steps', 1, 10_000),
    },
    { flags: '--law <id>', says: 'only this law, or this group of laws; may be given again', many: true },
    { flags: '--mutant <name>', says: 'switch on a seeded fault: podsem mutants' },
    { flags: '--json', says: 'print one JSON object (reports/json/README.md)' },
    { flags: '--save <directory>', says: `where a counterexample goes (default ${defaultFolder})` },
    { flags: '--no-save', says: 'save no counterexample' },
    showValuesOption,
    ...queueOptions,
  ],
  notes: 'exit codes: 0 no law was violated, 1 a law was violated, 2 bad input',
  run: async (files, given, surroundings, words) => {
    const options = given as FuzzOptions;
    if (options.path !== undefined && options.seed === undefined) fail('PS1201', '--path needs its --seed');
    if (options.path !== undefined && !/^\d+(:\d+)*$/.test(options.path)) {
      fail('PS1201', `--path is written as numbers and colons, not ${JSON.stringify(options.path)}`);
    }
    const scenario = await scenarioNamed(options.scenario);
    const isOnNode = scenario === podOnNodeScenario;
    if (!isOnNode && scenario !== clusterScenario) {
      fail(
        'PS1201',
        `--scenario: only ${clusterScenario.name} and ${podOnNodeScenario.name} are lived through at random`,
      );
    }
    if (given.queue !== undefined) {
      const { enqueue } = await import('../queue/enqueue.ts');
      return enqueue('fuzz', files, given, words, surroundings);
    }
    return isOnNode ? fuzzNodes(files, options, surroundings) : fuzzClusters(files, options, surroundings);
  },
});
