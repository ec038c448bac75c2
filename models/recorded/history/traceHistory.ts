import type { Node, Pod } from '../../../spec/api/objects/core.ts';
import { type PodInfo, podInfoOf } from '../../../spec/scheduling/podInfo.ts';
import type { DriverAction, WatchedObject, WatchRecord } from '../watchRecord.ts';
import { allStatuses } from '../writes/kubeletDecision.ts';
import { BoundedSet } from './boundedSet.ts';
import { type LiveNode, liveNode, placePod, takePod, updateNode } from './liveNode.ts';
import { type LiveObject, liveObject, updateObject } from './liveObject.ts';
import { isTerminalPhase, type LivePod, livePod } from './livePod.ts';
import { namesInPath, pathOf, Requests } from './requests.ts';
import { bindingDelaySeconds, type Departed, type Suspect } from './suspect.ts';
import { Tallies } from './tally.ts';

/** So many UIDs are remembered after their objects are gone. */
const goneLimit = 2 ** 16;

export type Settings = {
  /** the recording's nodes ran nothing but what it shows: capacity can be judged */
  readonly dedicatedNodes: boolean;
};

/** The cluster as the events so far show it: what lives now, and a little of what went before. */
export class TraceHistory {
  readonly settings: Settings;
  readonly pods = new Map<string, LivePod>();
  readonly nodes = new Map<string, LiveNode>();
  /** objects that are neither Pods, nodes nor events, by UID */
  readonly objects = new Map<string, LiveObject>();
  /** the UID that a name stands for now */
  readonly names = new Map<string, string>();
  /** Pods by the UID of their controller */
  readonly owned = new Map<string, Map<string, LivePod>>();
  /** Pods with required anti-affinity, affinity or spread constraints are rare: the others need no look at them */
  readonly repelling = new Set<string>();
  readonly gone = new BoundedSet(goneLimit);
  readonly goneNodes = new BoundedSet(goneLimit);
  /** resources of which anything was seen: what is not watched cannot be missed */
  readonly watched = new Set<string>();
  readonly requests = new Requests();
  readonly tallies = new Tallies();
  /** the Pod that was last seen with an address */
  readonly addresses = new Map<string, string>();
  /** the Pod and container whose instance an ID is */
  readonly instances = new Map<string, string>();
  /** since when each node has had NoExecute taints without a pause, in unix seconds */
  readonly noExecuteSince = new Map<string, number>();
  /** bindings that are yet to be explained, in order */
  suspects: Suspect[] = [];
  /** Pods that left their nodes a little while ago, where where they were matters to others */
  departed: Departed[] = [];
  /** the highest resourceVersion so far, and the latest time (unix seconds) */
  version = 0;
  time = 0;
  private readonly silent = new Map<string, number>();

  constructor(settings: Settings) {
    this.settings = settings;
  }

  takeAction(action: DriverAction): void {
    this.requests.take(action);
    if (action.action === 'evict' && (action.code ?? 500) < 300) this.takeEviction(action);
    const { node } = action;
    if (node === undefined) return;
    if (action.action === 'node:kubelet-kill' || action.action === 'node:partition') {
      this.silence(node, action.time);
    } else if (['node:kubelet-start', 'node:heal', 'node:start'].includes(action.action)) {
      this.silence(node, undefined);
      this.forgetKubelet(node);
    } else if (action.action === 'runtime:reboot') this.forgetKubelet(node);
  }

  private takeEviction({ path = '', time }: DriverAction): void {
    const { name, namespace } = namesInPath(path) ?? {};
    if (name === undefined || namespace === undefined || path.includes('dryRun')) return;
    const pod = this.pods.get(this.names.get(nameKey('pods', name, namespace)) ?? '')?.object;
    if (pod !== undefined && pod.metadata?.deletionTimestamp === undefined)
      this.requests.expectEviction(pathOf('pods', name, namespace), time);
  }

  /** Whether the recording shows workloads: it shows those of all kinds, or none. */
  get showsWorkloads(): boolean {
    return workloadResources.some((resource) => this.watched.has(resource));
  }

  /** Whether the events of the object at this path are in the recording. */
  shows(path: string): boolean {
    const { resource = '', namespace, name } = namesInPath(path) ?? {};
    if (!this.watched.has(resource)) return false;
    if (name !== undefined) return this.names.has(nameKey(resource, name, namespace));
    return namespace !== undefined && this.names.has(nameKey('namespaces', namespace));
  }

