import type { Random } from '../../../../checker/simulate/random.ts';
import type { Line, Recording, Thing } from '../recordings.ts';
import { conditionsOf, type Fields, statusDiffers, statusOf } from './anyStatus.ts';
import { fromTheStart } from './fromTheStart.ts';
import {
  change,
  changed,
  choose,
  inserted,
  type Lie,
  type Place,
  pick,
  placesOf,
  unattended,
  watchAlone,
} from './lie.ts';
import { isAdded, isModified, isRemoval, roomBehind } from './places.ts';

const specOf = ({ spec }: Thing): Fields => spec as unknown as Fields;

const ownerIn = ({ metadata }: Thing): string | undefined => metadata.ownerReferences?.[0]?.uid;

const madeBy =
  (kind: string) =>
  (place: Place): boolean =>
    isAdded(place) && place.object.metadata.ownerReferences?.[0]?.kind === kind;

/** The recording shows that the owner of something creates it: the owner was otherwise from the start. */
const otherOwner = (
  name: string,
  resource: string,
  dependents: string,
  write: (owner: Thing) => void,
  fits: (owner: Thing) => boolean = () => true,
): Lie =>
  unattended(
    fromTheStart(
      name,
      ({ object }, { lines }) =>
        fits(object) &&
        placesOf(lines, dependents).some(
          (each) => isAdded(each) && ownerIn(each.object) === object.metadata.uid,
        ),
      write,
      resource,
    ),
  );

/** The line of another Pod like this one, at another place. */
const another = (line: Line, at: Line): Line => {
  const copy = structuredClone(line);
  const { metadata } = copy.object!;
  copy.ts = at.ts;
  metadata.name = `${metadata.generateName}bbbbb`;
  metadata.uid = '00000000-0000-4000-8000-000000000001';
  metadata.creationTimestamp = `${at.ts.slice(0, 19)}Z`;
  metadata.resourceVersion = String(Number(at.object!.metadata.resourceVersion) + 1);
  return copy;
};

/** A Job creates one Pod more, at a later event that is fit for it. */
const onePodMore = (
  name: string,
  fits: (place: Place, later: Place, lines: readonly Line[]) => boolean,
): Lie => ({
  name,
  tell: (recorded: Recording, random: Random) => {
    const recording = watchAlone(recorded);
    const place = choose(recording, random, madeBy('Job'));
    if (place === undefined) return undefined;
    const events = [...placesOf(recording.lines, 'events'), ...placesOf(recording.lines)];
    const later = pick(
      events.filter(
        (each) =>
          each.at >= place.at && roomBehind(recording.lines, each.at) && fits(place, each, recording.lines),
      ),
      random,
    );
    if (later === undefined) return undefined;
    const line = another(place.line, later.line);
    const lines = inserted(recording.lines, later.at + 1, line);
    return { lines, at: later.at + 1, uid: line.object!.metadata.uid };
  },
});

const isIndexed = ({ metadata }: Thing): boolean =>
  metadata.annotations?.['batch.kubernetes.io/job-completion-index'] !== undefined;

/** The newest state of the owner of a Pod before a place. */
const ownerAt = (pod: Thing, at: number, lines: readonly Line[]): Thing | undefined =>
  placesOf(lines, 'jobs').findLast((each) => each.at < at && each.object.metadata.uid === ownerIn(pod))
    ?.object;

const roomEnds = ({ at }: Place, lines: readonly Line[]): boolean =>
  placesOf(lines, 'namespaces').some(
    (each) => each.at < at && each.object.metadata.deletionTimestamp !== undefined,
  );

const hasFailed = (pod: Thing, later: Place, lines: readonly Line[]): boolean =>
  conditionsOf(ownerAt(pod, later.at, lines)).some(
    ({ type, status, lastTransitionTime }) =>
      type === 'FailureTarget' &&
      status === 'True' &&
      Date.parse(later.line.ts) > Date.parse(String(lastTransitionTime)) + 4000,
  ) &&
  lines
    .slice(0, later.at)
    .every(({ type, object }) => type !== 'DELETED' || object?.metadata.uid !== ownerIn(pod));

