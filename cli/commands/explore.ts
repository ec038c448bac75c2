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
import { fail } from '../failure.ts';
import { inputOptions, skipUnmodelled } from '../input/inputOptions.ts';
import { wholeNumber } from '../read.ts';
import { writeWhole, writtenOr } from '../writeWhole.ts';

/** What `podsem explore` is asked for, beside what names a system. */
export type ExploreOptions = CheckCommandOptions & {
  readonly path?: string;
  readonly out?: string;
  readonly port?: number;
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
    const data = await explorerDataFor(operands, options, surroundings);
    const page = explorerPage(data, await explorerScript());
    if (options.out !== undefined) {
      if (options.port !== undefined)
        fail('PS1201', '--out writes the page and --port serves it: give one of them');
      const unwritten = writeWhole(options.out, page);
      if (!unwritten) surroundings.print(`explorer: ${options.out}`);
      return writtenOr(unwritten ? [unwritten] : [], exitCode.good, surroundings.complain);
    }
    return servePage(page, options.port ?? 8037, surroundings);
  },
});
