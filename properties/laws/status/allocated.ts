import type { PodMemory } from '../../../models/recorded/history/livePod.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Container, Pod, ResourceList } from '../../../spec/api/objects/core.ts';
import { milliValueOf, wholeValueOf } from '../../../spec/api/quantity.ts';
import { quantityFrom } from '../../../spec/api/resources.ts';
import type { LawRecord } from '../lawRecord.ts';
import { ofContainers } from '../recordPredicate.ts';

type Side = 'requests' | 'limits';

/** A runtime keeps CPU in shares and periods: what it reports may be off by this, in thousandths. */
const rounding = 2n;

/** What the spec asked for the container at any time, the newest first. */
const askedFor = ({ spec }: Pod, memory: PodMemory | undefined, name: string): readonly Container[] =>
  [
    [...(spec?.containers ?? []), ...(spec?.initContainers ?? [])],
    ...(memory?.formerContainers ?? []),
  ].flatMap((containers) => containers.find((container) => container.name === name) ?? []);

const wasAsked = (
  asked: readonly Container[],
  side: Side,
  name: string,
  amount: string | undefined,
): boolean =>
  asked.some(({ resources }) => {
    const wanted = resources?.[side]?.[name];
    if (wanted === amount) return true;
    if (wanted === undefined || amount === undefined) return false;
    const [one, other] = [quantityFrom(wanted), quantityFrom(amount)];
    if (name !== 'cpu') return wholeValueOf(one) === wholeValueOf(other);
    const off = milliValueOf(one) - milliValueOf(other);
    return off <= rounding && off >= -rounding;
  });

const differing = (before: ResourceList | undefined, after: ResourceList | undefined): readonly string[] =>
  Object.keys(after ?? {}).filter((name) => before?.[name] !== after?.[name]);

export const allocated: LawRecord = {
  id: 'status/allocated',
  says: 'What is allocated to a container is what its spec requested at some time; what it has is what its spec asked for at some time, each resource for itself',
  source:
    'https://kubernetes.io/docs/tasks/configure-pod-container/resize-container-resources/#pod-resize-status',
  fields: ['pod.status.containerStatuses.allocatedResources', 'pod.status.containerStatuses.resources'],
  exceptions: ['a Pod that was there before: what its spec said earlier is not known'],
  record: ofContainers({
    whole: true,
    showsLess: ['how a runtime rounds CPU'],
    judge: ({ before, after, container }, { live, after: pod }) => {
      if (live === undefined || live.memory.seenLate) return undefined;
      const asked = askedFor(pod, live.memory, container.name);
      const { allocatedResources } = after;
      const news = !deepEqual(before?.allocatedResources, allocatedResources);
      if (news && allocatedResources !== undefined) {
        const known = asked.some(({ resources }) => deepEqual(resources?.requests ?? {}, allocatedResources));
        if (!known)
          return `allocated to it is ${JSON.stringify(allocatedResources)}, which its spec never requested`;
      }
      for (const side of ['requests', 'limits'] as const) {
        const [old, held] = [before?.resources?.[side], after.resources?.[side]];
        const strange = differing(old, held).find((name) => !wasAsked(asked, side, name, held?.[name]));
        if (strange !== undefined)
          return `its ${side} of ${strange} are ${held?.[strange]}, which its spec never asked for`;
        const lost = Object.keys(old ?? {}).find(
          (name) => held?.[name] === undefined && !wasAsked(asked, side, name, undefined),
        );
        if (lost !== undefined && after.resources !== undefined)
          return `its ${side} of ${lost} are gone, and its spec always asks for them`;
      }
      return undefined;
    },
  }),
  lies: ['resources that its spec never asked for', 'an allocation that its spec never requested'],
};
