import { change, changed, choose, type Lie, type Place } from './lie.ts';
import { isAdded } from './places.ts';

const completionIndex = 'batch.kubernetes.io/job-completion-index';
const podIndex = 'apps.kubernetes.io/pod-index';

const ofIndex = (place: Place): boolean =>
  isAdded(place) && place.object.metadata.annotations?.[completionIndex] !== undefined;

const ofOrdinal = (place: Place): boolean =>
  isAdded(place) && place.object.metadata.labels?.[podIndex] !== undefined;

/** Lies about what controllers give to each of their Pods, from its creation on. */
export const givenLies: readonly Lie[] = [
  change(
    'the label of another index',
    ofIndex,
    ({ metadata }) => {
      metadata.labels![completionIndex] = '77';
    },
    'onward',
  ),
  change(
    'the hostname of another index',
    ofIndex,
    ({ spec }) => {
      spec!.hostname = spec!.hostname!.replace(/\d+$/, '77');
    },
    'onward',
  ),
  change(
    'the label of another ordinal',
    ofOrdinal,
    ({ metadata }) => {
      metadata.labels![podIndex] = '77';
    },
    'onward',
  ),
  change(
    'the subdomain of another service',
    ofOrdinal,
    ({ spec }) => {
      spec!.subdomain = 'another';
    },
    'onward',
  ),
];

const idOf = ({ object }: Place): string | undefined =>
  object.status?.containerStatuses?.[0]?.state?.running && object.status.containerStatuses[0].containerID;

const isNew = (place: Place): boolean =>
  idOf(place) !== undefined && place.before?.status?.containerStatuses?.[0]?.containerID !== idOf(place);

const formerInstance: Lie = {
  name: 'an instance that another Pod had',
  tell: (recording, random) => {
    const gone = choose(
      recording,
      random,
      ({ line, object }) => line.type === 'DELETED' && !!object.status?.containerStatuses?.[0]?.containerID,
    );
    const id = gone?.object.status?.containerStatuses?.[0]?.containerID;
    if (gone === undefined || id === undefined) return undefined;
    const place = choose(
      recording,
      random,
      (each) =>
        each.at > gone.at &&
        isNew(each) &&
        each.object.metadata.uid !== gone.object.metadata.uid &&
        each.object.metadata.annotations?.['kubernetes.io/config.hash'] === undefined,
    );
    if (place === undefined) return undefined;
    return changed(recording, place, ({ status }) => {
      status!.containerStatuses![0]!.containerID = id;
    });
  },
};

/** Another container of the Pod has an instance, too. */
const amongOthers = (place: Place): boolean =>
  isNew(place) && !!place.object.status?.containerStatuses?.[1]?.containerID;

const otherRuntime: Lie = change('an instance of another runtime', amongOthers, ({ status }) => {
  const [container] = status!.containerStatuses!;
  container!.containerID = container!.containerID!.replace(/^\w+:/, 'docker:');
});

/** Lies about the instances of containers. */
export const runtimeLies: readonly Lie[] = [formerInstance, otherRuntime];

type Mount = { name: string; mountPath: string; readOnly?: boolean };

const mountsOf = ({ status }: Place['object']): Mount[] =>
  (status?.containerStatuses?.[0]?.volumeMounts ?? []) as Mount[];

const mounts = (place: Place): boolean => isNew(place) && mountsOf(place.object).length > 0;

/** Lies about what containers have mounted. */
export const mountLies: readonly Lie[] = [
  change('a volume that is mounted somewhere else', mounts, (pod) => {
    mountsOf(pod)[0]!.mountPath = '/elsewhere';
  }),
  change('a volume that can be written after all', mounts, (pod) => {
    const [mount] = mountsOf(pod);
    mount!.readOnly = !mount!.readOnly;
  }),
];
