/** The parts of any API object that a watch event is judged by; the rest is known by its kind. */
export type Metadata = {
  readonly name: string;
  readonly namespace?: string;
  readonly uid: string;
  readonly resourceVersion: string;
  readonly generation?: number;
  readonly creationTimestamp?: string;
  readonly deletionTimestamp?: string;
  readonly deletionGracePeriodSeconds?: number;
  readonly labels?: Readonly<Record<string, string>>;
  readonly annotations?: Readonly<Record<string, string>>;
  readonly finalizers?: readonly string[];
  readonly ownerReferences?: readonly Owner[];
  readonly generateName?: string;
};

export type Owner = {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly uid: string;
  readonly controller?: boolean;
  readonly blockOwnerDeletion?: boolean;
};

export type WatchedObject = {
  readonly apiVersion?: string;
  readonly kind?: string;
  readonly metadata: Metadata;
  readonly spec?: unknown;
  readonly status?: unknown;
};

/** One event of a watch. `time` is when it was received, in unix seconds; `version` the object's resourceVersion. */
export type WatchRecord = {
  readonly is: 'watch';
  readonly line: number;
  readonly seq: number | undefined;
  readonly time: number;
  readonly resource: string;
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED';
  readonly object: WatchedObject;
  readonly version: number;
  /** the state before the recording began */
  readonly snapshot: boolean;
  /** only that the object is gone is known, not how it was then */
  readonly bare?: true;
};

/** What whoever drove the recording did: an API request, or something done to a node or a runtime. */
export type DriverAction = {
  readonly is: 'action';
  readonly line: number;
  readonly seq: number | undefined;
  readonly time: number;
  readonly action: string;
  readonly node?: string;
  readonly path?: string;
  /** when the answer came, in unix seconds */
  readonly done?: number;
  /** HTTP status of the answer; absent for what is no request */
  readonly code?: number;
  /** resourceVersion of the answer */
  readonly version?: number;
  readonly request?: unknown;
};

/** A line that tells nothing of a watched object: how far a watch is, that it broke off, or an object of another resource. */
export type Aside = {
  readonly is: 'aside';
  readonly line: number;
  readonly seq: number | undefined;
  readonly time: number;
  readonly says: 'bookmark' | 'error' | 'unwatched';
};

/** `file`: where it stands, if several files are judged together. */
export type TraceRecord = (WatchRecord | DriverAction | Aside) & { readonly file?: string };

/** Watched resources; others are passed over, since their lives are not known. */
export const watchedResources: ReadonlySet<string> = new Set([
  'pods',
  'events',
  'nodes',
  'namespaces',
  'replicasets',
  'deployments',
  'statefulsets',
  'daemonsets',
  'jobs',
  'cronjobs',
  'poddisruptionbudgets',
  'resourcequotas',
  'limitranges',
]);
