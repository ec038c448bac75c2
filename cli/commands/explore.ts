import { explorerPage } from '../../reports/explorer/explorerPage.ts';
import { actionOptions } from '../check/actionOptions.ts';
import { configOption } from '../check/askedOf.ts';
import type { CheckCommandOptions } from '../check/checkCommandOptions.ts';
import { boundOptions } from '../check/checkOptions.ts';
import type { CommandBody, OptionValues } from '../command.ts';
import { exitCode } from '../exitCode.ts';
import { explorerDataFor } from '../explore/explorerDataFor.ts';
import { explorerScript } from '../explore/explorerScript.ts';
import { servePage } from '../explore/servePage.ts';
import { statesPageFor } from '../explore/statesPageFor.ts';
import { fail } from '../failure.ts';
import { inputOptions, skipUnmodelled } from '../input/inputOptions.ts';
import { wholeNumber } from '../read.ts';
import { showValuesOption } from '../showValuesOption.ts';
import { ownerOnly, writeWhole, writtenOr } from '../writeWhole.ts';

/** What `podsem explore` is asked for, beside what names a system. */
export type ExploreOptions = CheckCommandOptions & {
  readonly path?: string;
  readonly out?: string;
  readonly port?: number;
  readonly graph?: string;
  readonly by?: readonly string[];
};

export const explore = (): CommandBody => ({
  operands: [
    {
      name: '[files...]',
      says: 'manifests, as check takes them; or one counterexample that check or fuzz saved: it opens at its end',
    },
  ],
  options: [
    {
      flags: '--out <file>',
      says: 'write the page there, as one file that needs no server, no network and no Node',
    },
    {
      flags: '--port <number>',
      says: 'where to serve the page on this machine (8037); 0 takes one that is free',
      read: wholeNumber('--port', 0, 65_535),
    },
    {
      flags: '--graph <file>',
      says:
        'write a page beside --out: every state, up to 100,000, by what it is of one Pod (phase and place) and of each ' +
        'workload (how many Pods are how), drawn; a click leads to the explorer',
    },
    {
      flags: '--by <name>',
      says: 'of --graph: what the states are told apart by, a Pod or a workload by its name; several together',
      many: true,
    },
    showValuesOption,
    { flags: '--path <path>', says: 'open where this path leads: 0.3.12, as check and the page print it' },
    { flags: '--law <id>', says: 'the law that the story is about', many: true },
    ...inputOptions,
    skipUnmodelled,
    {
      flags: '--scenario <name>',
      says: 'another system than the cluster of the manifests: podsem scenarios (bounds that only pod-on-node has ask for it)',
    },
    { flags: '--bounds <bounds>', says: 'bounds of the scenario: N=3,R=2' },
    ...boundOptions,
    ...actionOptions,
    configOption,
    { flags: '--mutant <name>', says: 'switch on a seeded fault: podsem mutants' },
    {
      flags: '--bug <number>',
      says: 'a known bug: its defective rule, in the scenario where it shows: podsem bugs',
    },
  ],
  notes:
    'The page shows what kubectl shows, what every part believes, what can happen next, and what each law says; its address\n' +
    'tells the way there, so that a link is a story. It is served on 127.0.0.1 until Ctrl-C.\n' +
    'exit codes: 0 served or written, 2 bad input, 74 the page could not be written',
  run: async (operands, given: OptionValues, surroundings) => {
    const options = given as ExploreOptions;
    const explored = await explorerDataFor(operands, options, surroundings);
    const { out, graph, by } = options;
    if (graph === undefined && by !== undefined) fail('PS1201', '--by goes with --graph');
    if (graph !== undefined && out === undefined)
      fail('PS1201', '--graph leads to the page that --out writes: give both');
    const page = explorerPage(explored.data, await explorerScript());
    if (options.out !== undefined) {
      if (options.port !== undefined)
        fail('PS1201', '--out writes the page and --port serves it: give one of them');
      const states =
        graph === undefined
          ? undefined
          : await statesPageFor(explored, { graph, out: options.out, ...(by && { by }) });
      const written = [
        { what: 'explorer', file: options.out, text: page },
        ...(states === undefined ? [] : [{ what: 'states', file: graph!, text: states }]),
      ].map(({ what, file, text }) => {
        const unwritten = writeWhole(file, text, ownerOnly);
        if (!unwritten) surroundings.print(`${what}: ${file}`);
        return unwritten;
      });
      return writtenOr(
        written.filter((each) => each !== undefined),
        exitCode.good,
        surroundings.complain,
      );
    }
    return servePage(page, options.port ?? 8037, surroundings);
  },
});
