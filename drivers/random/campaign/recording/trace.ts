import { timestamp } from '../../../../spec/kubelet/status/timestamp.ts';

/** One line of a recording: something that a watch showed, or that was done from outside. */
export type TraceLine = {
  readonly seq: number;
  readonly ts: string;
  readonly [field: string]: unknown;
};

/** unix seconds at which every recorded lifetime begins */
const beginning = 1_767_225_600;

/** Unix seconds of a moment of a lifetime, which counts from its beginning. */
export const unixOf = (at: number): number => beginning + at;

/** As the API writes it, in whole seconds. */
export const timeOf = (at: number): string => timestamp(unixOf(at)) ?? '';

/** The lines of a recording, and the versions that the API server counts. */
export class Trace {
  readonly lines: TraceLine[] = [];
  private version = 1000;

  /** An object as the API server stores it now, with a version of its own. */
  watch(
    at: number,
    resource: string,
    type: 'ADDED' | 'MODIFIED' | 'DELETED',
    object: { readonly metadata: object },
    snapshot = false,
  ): void {
    this.version += 1;
    const metadata = { ...object.metadata, resourceVersion: String(this.version) };
    this.add(at, { resource, type, ...(snapshot ? { snapshot } : {}), object: { ...object, metadata } });
  }

  /** A request of a user; its answer carries the version that comes next. */
  request(at: number, request: { readonly action: string; readonly [field: string]: unknown }): void {
    this.add(at, { ...request, rv: String(this.version + 1) });
  }

  /** Something done to the node or its runtime. */
  fault(at: number, action: string, fields: object): void {
    this.add(at, { action, ...fields });
  }

  private add(at: number, fields: object): void {
    const ts = new Date(unixOf(at) * 1000).toISOString();
    this.lines.push({ seq: this.lines.length, ts, ...fields });
  }
}
