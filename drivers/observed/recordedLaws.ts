import type { ObjectStep, PodStep } from '../../models/recorded/steps.ts';
import { watchedResources } from '../../models/recorded/watchRecord.ts';
import { lawBook } from '../../properties/laws/lawBook.ts';
import type { LawRecord } from '../../properties/laws/lawRecord.ts';
import { namedFirst } from '../../properties/laws/namedFirst.ts';
import type { RecordPredicate } from '../../properties/laws/recordPredicate.ts';
import { form } from '../../properties/laws/watch/form.ts';
import { judgeAsModelled } from './judgeAsModelled.ts';

type Of<K extends RecordPredicate['of']> = Extract<RecordPredicate, { of: K }>;

/** A law, and what it says of an event: the sentence of a breach, or nothing. */
export type Judge<Step> = {
  readonly id: string;
  /** it tells from what is not shown */
  readonly whole: boolean;
  /** it asks how long ago something was received */
  readonly times?: boolean;
  readonly judge: (step: Step) => string | undefined;
};

const rank = ({ id }: LawRecord): number => {
  const at = namedFirst.indexOf(id);
  return at < 0 ? namedFirst.length : at;
};

/** The laws that recordings are judged by, in the order in which breaches of one event are named. */
const recordedLaws = lawBook
  .filter(({ record }) => record !== undefined)
  .toSorted((one, other) => rank(one) - rank(other));

const lawsOf = <K extends RecordPredicate['of']>(of: K): { readonly id: string; readonly record: Of<K> }[] =>
  recordedLaws.flatMap(({ id, record }) => (record?.of === of ? [{ id, record: record as Of<K> }] : []));

export const lineLaws = lawsOf('lines').map(({ id, record: { judge } }) => ({ id, judge }));

const objectLaws = lawsOf('objects').map(({ id, record }) => ({
  id,
  ...record,
  whole: record.whole === true,
}));

/** Laws between two states of an object of which others may be missing. */
export const lawsAcrossGaps: readonly Judge<ObjectStep>[] = objectLaws.filter(({ acrossGaps }) => acrossGaps);

/** What has not the form of its kind is judged by nothing else. */
export const formLaw: Judge<ObjectStep> = objectLaws.find(({ id }) => id === form.id)!;

const lawsByResource: ReadonlyMap<string, readonly Judge<ObjectStep>[]> = new Map(
  [...watchedResources].map((resource) => [
    resource,
    objectLaws.filter(({ id, about }) => id !== form.id && (about?.includes(resource) ?? true)),
  ]),
);

/** The laws about objects of a resource, besides their form. */
export const objectLawsOf = (resource: string): readonly Judge<ObjectStep>[] =>
  lawsByResource.get(resource) ?? [];

const judgeOf = (law: LawRecord): ((step: PodStep) => string | undefined) | undefined => {
  const { record } = law;
  if (record?.of === 'as modelled') return judgeAsModelled(law);
  if (record?.of === 'Pods') return record.judge;
  if (record?.of !== 'containers') return undefined;
  return (step) => {
    let breaches: string | undefined;
    for (const each of step.containers) {
      const breach = record.judge(each, step);
      if (breach === undefined) continue;
      const said = `container ${each.container.name}: ${breach}`;
      breaches = breaches === undefined ? said : `${breaches}; ${said}`;
    }
    return breaches;
  };
};

/** The laws about Pods and their containers. */
export const podLaws: readonly Judge<PodStep>[] = recordedLaws.flatMap((law) => {
  const judge = judgeOf(law);
  const { whole = false, times = false } = law.record ?? {};
  return judge ? [{ id: law.id, whole, times, judge }] : [];
});

/** Laws that ask how long ago something was received. */
export const lawsOfTimes: readonly string[] = recordedLaws.flatMap(({ id, record }) =>
  record?.times ? [id] : [],
);

const ofContainers: ReadonlySet<string> = new Set(lawsOf('containers').map(({ id }) => id));

/** Those that have something to say of an event that changes no container. */
export const lawsWithoutContainers: readonly Judge<PodStep>[] = podLaws.filter(
  ({ id }) => !ofContainers.has(id),
);

/** Laws that judge some events by what comes after them. */
export const reviews = [...lawsOf('Pods'), ...lawsOf('objects')].flatMap(
  ({ id, record: { review, whole = false } }) => (review ? [{ id, whole, review }] : []),
);
