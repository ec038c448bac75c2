import type { Story } from '../../drivers/observed/explanation/story.ts';
import { storyText } from '../../drivers/observed/explanation/storyText.ts';
import type { Judging, TraceVerdict } from '../../drivers/observed/judgeTrace.ts';
import type { Violation } from '../../drivers/observed/violation.ts';
import { tracePage } from '../../reports/html/tracePage.ts';
import { recordedSequence } from '../../reports/sequence/recordedSequence.ts';
import { type Paint, paint } from '../../reports/terminal/paint.ts';
import { printable } from '../../spec/printable.ts';
import { type Problem, problemText } from '../../spec/problem.ts';
import type { CommandBody } from '../command.ts';
import { type ExitCode, exitCode } from '../exitCode.ts';
import { judgeFiles } from '../trace/judgeFile.ts';
import { tracesNamed } from '../trace/traceFiles.ts';
import { writeSequence } from '../writeSequence.ts';
import { writeWhole, writtenOr } from '../writeWhole.ts';

export const trace = (): CommandBody => ({
  operands: [
    {
      name: '<files...>',
      says:
        'recordings, plain or gzip: what podsem record or kubectl get -w -o json wrote, watches of the API, lists, audit ' +
        "logs, records of the scheduler's simulator; a directory stands for the trace.ndjson(.gz) in it or in the " +
        'directories in it; - is standard input',
    },
  ],
  options: [
    { flags: '--json', says: 'print one JSON object a line for each file' },
    { flags: '--all', says: 'name every event that breaks a law, not the first one only' },
    {
      flags: '--strict',
      says: 'reject what Kubernetes is known to do against its documentation: podsem deviations',
    },
    {
      flags: '--explain',
      says: 'tell of each Pod who did what to it when, also on its node between its events',
    },
    {
      flags: '--merge',
      says: 'the files are of one cluster: judge them together, in the order of resourceVersions',
    },
    {
      flags: '--report <file>',
      says: 'write a page (HTML) with the verdicts, when what was seen, and what each Pod went through',
    },
    { flags: '--svg <file>', says: 'write what the Pods went through as a picture of who tells whom what' },
    { flags: '--mermaid <file>', says: 'write the same as text that Mermaid draws' },
  ],
  notes:
    'A meta.json beside a recording is used: with "dedicatedNodes": true the room on its nodes is judged.\n' +
    'exit codes: 0 accepted, 1 rejected, 2 unreadable',
  run: async (operands, { json, all, strict, explain, merge, report, ...pictures }, surroundings) =>
    surroundings.interruptible(async (interrupted) => {
      const { print, complain, colours } = surroundings;
      const verdicts: TraceVerdict[] = [];
      const stories: Story[] = [];
      const isKept = report !== undefined || pictures.svg !== undefined || pictures.mermaid !== undefined;
      const onStory = (story: Story): void => {
        if (isKept && stories.length < mostStories) stories.push(story);
        if (explain) print(json ? JSON.stringify(story) : storyText(story));
      };
      const judging = (file: string): Omit<Judging, 'dedicatedNodes'> => ({
        all: all === true,
        strict: strict === true,
        ...(explain || isKept ? { onStory } : {}),
        ...(json ? {} : { onViolation: (each) => print(violationText(file, each, paint(colours))) }),
      });
      const tell = (verdict: TraceVerdict): void => {
        verdicts.push(verdict);
        if (json) print(JSON.stringify(verdict));
        else {
          print(verdictText(verdict, paint(colours)));
          for (const each of verdict.problems) complain(problemText(each));
        }
      };
      const together: string[] = [];
      const judge = async (files: readonly string[]): Promise<void> => {
        if (interrupted.aborted || files.length === 0) return;
        tell(await judgeFiles(files, judging(files.join(' + ')), surroundings, interrupted));
      };
      for (const operand of operands) {
        const named = tracesNamed(operand);
        if ('problem' in named) tell(unread(operand, named.problem));
        else if (merge) together.push(...named.files);
        else for (const file of named.files) await judge([file]);
      }
      await judge(together);
      if (interrupted.aborted) return exitCode.interrupted;
      const page =
        report === undefined ? undefined : writeWhole(report as string, tracePage(verdicts, stories));
      const drawn = writeSequence(() => recordedSequence(stories), pictures);
      return writtenOr([...(page ? [page] : []), ...drawn], codeOf(verdicts), complain);
    }),
});

/** Pods whose stories a page or a picture tells at most */
const mostStories = 1_000;

const codeOf = (verdicts: readonly TraceVerdict[]): ExitCode => {
  if (verdicts.some(({ problems }) => problems.length > 0)) return exitCode.badInput;
  return verdicts.every(({ accepted }) => accepted) ? exitCode.good : exitCode.broken;
};

const unread = (file: string, problem: Problem): TraceVerdict => ({
  file,
  accepted: false,
  events: 0,
  violations: [],
  deviations: [],
  problems: [problem],
  unlisted: 0,
  undecided: 0,
  unjudged: [],
});

const violationText = (
  all: string,
  { law, file = all, line, uid, object, message }: Violation,
  colour: Paint,
): string => `${file}:${line}: ${colour.red(law)}: ${printable(`${object} (${uid}): ${message}`)}`;

/** What is told when a file has been read: its breaches were told as they came. */
const verdictText = (verdict: TraceVerdict, colour: Paint): string => {
  const { file, accepted, events, violations, deviations, unlisted, undecided, unjudged } = verdict;
  const lines = deviations.map(
    ({ deviation, line, uid, object, message }) =>
      `${file}:${line}: known deviation ${colour.cyan(deviation)}: ${printable(`${object} (${uid}): ${message}`)}`,
  );
  if (unlisted > 0) lines.push(`${file}: and ${unlisted} more that are not listed`);
  const rejected = colour.red(violations.length > 0 ? 'rejected' : 'unreadable');
  const words = accepted ? colour.green('accepted') : rejected;
  const left = undecided > 0 ? `, ${undecided} Pods not explained` : '';
  const reasons = unjudged.map((each) => `${file}: not judged: ${each}`);
  return [...lines, `${file}: ${words}, ${events} records${left}`, ...reasons].join('\n');
};
