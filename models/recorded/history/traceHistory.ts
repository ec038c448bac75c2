import type { Node, Pod } from '../../../spec/api/objects/core.ts';
import { isTerminalPhase } from '../../../spec/kubelet/phase/terminalPhase.ts';
import { lateness } from '../clocks.ts';
import type { EventObject } from '../eventObject.ts';
import type { DriverAction, WatchedObject, WatchRecord } from '../watchRecord.ts';
import { BoundedSet } from './boundedSet.ts';
import { CountedPods } from './countedPods.ts';
import { type LiveNode, liveNode, placePod, updateNode } from './liveNode.ts';
import { type LiveObject, liveObject, updateObject } from './liveObject.ts';
import { type LivePod, seconds } from './livePod.ts';
import { LivePods } from './livePods.ts';
import { controllerOf, nameKey } from './names.ts';
import { OwnedViews } from './ownedViews.ts';
import { PressureEvictions } from './pressureEvictions.ts';
import { QuotaCounts } from './quotaCounts.ts';
import { namesInPath, pathOf, Requests } from './requests.ts';
import { Rooms } from './rooms.ts';
import { StartedJobs } from './startedJobs.ts';
import { Tallies } from './tally.ts';

/** So many UIDs are remembered after their objects are gone. */
const goneLimit = 2 ** 16;

const watchOf = ({ resource, object }: WatchRecord): string =>
  `${resource} ${object.metadata.namespace ?? ''}`;

/** So many delays tell how late events are received. */
const delaysLimit = 8;

export type Settings = {
  /** the recording's nodes ran nothing but what it shows: capacity can be judged */
  readonly dedicatedNodes: boolean;
};

/** The cluster as the events so far show it: what lives now, and a little of what went before. */
export class TraceHistory {
  readonly settings: Settings;
  readonly pods = new LivePods();
  readonly nodes = new Map<string, LiveNode>();
  /** objects that are neither Pods, nodes nor events, by UID */
  readonly objects = new Map<string, LiveObject>();
  /** the UID that a name stands for now */
  readonly names = new Map<string, string>();
  readonly gone = new BoundedSet(goneLimit);
  readonly goneNodes = new BoundedSet(goneLimit);
  /** resources of which anything was seen: what is not watched cannot be missed */
  readonly watched = new Set<string>();
  /** namespaces of which everything was seen from their creation on, as far as nothing was lost */
  readonly begun = new Set<string>();
  readonly requests = new Requests();
  readonly tallies = new Tallies();
  readonly rooms = new Rooms();
  readonly startedJobs = new StartedJobs();
  readonly counted = new CountedPods();
  readonly quotas = new QuotaCounts();
  /** the ReplicaSets, as Deployments' controllers may see them */
  readonly replicaSets = new OwnedViews();
  readonly evictions = new PressureEvictions();
  /** since when each node has had NoExecute taints without a pause, in unix seconds */
  readonly noExecuteSince = new Map<string, number>();
  /** something may be missing: what was there before, or lines between */
  partial = false;
  /** times are no more than what objects tell of themselves */
  untimed = false;
  /** the highest resourceVersion so far, and the latest time (unix seconds) */
  version = 0;
  time = 0;
  private readonly versions = new Map<string, number>();
  /** how late, in seconds, the newest objects were received after they had been created */
  private delays: number[] = [];
  private readonly silent = new Map<string, number>();
  /** starts of kubelets show: actions of a driver do, or events about nodes */
  showsKubelets = false;

  constructor(settings: Settings) {
    this.settings = settings;
  }

  /** Not everything was seen from the beginning: what is not shown may have been all the same. */
  lose(): void {
    this.partial = true;
    this.requests.lose();
    for (const node of this.silent.keys()) this.silence(node, undefined);
  }

