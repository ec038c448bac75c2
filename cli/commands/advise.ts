import { advise as adviseOn } from '../../drivers/exhaustive/advice/advise.ts';
import { adviceJson, adviceText } from '../../reports/advice/adviceText.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { actionOptions } from '../check/actionOptions.ts';
import { askedOf, configOption, readChanged } from '../check/askedOf.ts';
import { boundOptions } from '../check/checkOptions.ts';
import { checkRequest } from '../check/checkRequest.ts';
import { defaultMemoryLimit } from '../check/defaults.ts';
import { questionOptions } from '../check/questionOptions.ts';
import type { CommandBody } from '../command.ts';
import { commandBudget } from '../commandBudget.ts';
import { exitCode } from '../exitCode.ts';
import { Failure, fail } from '../failure.ts';
import { inputOptions } from '../input/inputOptions.ts';
import { readInput, readingInput } from '../input/readInput.ts';
import { progressWriter } from '../progress.ts';
import { duration, wholeNumber } from '../read.ts';

/** checks and seconds that are made unless told otherwise */
const usualChecks = 60;
const usualSeconds = 300;

/** ways to mend it that are looked for unless told otherwise */
const usualWays = 3;

const codes = {
  holds: exitCode.good,
  advice: exitCode.good,
  'nothing helps': exitCode.broken,
  undecided: exitCode.undecided,
} as const;

export const advise = (): CommandBody => ({
  operands: [{ name: '[files...]', says: 'manifests of whole applications, as for check' }],
  options: [
    ...inputOptions,
    ...boundOptions,
    ...actionOptions,
    ...questionOptions,
    configOption,
    {
      flags: '--ways <number>',
      says: `ways to mend it that are looked for (default ${usualWays})`,
      read: wholeNumber('--ways', 1, 100),
    },
    {
      flags: '--most <number>',
      says: `checks that are made at most (default ${usualChecks})`,
      read: wholeNumber('--most', 1, 10_000),
    },
    {
      flags: '--time-limit <duration>',
      says: 'how long it may last: 90s, 5m (default 5m)',
      read: duration('--time-limit'),
    },
    { flags: '--json', says: 'print one JSON object' },
  ],
  notes:
    'Tries the changes of a catalogue, alone, then two and three together, until some make every question hold:\n' +
    'more replicas, a PodDisruptionBudget or a looser one, a rollout that takes nothing away, anti-affinity, spread over\n' +
    'nodes or zones, probes that ask for the port that there is, tolerations.\n\n' +
    "example: podsem advise web.yaml --nodes 2 --what-if drain --ask 'available(web) >= 1'\n\n" +
    'exit codes: 0 something helps, or nothing has to be changed, 1 nothing of the catalogue helps, 2 bad input,\n' +
    '3 a limit was met before, 130 interrupted',
  run: async (named, given, surroundings) => {
    const { operands, options } = await askedOf(named, given);
    const { most = usualChecks, ways = usualWays } = given as {
      readonly most?: number;
      readonly ways?: number;
    };
    const limits = { seconds: options.timeLimit ?? usualSeconds, bytes: defaultMemoryLimit() };
    const progress = progressWriter(surroundings);
    const budget = commandBudget(limits, surroundings, progress);
    budget.begin(readingInput);
    const { files, read } = await readInput(operands, options, surroundings);
    const changed = await readChanged(options, surroundings);
    const request = await checkRequest(files, read, { ...options, changed });
    if ((request.questions ?? []).length === 0) {
      return fail(
        'PS1201',
        "advice is about questions: --ask 'available(web) >= 1', or those of podsem.yaml",
      );
    }
    const advised = await surroundings.interruptible((signal) =>
      adviseOn(request, { budget, most, ways, signal, onTry: (says) => progress.stage(says) }),
    );
    progress.clear();
    if (advised.kind === 'refused') throw new Failure(advised.problems);
    const { print, columns, colours } = surroundings;
    if (options.json) print(JSON.stringify(adviceJson(advised), null, 1));
    else print(adviceText(advised, columns, paint(colours)).join('\n'));
    const isInterrupted = advised.kind === 'undecided' && budget.look() === 'interrupted';
    return isInterrupted ? exitCode.interrupted : codes[advised.kind];
  },
});
