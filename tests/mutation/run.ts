import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { randomFrom } from '../../checker/simulate/random.ts';
import { kinds, lineOf, type Mutation, mutationsOf, mutationText, withMutation } from './mutations.ts';
import { outputOf } from './outputOf.ts';
import { reachOf } from './reach.ts';
import { filesOf, rooms } from './rooms.ts';

/**
 * `npm run mutants:code -- --room spec --sample 20 --seed 1`: plants one mutation at a time in a copy of this project and runs the
 * nearest tests that reach its file. Prints those that were not noticed as they are found, and how many were, room by room.
 */
const { values } = parseArgs({
  options: {
    room: { type: 'string', multiple: true, default: Object.keys(rooms) },
    sample: { type: 'string', default: '10' },
    seed: { type: 'string', default: '1' },
    tests: { type: 'string', default: '6' },
  },
});

const unknown = values.room.find((room) => rooms[room] === undefined);
const [sample, seed, most] = [values.sample, values.seed, values.tests].map(Number) as [
  number,
  number,
  number,
];
if (
  unknown !== undefined ||
  ![sample - 1, seed, most - 1].every((number) => Number.isSafeInteger(number) && number >= 0)
) {
  process.stderr.write(
    `--room is one of ${Object.keys(rooms).join(', ')}; --sample and --tests take whole numbers from 1, --seed one from 0\n`,
  );
  process.exit(2);
}

/** milliseconds after which tests that do not end have noticed */
const patience = 240_000;

const root = fileURLToPath(new URL('../..', import.meta.url));
const files = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], {
  cwd: root,
  encoding: 'utf8',
  maxBuffer: 2 ** 28,
})
  .trim()
  .split('\n')
  .filter((file) => file !== 'node_modules');
const copy = mkdtempSync(join(tmpdir(), 'podsem-mutants-'));
for (const file of files) {
  mkdirSync(dirname(join(copy, file)), { recursive: true });
  cpSync(join(root, file), join(copy, file));
}
symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
process.on('exit', () => rmSync(copy, { recursive: true, force: true }));
process.on('SIGINT', () => process.exit(130));
process.on('SIGTERM', () => process.exit(143));

/** These load everything again, start browsers, or look at all files: they say nothing of one mutation, and take long. */
const apart =
  /^tests\/(package|site|mutation|inputs)\/|renamedRules|compiledSources|explore\.test|\/pages\.test|checkPage|explorer\/contrast/;
const reach = await reachOf(
  root,
  files.filter((file) => file.endsWith('.test.ts') && !apart.test(file)),
);

/** The file of tests that failed, or undefined. */
const failingOf = async (tests: readonly string[]): Promise<string | undefined> => {
  const vitest = ['node_modules/vitest/vitest.mjs', 'run', '--maxWorkers=1', '--bail=1', '--reporter=json'];
  const stdout = await outputOf([...vitest, ...tests], copy, patience);
  if (stdout === undefined) return 'no end';
  try {
    const { success, testResults } = JSON.parse(stdout.slice(stdout.indexOf('{"numTotal'))) as {
      success: boolean;
      testResults: readonly { name: string; status: string }[];
    };
    if (success) return undefined;
    const failed = testResults.find(({ status }) => status === 'failed')?.name ?? tests[0]!;
    return failed.replace(`${copy}/`, '');
  } catch {
    return 'no answer';
  }
};

/** Whether a file of tests fails without any mutation: then it notices nothing. */
const broken = new Map<string, boolean>();
const isBroken = async (test: string): Promise<boolean> => {
  const known = broken.get(test) ?? (reachable.has(test) && (await failingOf([test])) !== undefined);
  broken.set(test, known);
  return known;
};
const reachable = new Set(files);

type Planted = { readonly file: string; readonly mutation: Mutation };

/** A sample, of each kind about as many: texts would be most of all otherwise. */
const sampleOf = (room: string): readonly Planted[] => {
  const random = randomFrom(seed);
  const all = filesOf(room, files).flatMap((file) => {
    if (reach(file).length === 0) return [];
    return mutationsOf(readFileSync(join(root, file), 'utf8')).map((mutation) => ({ file, mutation }));
  });
  const byKind = kinds.map((kind) => all.filter(({ mutation }) => mutation.kind === kind));
  const chosen: Planted[] = [];
  while (chosen.length < Math.min(sample, all.length)) {
    const left = byKind.filter((each) => each.length > 0);
    const of = left[random.below(left.length)]!;
    chosen.push(...of.splice(random.below(of.length), 1));
  }
  return chosen;
};

const isNoticed = async ({ file, mutation }: Planted): Promise<boolean> => {
  const path = join(copy, file);
  const text = readFileSync(path, 'utf8');
  writeFileSync(path, withMutation(text, mutation));
  try {
    for (
      let tests = reach(file)
        .filter((test) => !broken.get(test))
        .slice(0, most);
      tests.length > 0;
    ) {
      const failing = await failingOf(tests);
      if (failing === undefined) return false;
      writeFileSync(path, text);
      if (!(await isBroken(failing))) return true;
      writeFileSync(path, withMutation(text, mutation));
      tests = tests.filter((test) => test !== failing);
    }
    return false;
  } finally {
    writeFileSync(path, text);
  }
};

process.stdout.write(
  `seed ${seed}, ${sample} mutations of each room, each held against the ${most} nearest files of tests\n`,
);
for (const room of values.room) {
  const planted = sampleOf(room);
  let noticed = 0;
  for (const [at, each] of planted.entries()) {
    if (await isNoticed(each)) noticed += 1;
    else {
      const text = readFileSync(join(root, each.file), 'utf8');
      const mutation = mutationText(text, each.mutation).slice(0, 160);
      process.stdout.write(`  ${each.file}:${lineOf(text, each.mutation)}: ${mutation}\n`);
    }
    process.stderr.write(`${room}: ${at + 1} of ${planted.length}, ${noticed} noticed\n`);
  }
  process.stdout.write(
    planted.length === 0
      ? `${room.padEnd(10)} has nothing to mutate that a test reaches\n`
      : `${room.padEnd(10)} ${noticed} of ${planted.length} noticed, ${Math.floor((100 * noticed) / planted.length)} %\n`,
  );
}
