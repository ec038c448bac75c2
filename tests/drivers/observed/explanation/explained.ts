import type { Story } from '../../../../drivers/observed/explanation/story.ts';
import { TraceJudge } from '../../../../drivers/observed/traceJudge.ts';
import type { Violation } from '../../../../drivers/observed/violation.ts';
import { run } from '../../../../properties/laws/explanation/run.ts';
import { recordOfLine } from '../judged.ts';
import type { Line } from '../recordings.ts';

export type Explained = {
  /** the first event that is in no run; what laws say is left out */
  readonly unexplained: Violation | undefined;
  readonly undecided: number;
  readonly stories: readonly Story[];
};

/** What explanation alone makes of these lines. */
export const explained = (lines: readonly Line[]): Explained => {
  const stories: Story[] = [];
  const judge = new TraceJudge({ dedicatedNodes: false }, (story) => stories.push(story));
  let unexplained: Violation | undefined;
  for (const [index, line] of lines.entries()) {
    unexplained ??= judge.take(recordOfLine(line, index + 1)).find(({ law }) => law === run.id);
  }
  judge.end();
  return { unexplained, undecided: judge.explanation.undecided, stories };
};
