import { applyDefaultTolerations } from '../../../spec/api/admission/tolerations.ts';
import type { JsonObject } from '../../../spec/api/decode/jsonObject.ts';
import { deepEqual } from '../../../spec/api/deepEqual.ts';
import type { Container, Pod, PodSpec, Toleration, Volume } from '../../../spec/api/objects/core.ts';
import { hasMergedKeys } from './mergedLabelKeys.ts';

/** Who else writes into a Pod while it is created from a template or a request. */
export type Maker = {
  /** the kind of the controller that creates it, if one does */
  readonly controller: string | undefined;
  /** the Pods of an Indexed Job know their index */
  readonly indexed: boolean;
  /** a LimitRange gives its namespace's containers requests and limits */
  readonly limitRange: boolean;
};

/** What admission fills in where a request is silent: the service account, its secrets for images, the priority. */
const filledIn: readonly string[] = ['imagePullSecrets', 'priority', 'preemptionPolicy', 'priorityClassName'];
const account: readonly string[] = ['serviceAccountName', 'serviceAccount'];

/** What a RuntimeClass adds: where its Pods run and what they cost. */
const fromRuntimeClass: readonly string[] = ['overhead', 'nodeSelector', 'tolerations'];

const fromController: { readonly [kind: string]: readonly string[] } = {
  StatefulSet: ['hostname', 'subdomain', 'volumes'],
  DaemonSet: ['affinity'],
};

/** Where a Pod's spec is not what was asked for and nobody may have added it: the path of the field. */
export const unaskedField = (asked: PodSpec, made: PodSpec, maker: Maker): string | undefined => {
  const free = [
    'nodeName',
    ...(maker.controller === undefined ? [] : (fromController[maker.controller] ?? [])),
    ...(maker.indexed ? ['hostname'] : []),
    ...(asked.runtimeClassName === undefined ? [] : fromRuntimeClass),
  ];
  const [wanted, found] = [asked as unknown as JsonObject, made as unknown as JsonObject];
  for (const field of new Set([...Object.keys(wanted), ...Object.keys(found), 'tolerations'])) {
    const same = field !== 'tolerations' && deepEqual(wanted[field], found[field]);
    if (same || free.includes(field)) continue;
    const silent = wanted[field] === undefined;
    if (silent && filledIn.includes(field)) continue;
    if (silent && account.includes(field) && found[field] === 'default') continue;
    const path = `spec.${field}`;
    if (field === 'containers' || field === 'initContainers') {
      const inner = unaskedInContainers(asked[field] ?? [], made[field] ?? [], maker);
      if (inner !== undefined) return `${path}${inner}`;
    } else if (field === 'tolerations') {
      if (!isTolerant(asked, made, maker)) return path;
    } else if (field === 'volumes') {
      if (!hasVolumes(asked.volumes ?? [], made.volumes ?? [])) return path;
    } else if (!hasMergedKeys(wanted[field], found[field])) return path;
  }
  return undefined;
};

const tokenVolume = 'kube-api-access-';

/** The volumes that were asked for, in order, and perhaps one with the token of the service account. */
const hasVolumes = (asked: readonly Volume[], made: readonly Volume[]): boolean =>
  made.length <= asked.length + 1 &&
  asked.every((volume, at) => deepEqual(volume, made[at])) &&
  made.slice(asked.length).every(({ name }) => name.startsWith(tokenVolume));

const forDaemons = (hostNetwork: boolean): readonly Toleration[] => [
  ...['not-ready', 'unreachable'].map((taint) => daemonToleration(taint, 'NoExecute')),
  ...['disk-pressure', 'memory-pressure', 'pid-pressure', 'unschedulable'].map((taint) =>
    daemonToleration(taint, 'NoSchedule'),
  ),
  ...(hostNetwork ? [daemonToleration('network-unavailable', 'NoSchedule')] : []),
];

const daemonToleration = (taint: string, effect: string): Toleration => ({
  key: `node.kubernetes.io/${taint}`,
  operator: 'Exists',
  effect,
});

const sameTaint = (one: Toleration, other: Toleration): boolean =>
  one.key === other.key &&
  one.effect === other.effect &&
  (one.operator ?? 'Equal') === other.operator &&
  (one.value ?? '') === (other.value ?? '');

/** The Pods of a DaemonSet tolerate what is wrong with their node for ever, whatever the template says of these taints. */
const ofDaemon = ({ tolerations = [], hostNetwork }: PodSpec): readonly Toleration[] => {
  const own = forDaemons(hostNetwork === true);
  const kept = tolerations.map((each) => own.find((toleration) => sameTaint(each, toleration)) ?? each);
  return [...kept, ...own.filter((toleration) => !kept.includes(toleration))];
};

/** The tolerations that were asked for, and those that Pods have by default, for as long as the API server says. */
const isTolerant = (asked: PodSpec, made: PodSpec, { controller }: Maker): boolean => {
  const given = controller === 'DaemonSet' ? ofDaemon(asked) : (asked.tolerations ?? []);
  const expected: Pod = { spec: { containers: [], tolerations: [...given] } };
  applyDefaultTolerations(expected);
  const wanted = expected.spec?.tolerations ?? [];
  const found = made.tolerations ?? [];
  const isDefault = (toleration: Toleration | undefined, at: number): boolean =>
    deepEqual({ ...toleration, tolerationSeconds: 0 }, { ...wanted[at], tolerationSeconds: 0 });
  return (
    wanted.length === found.length &&
    wanted.every((toleration, at) =>
      at < given.length ? deepEqual(toleration, found[at]) : isDefault(found[at], at),
    )
  );
};

const unaskedInContainers = (
  asked: readonly Container[],
  made: readonly Container[],
  maker: Maker,
): string | undefined => {
  if (asked.length !== made.length) return '';
  for (const [at, container] of asked.entries()) {
    const field = unaskedInContainer(container, made[at]!, maker);
    if (field !== undefined) return `[${at}].${field}`;
  }
  return undefined;
};

const unaskedInContainer = (asked: Container, made: Container, maker: Maker): string | undefined => {
  const [wanted, found] = [asked as unknown as JsonObject, made as unknown as JsonObject];
  for (const field of new Set([...Object.keys(wanted), ...Object.keys(found)])) {
    if (deepEqual(wanted[field], found[field])) continue;
    if (field === 'resources' && maker.limitRange && isFilledIn(asked, made)) continue;
    if (field === 'env' && maker.indexed && includesAll(asked.env, made.env)) continue;
    if (field === 'volumeMounts') {
      const own = (asked.volumeMounts ?? []).length;
      const added = (made.volumeMounts ?? []).slice(own);
      const token = added.every(
        ({ name }) => name.startsWith(tokenVolume) || maker.controller === 'StatefulSet',
      );
      if (token && includesAll(asked.volumeMounts, made.volumeMounts)) continue;
    }
    return field;
  }
  return undefined;
};

const includesAll = (asked: readonly unknown[] = [], made: readonly unknown[] = []): boolean =>
  asked.every((each) => made.some((other) => deepEqual(each, other)));

/** What was asked for stands; only what was left open is filled in. */
const isFilledIn = ({ resources: asked }: Container, { resources: made }: Container): boolean =>
  (['requests', 'limits'] as const).every((side) =>
    Object.entries(asked?.[side] ?? {}).every(([name, value]) => made?.[side]?.[name] === value),
  );