  private silence(name: string, since: number | undefined): void {
    if (since === undefined) this.silent.delete(name);
    else this.silent.set(name, since);
    const node = this.nodes.get(name);
    if (node) node.silentSince = since;
  }

  /** A kubelet that restarts, or is back, remembers no back-off, and may have much to tell. */
  forgetKubelet(nodeName: string): void {
    for (const { object, memory } of this.pods.values()) {
      if (object.spec?.nodeName !== nodeName) continue;
      memory.backoffs.clear();
      memory.kubeletSince = this.time;
      memory.kubeletWroteAt = undefined;
    }
  }

  before({ resource, object }: WatchRecord): WatchedObject | undefined {
    const { uid, name } = object.metadata;
    if (resource === 'pods') return this.pods.get(uid)?.object as WatchedObject | undefined;
    if (resource !== 'nodes') return this.objects.get(uid)?.object;
    const node = this.nodes.get(name)?.object;
    return node?.metadata?.uid === uid ? (node as WatchedObject) : undefined;
  }

  /** Of which resource an object that was before an event is. */
  resourceOf(before: WatchedObject | undefined): string | undefined {
    const uid = before?.metadata.uid ?? '';
    if (this.pods.has(uid)) return 'pods';
    return this.objects.get(uid)?.resource ?? (before && 'nodes');
  }

  /** What the event says is so from now on. */
  take(record: WatchRecord): void {
    const { resource, object, version, time, type } = record;
    if (!record.snapshot) {
      this.version = Math.max(this.version, version);
      this.time = Math.max(this.time, time);
    }
    this.watched.add(resource);
    this.requests.passed(this.version);
    const { uid, name, namespace } = object.metadata;
    const key = nameKey(resource, name, namespace);
    if (type === 'DELETED') {
      if (this.names.get(key) === uid) this.names.delete(key);
      this.gone.add(uid);
    } else if (resource !== 'events') this.names.set(key, uid);
    if (resource === 'pods') this.takePod(record, object as Pod & WatchedObject);
    else if (resource === 'nodes') this.takeNode(record, object as Node & WatchedObject);
    else this.takeObject(record);
  }

  private takePod({ type, line, time }: WatchRecord, pod: Pod & WatchedObject): void {
    const { uid, name, namespace } = pod.metadata;
    const known = this.pods.get(uid);
    if (this.requests.awaitsEvictions && (type === 'DELETED' || pod.metadata.deletionTimestamp !== undefined))
      this.requests.settleEviction(pathOf('pods', name, namespace));
    if (type === 'DELETED') {
      if (known) this.removePod(known);
      return;
    }
    const former = known && controllerOf(known.object);
    if (former !== undefined && former !== controllerOf(pod)) {
      this.tallies.takePod(former, known?.object, undefined, time);
      this.tallies.takePod(controllerOf(pod), undefined, pod, time);
    } else
      this.tallies.takePod(controllerOf(pod), former === undefined ? undefined : known?.object, pod, time);
    this.noteAddresses(known?.object, pod);
    const live = known ?? livePod(pod, line, time);
    const owner = controllerOf(pod);
    const formerOwner = known && controllerOf(known.object);
    if (formerOwner !== undefined && formerOwner !== owner) this.disown(formerOwner, uid);
    live.object = pod;
    live.line = line;
    live.time = time;
    this.pods.set(uid, live);
    if (owner !== undefined) {
      const siblings = this.owned.get(owner) ?? new Map<string, LivePod>();
      siblings.set(uid, live);
      this.owned.set(owner, siblings);
    }
    this.holdRoom(live, pod);
  }

  private noteAddresses(before: Pod | undefined, pod: Pod & WatchedObject): void {
    if (pod.spec?.hostNetwork || before?.status?.podIP === pod.status?.podIP) return;
    for (const { ip } of pod.status?.podIPs ?? []) if (ip) this.addresses.set(ip, pod.metadata.uid);
  }

  private holdRoom(live: LivePod, pod: Pod & WatchedObject): void {
    const node = this.nodes.get(pod.spec?.nodeName ?? '');
    if (node === undefined) return;
    if (isTerminalPhase(pod.status?.phase)) {
      if (live.info) this.depart(node, live.info);
      return;
    }
    const generation = pod.metadata.generation ?? 0;
    const stale =
      live.info !== undefined &&
      (live.memory.specChanged || live.info.pod.metadata?.generation !== generation);
    if (stale) takePod(node, live.info!);
    if (live.info === undefined || stale) {
      live.info = podInfoOf(pod);
      if (live.info.requiredAntiAffinity.length > 0) this.repelling.add(pod.metadata.uid);
      placePod(node, live.info);
    }
  }

