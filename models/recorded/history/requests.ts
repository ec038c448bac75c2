import type { DriverAction } from '../watchRecord.ts';

/** A request that was answered so long ago, in seconds, causes nothing any more. */
const memorySeconds = 60;

const tooManyRequests = 429;

/** A creation that failed with this, or by the server's fault, was admitted before. */
const conflict = 409;

const serverError = 500;

/** A creation that failed was admitted so many seconds before or after it is noted at most. */
const failureSeconds = 10;

/** So much later than its answer what a request did may be received, in seconds. */
const answerDelay = 1;

/** The successful API requests of whoever drives the recording, until their effects are seen. */
export class Requests {
  private seen = false;
  private partly = false;
  /** the request that wrote each version: a later one that is answered with it changed nothing */
  private readonly byVersion = new Map<number, DriverAction>();
  private recent: DriverAction[] = [];
  private refusedEvictions: DriverAction[] = [];
  private failedCreations: DriverAction[] = [];
  private readonly evictions = new Map<string, number>();

  /** All requests are recorded: where there are none, or some may be missing, users may have written what they liked. */
  get recorded(): boolean {
    return this.seen && !this.partly;
  }

  /** Some requests may be missing. */
  lose(): void {
    this.partly = true;
  }

  take(action: DriverAction): void {
    if (action.path === undefined) return;
    this.seen = true;
    if (action.action === 'evict' && action.code === tooManyRequests) {
      const since = action.time - memorySeconds;
      this.refusedEvictions = [...this.refusedEvictions.filter(({ time }) => time >= since), action];
    }
    const { code } = action;
    if (code === undefined) return;
    if (action.action === 'create' && (code === conflict || code >= serverError)) {
      const since = action.time - memorySeconds;
      this.failedCreations = [...this.failedCreations.filter(({ time }) => time >= since), action];
    }
    if (code >= 300) return;
    const { version } = action;
    if (version !== undefined && !this.byVersion.has(version)) this.byVersion.set(version, action);
    this.recent.push(action);
    if (this.recent[0]!.time < action.time - memorySeconds) {
      this.recent = this.recent.filter(({ time }) => time >= action.time - memorySeconds);
    }
  }

  /** A request with a greater version than what was seen so far, and a smaller one than what comes next. */
  missedBefore(next: number, seen: number, isShown: (path: string) => boolean): DriverAction | undefined {
    for (const [version, action] of this.byVersion) {
      if (version > seen && version < next && isShown(action.path ?? '')) return action;
    }
    return undefined;
  }

  /** The eviction of the Pod at this path was granted. */
  expectEviction(path: string, time: number): void {
    this.evictions.set(path, time);
  }

  /** The Pod at this path is being deleted, or gone. */
  settleEviction(path: string): void {
    this.evictions.delete(path);
  }

  get awaitsEvictions(): boolean {
    return this.evictions.size > 0;
  }

  /** A Pod whose eviction was granted before this time, and that nobody has deleted. */
  idleEviction(time: number): string | undefined {
    for (const [path, granted] of this.evictions) if (granted < time) return path;
    return undefined;
  }

  /** The request whose answer had this resourceVersion, if it was one about this path. */
  answeredWith(version: number, path: string): DriverAction | undefined {
    const action = this.byVersion.get(version);
    return action !== undefined && isAbout(action, path) ? action : undefined;
  }

  /** A creation in this namespace at about this time was admitted, and failed all the same. */
  mayHaveFailed(namespace: string, time: number): boolean {
    return this.failedCreations.some(
      (action) =>
        Math.abs(action.time - time) < failureSeconds &&
        namesInPath(action.path ?? '')?.namespace === namespace,
    );
  }

  /** A recent request of this kind about the path: `delete`, `evict`, `bind`. */
  about(kind: string, path: string): DriverAction | undefined {
    return this.recent.findLast((action) => action.action === kind && isAbout(action, path));
  }

  /**
   * An eviction of the Pod at this path was asked for. One that a budget refuses may have marked the Pod before it was
   * ready and its budget had a say.
   */
  isAskedToEvict(path: string, time: number): boolean {
    if (this.about('evict', path) !== undefined) return true;
    const underWay = ({ time: start, done = start }: DriverAction): boolean => time <= done + answerDelay;
    return this.refusedEvictions.some((action) => underWay(action) && isAbout(action, path));
  }

  /** All recent requests of this kind about the path. */
  all(kind: string, path: string): readonly DriverAction[] {
    return this.recent.filter((action) => action.action === kind && isAbout(action, path));
  }

  /** Requests whose write has been passed are over. */
  passed(version: number): void {
    for (const known of this.byVersion.keys()) if (known <= version) this.byVersion.delete(known);
  }
}

/** The parts of an object that have paths of their own. */
const subresources: ReadonlySet<string> = new Set([
  'status',
  'scale',
  'eviction',
  'binding',
  'resize',
  'ephemeralcontainers',
  'finalize',
]);

/** Whether a request is about the object at this path, or a part of it. */
const isAbout = ({ path = '' }: DriverAction, wanted: string): boolean => {
  const [own = ''] = path.split('?');
  return own === wanted || (own.startsWith(`${wanted}/`) && subresources.has(own.slice(wanted.length + 1)));
};

const groups: { readonly [resource: string]: string } = {
  pods: '/api/v1',
  nodes: '/api/v1',
  namespaces: '/api/v1',
  events: '/api/v1',
  resourcequotas: '/api/v1',
  limitranges: '/api/v1',
  poddisruptionbudgets: '/apis/policy/v1',
  jobs: '/apis/batch/v1',
  cronjobs: '/apis/batch/v1',
};

/** The names in a path: `/api/v1/namespaces/shop/pods/web-0/eviction` is about web-0 of pods in shop. */
export const namesInPath = (
  path: string,
): { readonly resource: string; readonly namespace?: string; readonly name?: string } | undefined => {
  const [plain = ''] = path.split('?');
  const found = /^\/(?:api\/v1|apis\/[^/]+\/[^/]+)\/(?:namespaces\/([^/]+)\/)?([^/]+)(?:\/([^/]+))?/.exec(
    plain,
  );
  const [, namespace, resource, name] = found ?? [];
  if (resource === undefined) return undefined;
  return {
    resource,
    ...(namespace === undefined ? {} : { namespace }),
    ...(name === undefined ? {} : { name }),
  };
};

/** The path of an object in the API. */
export const pathOf = (resource: string, name: string, namespace?: string): string => {
  const base = groups[resource] ?? '/apis/apps/v1';
  return namespace === undefined
    ? `${base}/${resource}/${name}`
    : `${base}/namespaces/${namespace}/${resource}/${name}`;
};