  takeAction(action: DriverAction): void {
    this.requests.take(action);
    this.showsKubelets = true;
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

  /** The last resourceVersion that the watch showed which an event is of: several watches do not wait for each other. */
  versionBefore(record: WatchRecord): number {
    return this.versions.get(watchOf(record)) ?? 0;
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

  private takeDelay(delay: number): void {
    if (!(delay >= 0 && delay <= lateness)) return;
    this.delays.push(delay);
    if (this.delays.length > delaysLimit) this.delays.shift();
  }

  /** By how much events were received late of late, in seconds. */
  get delay(): number {
    return Math.max(0, ...this.delays);
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
      this.versions.set(watchOf(record), version);
      this.time = Math.max(this.time, time);
    }
    if (type === 'ADDED' && !record.snapshot)
      this.takeDelay(time - seconds(object.metadata.creationTimestamp));
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

  private takePod(record: WatchRecord, pod: Pod & WatchedObject): void {
    const { type, line, time } = record;
    const { uid, name, namespace } = pod.metadata;
    const known = this.pods.get(uid);
    if (this.requests.awaitsEvictions && (type === 'DELETED' || pod.metadata.deletionTimestamp !== undefined))
      this.requests.settleEviction(pathOf('pods', name, namespace));
    if (type === 'DELETED') {
      if (known) this.removePod(known);
      return;
    }
    const [former, owner] = [known && controllerOf(known.object), controllerOf(pod)];
    if (former !== undefined && former !== owner) {
      this.tallies.takePod(former, known?.object, undefined, time);
      this.tallies.takePod(owner, undefined, pod, time);
    } else {
      const before = former === undefined ? undefined : known?.object;
      this.tallies.takePod(owner, before, pod, time, known !== undefined && former === undefined);
    }
    this.counted.takePod(known?.object, pod, time);
    this.quotas.takePod(known?.object, pod, time);
    this.evictions.take(record, known?.object, pod);
    const live = this.pods.take(pod, line, time);
    this.rooms.hold(live, pod, this.nodes.get(pod.spec?.nodeName ?? ''), this.time);
  }

  private removePod(live: LivePod): void {
    const { object } = live;
    this.rooms.leave(live, this.nodes.get(object.spec?.nodeName ?? ''), this.time);
    this.tallies.takePod(controllerOf(object), object, undefined, this.time);
    this.counted.takePod(object, undefined, this.time);
    this.quotas.takePod(object, undefined, this.time);
    this.pods.remove(live);
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
      this.replicaSets.take(record);
      const next = type === 'DELETED' ? undefined : object;
      const [former, owner] = [known && controllerOf(known.object), controllerOf(object)];
      if (former !== owner) this.tallies.takeSet(former, known?.object, undefined);
      this.tallies.takeSet(owner, former === owner ? known?.object : undefined, next);
    }
    if (resource === 'events') this.takeEvent(record);
    if (resource === 'jobs') this.startedJobs.take(record);
    this.counted.takeObject(record, this.pods.values());
    this.quotas.takeObject(record);
    if (resource === 'resourcequotas') this.takeQuota(record);
    if (resource === 'cronjobs' && type === 'DELETED') this.startedJobs.forget(record);
    if (type === 'DELETED') {
      this.objects.delete(uid);
      this.tallies.forget(record);
    } else if (known) updateObject(known, object, line, time);
    else this.objects.set(uid, liveObject(resource, object, line, time));
  }

  private takeQuota(record: WatchRecord): void {
    const { namespace } = record.object.metadata;
    const pods = [...this.pods.values()].flatMap(({ object }) =>
      object.metadata?.namespace === namespace ? object : [],
    );
    const resources = [...this.objects.values()].flatMap(({ resource, object }) =>
      object.metadata.namespace === namespace ? resource : [],
    );
    this.quotas.takeQuota(record, pods, resources);
  }

  /** Each kubelet process says that it starts. */
  private takeEvent({ object }: WatchRecord): void {
    const { involvedObject, reason } = object as EventObject;
    if (involvedObject?.kind === 'Node') this.showsKubelets = true;
    if (involvedObject?.kind === 'Node' && reason === 'Starting' && involvedObject.name !== undefined) {
      this.forgetKubelet(involvedObject.name);
    }
  }
}
