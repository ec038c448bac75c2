import { z } from 'zod';
import { byText } from '../../spec/api/byText.ts';
import type { JsonObject } from '../../spec/api/decode/jsonObject.ts';
import type { Namespace, Pod } from '../../spec/api/objects/core.ts';
import type { ObjectMeta } from '../../spec/api/objects/meta.ts';
import type { ApiError } from '../../spec/controllers/common/apiCalls.ts';
import { apiTime } from '../../spec/controllers/common/time.ts';
import { deleteNamespace } from '../../spec/controllers/namespaceDeletion/deleteNamespace.ts';
import type {
  Listed,
  NamespacedResource,
  NamespaceWrite,
} from '../../spec/controllers/namespaceDeletion/namespaceView.ts';
import {
  apiErrorOf,
  conditionAnswers,
  type ErrorWord,
  errorClasses,
  errorWord,
  errorWordOrNone,
  listOf,
  recordOf,
} from '../controllerRequest.ts';
import type { Operation } from '../operation.ts';
import { decoded, wholeNumber, withShape } from '../request.ts';

const namespaceShape = z.object({
  now: wholeNumber.default(1_700_000_000),
  /** for how many seconds the namespace has been deleted */
  age: wholeNumber.default(0),
  namespace: decoded<Namespace>('core.Namespace'),
  resources: listOf(
    z.object({
      group: z.string().default(''),
      version: z.string(),
      resource: z.string(),
      verbs: z.array(z.string()),
    }),
  ),
  objects: listOf(
    z.object({
      resource: z.string(),
      name: z.string(),
      finalizers: listOf(z.string()),
      stays: z.boolean().default(false),
      phase: z.string().default(''),
      graceSeconds: wholeNumber.nullish(),
    }),
  ),
  deleteCollectionErrors: recordOf(errorWord),
  deleteErrors: recordOf(errorWord),
  listErrors: recordOf(z.array(errorWordOrNone)),
  podsListError: errorWordOrNone.default(''),
  discoveryError: z.string().default(''),
  statusErrors: listOf(errorWordOrNone),
  finalizeErrors: listOf(errorWordOrNone),
  getError: errorWordOrNone.default(''),
});

type Request = z.infer<typeof namespaceShape>;

/** The error for a collection: it has no name, but says so. */
const collectionError = (word: ErrorWord | '' | undefined, resource: string): ApiError | undefined => {
  const error = apiErrorOf(word, resource);
  if (error?.reason !== 'NotFound' && error?.reason !== 'Conflict') return error;
  return { ...error, message: error.message.replace(resource, `${resource} ""`) };
};

const resourceText = ({ resource, group }: NamespacedResource): string =>
  group === '' ? resource : `${resource}.${group}`;

/** The objects of the namespace as its API has them, and the calls that were made. */
class Content {
  readonly calls: { readonly resource: string; readonly text: string }[] = [];
  private objects: Request['objects'];
  private readonly lists = new Map<string, number>();
  private readonly request: Request;

  constructor(request: Request) {
    this.request = request;
    this.objects = request.objects;
  }

  pods(): Listed<Pod> {
    const error = collectionError(this.request.podsListError, 'pods');
    if (error) return { found: false, error };
    const pods = this.objects.filter(({ resource }) => resource === 'pods');
    const items = pods.map(
      ({ name, phase, graceSeconds }): Pod => ({
        metadata: { name },
        spec: { containers: [], terminationGracePeriodSeconds: graceSeconds ?? 0 },
        status: { phase },
      }),
    );
    return { found: true, items };
  }

  list(kind: NamespacedResource): Listed<ObjectMeta> {
    const { resource } = kind;
    this.called(resource, `list ${resource}`);
    const earlier = this.lists.get(resource) ?? 0;
    this.lists.set(resource, earlier + 1);
    const error = collectionError(this.request.listErrors.get(resource)?.[earlier], resourceText(kind));
    if (error) return { found: false, error };
    return { found: true, items: this.objects.filter((object) => object.resource === resource) };
  }

