/** What is asked of the API server, as far as authorisation looks at it. */
export type AccessRequest = ResourceRequest | PathRequest;

export type ResourceRequest = {
  /** `get`, `list`, `watch`, `create`, `update`, `patch`, `delete`, `deletecollection`, … */
  readonly verb: string;
  /** empty for the core group */
  readonly apiGroup: string;
  /** `pods` */
  readonly resource: string;
  /** `log`, `exec`, `eviction`, …; empty for the resource itself */
  readonly subresource?: string;
  /** empty for resources without namespaces and for requests across all namespaces */
  readonly namespace?: string;
  /** empty where the request names none (`list`, `watch`, `create`) */
  readonly name?: string;
};

/** A request for no resource: `/healthz`. */
export type PathRequest = { readonly verb: string; readonly path: string };

/** What is done to a Pod, in the words of users. */
export const podActions = [
  'create',
  'get',
  'list',
  'watch',
  'update',
  'patch',
  'delete',
  'deletecollection',
  'evict',
  'bind',
  'resize',
  'addEphemeralContainer',
  'reportStatus',
  'readLogs',
  'exec',
  'attach',
  'portForward',
  'proxy',
] as const;

export type PodAction = (typeof podActions)[number];

type VerbAndSubresource = readonly [verb: string, subresource: string];

/**
 * The verb and the subresource that have to be granted for it. Interactive ones are `create` by the way of POST;
 * over WebSockets, which begin with a GET, `get` (and `create` too) is asked.
 */
const asked: Readonly<Record<PodAction, VerbAndSubresource>> = {
  create: ['create', ''],
  get: ['get', ''],
  list: ['list', ''],
  watch: ['watch', ''],
  update: ['update', ''],
  patch: ['patch', ''],
  delete: ['delete', ''],
  deletecollection: ['deletecollection', ''],
  evict: ['create', 'eviction'],
  bind: ['create', 'binding'],
  resize: ['patch', 'resize'],
  addEphemeralContainer: ['patch', 'ephemeralcontainers'],
  reportStatus: ['patch', 'status'],
  readLogs: ['get', 'log'],
  exec: ['create', 'exec'],
  attach: ['create', 'attach'],
  portForward: ['create', 'portforward'],
  proxy: ['get', 'proxy'],
};

/** Requests that give no name, so that rules for named objects do not grant them. */
const nameless: ReadonlySet<PodAction> = new Set(['create', 'list', 'watch', 'deletecollection']);

/** The request that does something to a Pod. */
export const podRequest = (action: PodAction, namespace: string, name = ''): ResourceRequest => {
  const [verb, subresource] = asked[action];
  return {
    verb,
    apiGroup: '',
    resource: 'pods',
    subresource,
    namespace,
    name: nameless.has(action) ? '' : name,
  };
};
