import type { Pod } from '../../../spec/api/objects/core.ts';
import type { WatchedObject } from '../watchRecord.ts';
import { type LivePod, livePod } from './livePod.ts';
import { controllerOf } from './names.ts';

/** So many instances are remembered, those that are gone too: no ID is given twice. */
const instancesLimit = 2 ** 16;

/** Who has an instance: a container of a Pod; one of a static Pod whatever mirror shows it. */
export const holderOf = ({ metadata }: Pod, container: string): string =>
  `${metadata?.annotations?.['kubernetes.io/config.hash'] ?? metadata?.uid} ${container}`;

/** The Pods that the API shows now, and what belongs to one of them alone. */
export class LivePods {
  private readonly byUid = new Map<string, LivePod>();
  private readonly byOwner = new Map<string, Map<string, LivePod>>();
  private readonly addresses = new Map<string, string>();
  private readonly instances = new Map<string, string>();

  get(uid: string): LivePod | undefined {
    return this.byUid.get(uid);
  }

  has(uid: string): boolean {
    return this.byUid.has(uid);
  }

  values(): Iterable<LivePod> {
    return this.byUid.values();
  }

  /** The Pods of the controller with this UID. */
  ownedBy(owner: string): Iterable<LivePod> {
    return this.byOwner.get(owner)?.values() ?? [];
  }

  owns(owner: string, uid: string): boolean {
    return this.byOwner.get(owner)?.has(uid) === true;
  }

  /** The UID of the Pod that was last seen with an address. */
  withAddress(ip: string): string | undefined {
    return this.addresses.get(ip);
  }

  /** The Pod and the container whose instance an ID is. */
  withInstance(id: string): string | undefined {
    return this.instances.get(id);
  }

  noteInstance(id: string, holder: string): void {
    this.instances.set(id, holder);
    if (this.instances.size <= instancesLimit) return;
    for (const oldest of this.instances.keys()) {
      this.instances.delete(oldest);
      break;
    }
  }

  /** The newest state of a Pod. */
  take(pod: Pod & WatchedObject, line: number, time: number): LivePod {
    const { uid } = pod.metadata;
    const known = this.byUid.get(uid);
    this.noteAddresses(known?.object, pod);
    const live = known ?? livePod(pod, line, time);
    const owner = controllerOf(pod);
    const former = known && controllerOf(known.object);
    if (former !== undefined && former !== owner) this.disown(former, uid);
    live.object = pod;
    live.line = line;
    live.time = time;
    this.byUid.set(uid, live);
    if (owner === undefined) return live;
    const siblings = this.byOwner.get(owner) ?? new Map<string, LivePod>();
    this.byOwner.set(owner, siblings.set(uid, live));
    return live;
  }

  remove({ object }: LivePod): void {
    const uid = object.metadata!.uid!;
    const owner = controllerOf(object);
    if (owner !== undefined) this.disown(owner, uid);
    this.byUid.delete(uid);
    for (const { ip = '' } of object.status?.podIPs ?? []) {
      if (this.addresses.get(ip) === uid) this.addresses.delete(ip);
    }
  }

  private noteAddresses(before: Pod | undefined, pod: Pod & WatchedObject): void {
    if (pod.spec?.hostNetwork || before?.status?.podIP === pod.status?.podIP) return;
    for (const { ip } of pod.status?.podIPs ?? []) if (ip) this.addresses.set(ip, pod.metadata.uid);
  }

  private disown(owner: string, uid: string): void {
    const siblings = this.byOwner.get(owner);
    siblings?.delete(uid);
    if (siblings?.size === 0) this.byOwner.delete(owner);
  }
}
