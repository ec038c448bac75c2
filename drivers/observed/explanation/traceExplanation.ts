import type { PodStep } from '../../../models/recorded/steps.ts';
import type { DriverAction } from '../../../models/recorded/watchRecord.ts';
import { Explainer } from './explainer.ts';
import { Faults } from './faults.ts';
import type { Story } from './story.ts';

/** Explains the Pods of a trace while it is read. */
export class TraceExplanation {
  /** Pods that were given up, for so many steps may have been hidden */
  undecided = 0;
  private readonly explainer: Explainer;
  private readonly faults = new Faults();

  /** `onStory` is told the run of each Pod when it is over. */
  constructor(onStory?: (story: Story) => void) {
    this.explainer = new Explainer(onStory);
  }

  takeAction(action: DriverAction): void {
    this.faults.take(action);
  }

  /** What is wrong with the event, in a sentence. */
  take({ record, before, after, writer, history }: PodStep): string | undefined {
    const faults = this.faults.of(after.spec?.nodeName, history);
    const kubeletStarts = this.faults.kubeletStarts(after.spec?.nodeName);
    const { line, time, object } = record;
    const event = { line, time, before, after, writer, faults, kubeletStarts };
    const said = this.explainer.take(object.metadata.uid, event);
    if (said.is === 'undecided') this.undecided += 1;
    return said.is === 'unexplained' ? said.words() : undefined;
  }
  /** Nothing more comes. */
  end(): void {
    this.explainer.end();
  }
}
