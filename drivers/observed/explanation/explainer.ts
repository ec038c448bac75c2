import type { Pod } from '../../../spec/api/objects/core.ts';
import { type Explanation, explained, type PodEvent, PodLife } from './podLife.ts';
import { type Story, storyOf } from './story.ts';

/** Explains the events of Pods by runs of their charts, hidden steps included. */
export class Explainer {
  private readonly lives = new Map<string, PodLife>();
  private readonly onStory: ((story: Story) => void) | undefined;

  /** `onStory` is told the run of each Pod when it is over. */
  constructor(onStory?: (story: Story) => void) {
    this.onStory = onStory;
  }

  take(uid: string, event: PodEvent): Explanation {
    if (event.before === undefined) return this.begin(uid, event);
    const life = this.lives.get(uid);
    if (life === undefined) return explained;
    const said = event.writer === 'removal' ? explained : this.next(life, event);
    if (said.is !== 'explained' || event.writer === 'removal') {
      this.lives.delete(uid);
      this.tell(uid, life, said.is === 'explained' ? 'removed' : said.is);
    }
    return said;
  }

  /** Containers neither come nor go: where they do, another law says so, and nothing is left to explain. */
  private next(life: PodLife, event: PodEvent): Explanation {
    return hasSameContainers(event) ? life.take(event) : { is: 'undecided' };
  }

  /** Nothing more comes. */
  end(): void {
    for (const [uid, life] of this.lives) this.tell(uid, life, 'there');
    this.lives.clear();
  }

  /** A Pod is explained from its creation. */
  private begin(uid: string, { after, writer, line, time }: PodEvent): Explanation {
    this.forget(uid);
    if (writer !== 'creation' || !isNew(after)) return { is: 'undecided' };
    this.lives.set(uid, new PodLife(after, { line, time }, this.onStory !== undefined));
    return explained;
  }

  /** Something of the Pod was missed. */
  private forget(uid: string): void {
    const life = this.lives.get(uid);
    this.lives.delete(uid);
    if (life !== undefined) this.tell(uid, life, 'undecided');
  }

  private tell(uid: string, life: PodLife, end: Story['end']): void {
    if (life.past !== undefined) this.onStory?.(storyOf(uid, life, end));
  }
}

const hasSameContainers = ({ before, after }: PodEvent): boolean =>
  before !== undefined && (before.spec === after.spec || namesIn(before) === namesIn(after));

/** The names of a Pod's containers, in order. */
const namesIn = ({ spec }: Pod): string =>
  [...(spec?.initContainers ?? []), {}, ...(spec?.containers ?? [])]
    .map((container) => ('name' in container ? container.name : ''))
    .join();

const isNew = ({ metadata, status }: Pod): boolean =>
  metadata?.deletionTimestamp === undefined &&
  status?.startTime === undefined &&
  (status?.phase ?? 'Pending') === 'Pending' &&
  (status?.conditions ?? []).every(({ type }) => type === 'PodScheduled');