  private depart(node: LiveNode, info: PodInfo): void {
    if (!node.info.pods.some(({ key }) => key === info.key)) return;
    takePod(node, info);
    const { time } = this;
    this.departed = this.departed.filter((each) => each.time >= time - bindingDelaySeconds);
    this.departed.push({ info, nodeName: node.info.name, time });
  }

  private removePod({ object, info }: LivePod): void {
    const uid = object.metadata!.uid!;
    const node = this.nodes.get(object.spec?.nodeName ?? '');
    if (node && info) this.depart(node, info);
    const owner = controllerOf(object);
    if (owner !== undefined) this.disown(owner, uid);
    this.tallies.takePod(owner, object, undefined, this.time);
    this.repelling.delete(uid);
    this.pods.delete(uid);
    for (const { ip = '' } of object.status?.podIPs ?? []) {
      if (this.addresses.get(ip) === uid) this.addresses.delete(ip);
    }
    const { ephemeralContainerStatuses: ephemeral = [] } = object.status ?? {};
    for (const { containerID } of [...allStatuses(object.status), ...ephemeral]) {
      this.instances.delete(containerID ?? '');
    }
  }

  private disown(owner: string, uid: string): void {
    const siblings = this.owned.get(owner);
    siblings?.delete(uid);
    if (siblings?.size === 0) this.owned.delete(owner);
  }

  private takeNode({ type, time }: WatchRecord, node: Node & WatchedObject): void {
    const { name } = node.metadata;
    const known = this.nodes.get(name);
    const evicts = (node.spec?.taints ?? []).some(({ effect }) => effect === 'NoExecute');
    if (!evicts || type === 'DELETED') this.noExecuteSince.delete(name);
    else if (!this.noExecuteSince.has(name)) this.noExecuteSince.set(name, time);
    if (type === 'DELETED') {
      this.nodes.delete(name);
      this.goneNodes.add(name);
    } else if (known && known.object.metadata?.uid === node.metadata.uid) updateNode(known, node, time);
    else {
      const added = liveNode(node, this.silent.get(name));
      for (const { object, info } of this.pods.values()) {
        if (object.spec?.nodeName === name && info && !isTerminalPhase(object.status?.phase)) {
          placePod(added, info);
        }
      }
      this.nodes.set(name, added);
    }
  }

  private takeObject(record: WatchRecord): void {
    const { type, resource, object, line, time } = record;
    const { uid } = object.metadata;
    const known = this.objects.get(uid);
    if (resource === 'replicasets') {
      const next = type === 'DELETED' ? undefined : object;
      const [former, owner] = [known && controllerOf(known.object), controllerOf(object)];
      if (former !== owner) this.tallies.takeSet(former, known?.object, undefined);
      this.tallies.takeSet(owner, former === owner ? known?.object : undefined, next);
    }
    if (resource === 'events') this.takeEvent(record);
    if (type === 'DELETED') {
      this.objects.delete(uid);
      this.tallies.forget(record);
    } else if (known) updateObject(known, object, line, time);
    else this.objects.set(uid, liveObject(resource, object, line, time));
  }

  /** Each kubelet process says that it starts. */
  private takeEvent({ object }: WatchRecord): void {
    const { involvedObject, reason } = object as NodeEvent;
    if (involvedObject?.kind === 'Node' && reason === 'Starting' && involvedObject.name !== undefined) {
      this.forgetKubelet(involvedObject.name);
    }
  }
}

const workloadResources = [
  'namespaces',
  'deployments',
  'replicasets',
  'statefulsets',
  'daemonsets',
  'jobs',
  'cronjobs',
];

type NodeEvent = {
  readonly involvedObject?: { readonly kind?: string; readonly name?: string };
  readonly reason?: string;
};

export const nameKey = (resource: string, name: string, namespace = ''): string =>
  `${resource}/${namespace}/${name}`;

/** The UID of the object that controls this one. */
export const controllerOf = ({ metadata }: Pod | WatchedObject): string | undefined =>
  metadata?.ownerReferences?.find(({ controller }) => controller)?.uid;
