import type { WatchedObject } from '../../../../models/recorded/watchRecord.ts';

const keyOf = (
  resource: string,
  { name, namespace }: { readonly name?: unknown; readonly namespace?: unknown },
): string => `${resource} ${namespace ?? ''}/${name}`;

/** What was last told of each object that is there, by its name. */
export class LastStates {
  private readonly states = new Map<string, WatchedObject>();

  of(
    resource: string,
    metadata: { readonly name?: unknown; readonly namespace?: unknown },
  ): WatchedObject | undefined {
    return this.states.get(keyOf(resource, metadata));
  }

  take(resource: string, type: string, object: WatchedObject): void {
    const key = keyOf(resource, object.metadata);
    if (type === 'DELETED') this.states.delete(key);
    else this.states.set(key, object);
  }
}