  answer(write: NamespaceWrite, earlier: number): ApiError | undefined {
    const { request } = this;
    const { name = '' } = request.namespace.metadata ?? {};
    if (write.kind === 'updateStatus') return apiErrorOf(request.statusErrors[earlier], 'namespaces', name);
    if (write.kind === 'finalize') return apiErrorOf(request.finalizeErrors[earlier], 'namespaces', name);
    const { resource } = write.resource;
    const kind = resourceText(write.resource);
    if (write.kind === 'deleteCollection') {
      this.called(resource, `deletecollection ${resource}`);
      return this.removed(collectionError(request.deleteCollectionErrors.get(resource), kind), resource);
    }
    this.called(resource, `delete ${resource} ${write.name}`);
    const word = request.deleteErrors.get(`${resource}/${write.name}`);
    return this.removed(apiErrorOf(word, kind, write.name), resource, write.name);
  }

  private called(resource: string, text: string): void {
    this.calls.push({ resource, text });
  }

  private removed(error: ApiError | undefined, resource: string, name?: string): ApiError | undefined {
    if (error) return error;
    this.objects = this.objects.filter(
      (object) =>
        object.resource !== resource ||
        (name !== undefined && object.name !== name) ||
        object.stays ||
        object.finalizers.length > 0,
    );
    return undefined;
  }
}

export const namespaceDelete: Operation = {
  op: 'namespaceDelete',
  says: 'what the namespace controller deletes in a pass over a namespace, and what it tells of it',
  ...withShape(namespaceShape, (request) => {
    const { namespace, getError, discoveryError } = request;
    const now = request.now * 1000;
    const unread = apiErrorOf(getError, 'namespaces', namespace.metadata?.name);
    const content = new Content(request);
    const deletionTimestamp = apiTime(now - request.age * 1000);
    const metadata = namespace.metadata?.deletionTimestamp
      ? { ...namespace.metadata, deletionTimestamp }
      : (namespace.metadata ?? {});
    const pass = unread
      ? undefined
      : deleteNamespace({
          now,
          namespace: { ...namespace, metadata },
          resources: request.resources,
          discoveryError: discoveryError || undefined,
          pods: content.pods(),
          list: (resource) => content.list(resource),
          answers: (write, earlier) => content.answer(write, earlier),
        });
    const tried = pass?.tried ?? [];
    const statuses = tried.filter(({ write }) => write.kind === 'updateStatus');
    const status = statuses.findLast(({ error }) => error === undefined)?.write;
    const finalizes = tried.filter(({ write }) => write.kind === 'finalize');
    const finalized = finalizes.find(({ error }) => error === undefined)?.write;
    const readError = unread && unread.reason !== 'NotFound' ? unread.reason : '';
    const isPods = ({ resource }: { readonly resource: string }) => resource === 'pods';
    return {
      calls: [
        ...content.calls.filter(isPods),
        ...content.calls.filter((call) => !isPods(call)).toSorted((a, b) => byText(a.resource, b.resource)),
      ].map(({ text }) => text),
      statusWrites: statuses.length,
      status:
        status?.kind === 'updateStatus'
          ? {
              phase: status.status.phase,
              conditions: (status.status.conditions ?? []).map((condition) => {
                const [told] = conditionAnswers([condition], namespace.status?.conditions, apiTime(now));
                return told;
              }),
            }
          : null,
      finalizeCalls: finalizes.length,
      finalizers: finalized?.kind === 'finalize' ? finalized.finalizers : null,
      remainingSeconds: pass?.remainingSeconds ?? null,
      requeueAfterMs: pass?.requeueAfterMs ?? null,
      error_: pass ? errorClasses(pass.errors) : readError,
    } satisfies JsonObject;
  }),
};
