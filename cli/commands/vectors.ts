import { createRequire } from 'node:module';
import type { Peer } from '../../oracle/differential/peers/peer.ts';
import { specificationPeer } from '../../oracle/differential/peers/specificationPeer.ts';
import { operations } from '../../oracle/operations.ts';
import { type Examined, examine, isRight } from '../../oracle/vectors/examine.ts';
import type { Manifest } from '../../oracle/vectors/manifest.ts';
import { readCases, readManifest } from '../../oracle/vectors/readVectors.ts';
import { scoreOf } from '../../oracle/vectors/score.ts';
import { writeVectors } from '../../oracle/vectors/writeVectors.ts';
import { paint } from '../../reports/terminal/paint.ts';
import { visible } from '../../reports/terminal/visible.ts';
import { type Problem, problem, problemText } from '../../spec/problem.ts';
import { didYouMean } from '../../spec/suggestion.ts';
import type { CommandBody, OptionValues } from '../command.ts';
import { examinedText } from '../differential/examinedText.ts';
import { batchOf, peerFrom, peerNotes, peerOptions } from '../differential/peerOptions.ts';
import { scoreMarkdown, scoreText } from '../differential/scoreText.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { Failure, fail } from '../failure.ts';
import { queueOptions } from '../queue/queueOptions.ts';
import type { Surroundings } from '../surroundings.ts';

const { version } = createRequire(import.meta.url)('pod-semantics/package.json') as { version: string };

const actions = ['write', 'check', 'score'] as const;

export const vectors = (): CommandBody => ({
  operands: [
    { name: '<action>', says: 'write: the vectors, into a folder; check, score: those in a folder' },
    { name: '<folder>', says: 'where the vectors are, or shall be' },
  ],
  options: [
    ...peerOptions,
    { flags: '--op <operation>', says: 'only this operation; may be given several times', many: true },
    { flags: '--json', says: 'print one JSON object' },
    { flags: '--markdown', says: 'score: print Markdown' },
    ...queueOptions.filter(({ flags }) => flags.startsWith('--queue')),
  ],
  notes:
    `${peerNotes}\nWithout --against the specification itself is asked.\n` +
    'exit codes: 0 all answers are right, 1 some are not, 2 bad input, 3 the other program could not be asked,\n' +
    '74 the vectors cannot be written',
  run: async (operands, options, surroundings, words) => {
    const [action = '', folder = ''] = operands;
    if (!(actions as readonly string[]).includes(action))
      fail('PS1203', `vectors does not ${JSON.stringify(action)}; ${didYouMean(action, actions)}`);
    if (options.queue !== undefined) {
      const { enqueue } = await import('../queue/enqueue.ts');
      return enqueue('vectors', operands, options, words, surroundings);
    }
    if (action === 'write') return writeInto(folder, surroundings);
    return surroundings.interruptible((interrupted) =>
      examineAll(folder, action === 'score' ? 'score' : 'check', options, surroundings, interrupted),
    );
  },
});

const writeInto = (folder: string, { print, complain }: Surroundings): ExitCode => {
  const written = writeVectors(folder, operations, version);
  if ('operations' in written) {
    const count = written.operations.reduce((sum, { cases }) => sum + cases, 0);
    print(
      `${folder}: ${count} cases of ${written.operations.length} operations, format ${written.formatVersion}`,
    );
    return exitCode.good;
  }
  if (written.code !== 'PS1205') throw new Failure([written]);
  complain(problemText(written));
  return exitCode.unwritten;
};

/** The operations of a folder that are asked for. */
const chosen = ({ operations: all }: Manifest, { op }: OptionValues): Manifest['operations'] => {
  const known = operations.map((each) => each.op);
  const names = all.map((each) => each.op);
  for (const name of [
    ...names.filter((each) => !known.includes(each)),
    ...((op as readonly string[]) ?? []),
  ]) {
    if (!names.includes(name) || !known.includes(name))
      fail(
        'PS1102',
        `no operation is called ${JSON.stringify(name)}; ${didYouMean(name, names, 'podsem oracle --list')}`,
      );
  }
  return op === undefined ? all : all.filter((each) => (op as readonly string[]).includes(each.op));
};

const examineAll = async (
  folder: string,
  action: 'check' | 'score',
  options: OptionValues,
  { print, complain, columns, colours }: Surroundings,
  interrupted: AbortSignal,
): Promise<ExitCode> => {
  const manifest = readManifest(folder);
  if ('code' in manifest) throw new Failure([manifest]);
  const peer: Peer = options.against ? peerFrom(options, interrupted) : specificationPeer(operations);
  const examined: Examined[] = [];
  const stray: Problem[] = [];
  const asking = {
    batch: batchOf(options),
    only: options.field as readonly string[] | undefined,
    interrupted,
  };
  try {
    for (const each of chosen(manifest, options)) {
      const cases = await readCases(folder, each);
      if ('code' in cases) throw new Failure([cases]);
      const answers = await examine(each.op, cases, peer, asking);
      examined.push(...answers.examined);
      stray.push(...answers.stray);
      if (interrupted.aborted) return exitCode.interrupted;
      if (answers.unreachable && !examined.some(({ outcome }) => outcome?.answer)) {
        const [why] = answers.examined.flatMap(({ outcome }) => outcome?.problem ?? []);
        complain(visible(problemText(why ?? problem('PS1505', 'it answers nothing'))));
        return exitCode.undecided;
      }
    }
  } finally {
    stray.push(...(await peer.end()));
  }
  const score = scoreOf(examined);
  const wrong = examined.filter((each) => !isRight(each));
  for (const each of stray) complain(visible(problemText(each)));
  if (options.json) {
    const told = wrong.map(({ vector: { id, op, why }, outcome }) => ({
      id,
      op,
      why,
      differences: outcome?.differences ?? [],
      problem: outcome?.problem,
    }));
    print(JSON.stringify({ kubernetesVersion: manifest.kubernetesVersion, score, wrong: told, stray }));
  } else if (action === 'check') print(examinedText(examined, columns, paint(colours)));
  else if (options.markdown) print(scoreMarkdown(score, manifest.kubernetesVersion));
  else print(scoreText(score, columns, paint(colours)));
  return wrong.length === 0 && stray.length === 0 ? exitCode.good : exitCode.broken;
};
