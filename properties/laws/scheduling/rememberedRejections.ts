import { onceFor } from '../../../checker/system/onceFor.ts';
import type { NodeState } from '../../../models/cluster/constraints/nodeStates.ts';
import type { NodeInfo } from '../../../spec/scheduling/nodeInfo.ts';
import type { FilterPlugin } from '../../../spec/scheduling/plugin.ts';
import type { PodInfo } from '../../../spec/scheduling/podInfo.ts';

/** A question about one Pod and one node, the first being 1, with the others in place: all that the answer hangs on. */
export type PlacementQuestion = {
  readonly subject: PodInfo;
  readonly node: number;
  readonly others: readonly { readonly info: PodInfo; readonly node: number }[];
  readonly nodes: readonly { readonly info: NodeInfo; readonly object: NodeState }[];
  readonly plugins: readonly FilterPlugin[];
};

/** so many answers are remembered of one cluster */
const mostAnswers = 100_000;

/** What was answered in one cluster. Filters ask no Pod for its name, so that Pods which differ in it only are one. */
class Answers {
  private readonly kinds = new Map<string, number>();
  private readonly kindOf = onceFor(({ pod }: PodInfo) => {
    const text = JSON.stringify({ ...pod, metadata: { ...pod.metadata, name: '', uid: '' } });
    const kind = this.kinds.get(text) ?? this.kinds.size;
    this.kinds.set(text, kind);
    return { kind };
  });
  private readonly numbers = new Map<object, number>();
  private readonly known = new Map<string, { readonly rejection: string | undefined }>();

  to(question: PlacementQuestion, ask: () => string | undefined): string | undefined {
    const key = this.keyOf(question);
    const known = this.known.get(key);
    if (known) return known.rejection;
    const rejection = ask();
    if (this.known.size < mostAnswers) this.known.set(key, { rejection });
    return rejection;
  }

  private keyOf({ subject, node, others, nodes, plugins }: PlacementQuestion): string {
    const placed = others.map((other) => `${this.kindOf(other.info).kind}@${other.node}`).sort();
    const states = nodes.map(({ info, object }) => `${this.numberOf(info)}${object}`);
    return `${this.numberOf(plugins)} ${this.kindOf(subject).kind}@${node} ${placed} ${states}`;
  }

  private numberOf(thing: object): number {
    const number = this.numbers.get(thing) ?? this.numbers.size;
    this.numbers.set(thing, number);
    return number;
  }
}

const answersIn = onceFor((_: NodeInfo) => new Answers());

/** The rejection, if there is one; asked for once for all questions of a cluster that have the same answer. */
export const rememberedRejection = (
  question: PlacementQuestion,
  ask: () => string | undefined,
): string | undefined => {
  const [first] = question.nodes;
  return first ? answersIn(first.info).to(question, ask) : ask();
};