/** Lies about what controllers may do, and what they say of it. */
export const workloadRuleLies: readonly Lie[] = [
  otherOwner('a Deployment that is paused, and rolls out', 'deployments', 'replicasets', (deployment) => {
    specOf(deployment).paused = true;
  }),
  unattended(
    fromTheStart(
      'a ReplicaSet of another template',
      madeBy('Deployment'),
      (set) => {
        const { template } = specOf(set) as { template: { spec: { containers: Fields[] } } };
        template.spec.containers[0]!.image = 'sim.local/other:v9';
      },
      'replicasets',
    ),
  ),
  otherOwner(
    'a Pod of a Job that is suspended',
    'jobs',
    'pods',
    (job) => {
      specOf(job).suspend = true;
    },
    (job) => specOf(job).suspend !== true,
  ),
  onePodMore(
    'a Pod of a Job that has failed',
    ({ object }, later, lines) =>
      !isIndexed(object) && !roomEnds(later, lines) && hasFailed(object, later, lines),
  ),
  onePodMore(
    'an index that another Pod has',
    ({ object, at }, later) => isIndexed(object) && later.at === at,
  ),
  unattended(
    fromTheStart(
      'an index beyond the last',
      (place) => madeBy('Job')(place) && isIndexed(place.object),
      (pod) => {
        pod.metadata.annotations!['batch.kubernetes.io/job-completion-index'] = '77';
      },
    ),
  ),
  unattended(
    fromTheStart(
      'a Job that fails before its deadline',
      ({ object }) => conditionsOf(object).some(({ reason }) => reason === 'DeadlineExceeded'),
      (job) => {
        specOf(job).activeDeadlineSeconds = 5000;
      },
      'jobs',
    ),
  ),
  change(
    'a Pod of two controllers',
    (place) => isAdded(place) && place.object.metadata.ownerReferences?.[0]?.controller === true,
    ({ metadata }) => {
      const [owner] = metadata.ownerReferences ?? [];
      if (owner === undefined) return; // orphaned since
      metadata.ownerReferences = [
        owner,
        { ...owner, name: 'other', uid: '00000000-0000-4000-8000-000000000002' },
      ];
    },
    'onward',
  ),
  {
    name: 'a rolling update that takes too many away',
    tell: (recorded, random) => {
      const recording = watchAlone(recorded);
      const fewer = ({ before, object }: Place): boolean =>
        Number(specOf(before!).replicas) > Number(specOf(object).replicas);
      const rolls = ({ object, at }: Place): boolean => {
        const deployment = placesOf(recording.lines, 'deployments').findLast(
          (each) => each.at < at && each.object.metadata.uid === ownerIn(object),
        )?.object;
        const others = placesOf(recording.lines, 'replicasets').filter(
          (each) =>
            each.at < at &&
            ownerIn(each.object) === ownerIn(object) &&
            each.object.metadata.uid !== object.metadata.uid,
        );
        const strategy = deployment && (specOf(deployment).strategy as { type: string });
        return (
          strategy?.type === 'RollingUpdate' &&
          Number(specOf(deployment!).replicas) > 2 &&
          Number(specOf(object).replicas) > 0 &&
          others.every((each) => Number(specOf(each.object).replicas) < 2)
        );
      };
      const place = choose(
        recording,
        random,
        (each) => isModified(each) && fewer(each) && rolls(each),
        'replicasets',
      );
      return (
        place &&
        changed(recording, place, (set) => {
          specOf(set).replicas = 0;
        })
      );
    },
  },
  change(
    'a Deployment that is Available without its replicas',
    (place) =>
      statusDiffers(place) &&
      !statusOf(place.object).availableReplicas &&
      Number(specOf(place.object).replicas) > 1 &&
      conditionsOf(place.object).some(({ type, status }) => type === 'Available' && status === 'False'),
    (deployment, _, { line }) => {
      const lastTransitionTime = `${line.ts.slice(0, 19)}Z`;
      const condition = conditionsOf(deployment).find(({ type }) => type === 'Available')!;
      Object.assign(condition, { status: 'True', reason: 'MinimumReplicasAvailable', lastTransitionTime });
    },
    'once',
    'deployments',
  ),
  change(
    'a Deployment with unavailable replicas that nobody wants',
    (place) => statusDiffers(place) && statusOf(place.object).unavailableReplicas !== undefined,
    (deployment) => {
      statusOf(deployment).unavailableReplicas = 40;
    },
    'once',
    'deployments',
  ),
  unattended(
    fromTheStart(
      'a replica that is available at once',
      ({ before, object }) =>
        Number(statusOf(object).availableReplicas ?? 0) > Number(statusOf(before).availableReplicas ?? 0) &&
        object.metadata.ownerReferences === undefined,
      (set) => {
        specOf(set).minReadySeconds = 500;
      },
      'replicasets',
    ),
  ),
  {
    name: 'a Pod that outlives the owner which waits for it',
    tell: (recording, random) => {
      const waiting = placesOf(recording.lines, 'replicasets').filter(
        (each) => isRemoval(each) && each.object.metadata.finalizers?.includes('foregroundDeletion'),
      );
      const owner = pick(waiting, random);
      if (owner === undefined) return undefined;
      const pods = placesOf(recording.lines).filter(
        (each) => isRemoval(each) && each.at < owner.at && ownerIn(each.object) === owner.object.metadata.uid,
      );
      const pod = pick(pods, random);
      if (pod === undefined) return undefined;
      const lines = recording.lines.toSpliced(pod.at, 1).map((line, seq) => ({ ...line, seq }));
      return { lines, at: owner.at - 1, uid: owner.object.metadata.uid };
    },
  },
];
