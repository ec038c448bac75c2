import type { TraceRecord } from '../../../models/recorded/watchRecord.ts';
import type { Problem } from '../../../spec/problem.ts';

type Stream = {
  readonly file: string;
  readonly records: AsyncGenerator<Iterable<TraceRecord | Problem>>;
};

/** One stream of several, with the record that it comes to next. */
type Head = {
  readonly all: AsyncGenerator<TraceRecord | Problem>;
  next: TraceRecord | Problem | undefined;
  /** the version that was written last, as far as this stream tells */
  version: number;
};

/**
 * The records of several recordings of one cluster, in the order in which they were written: by resourceVersion, whatever their
 * clocks say. What has no version stands where it stood in its own recording.
 */
export async function* mergedRecords(
  streams: readonly Stream[],
): AsyncGenerator<Iterable<TraceRecord | Problem>> {
  const heads: Head[] = [];
  for (const stream of streams) {
    const head: Head = { all: oneByOne(stream), next: undefined, version: 0 };
    await advance(head);
    heads.push(head);
  }
  for (;;) {
    const first = heads.reduce<Head | undefined>(
      (least, head) => (head.next && (!least || head.version < least.version) ? head : least),
      undefined,
    );
    if (!first?.next) return;
    yield [first.next];
    await advance(first);
  }
}

const advance = async (head: Head): Promise<void> => {
  const { value, done } = await head.all.next();
  head.next = done ? undefined : value;
  const { next } = head;
  if (next && 'is' in next && next.is === 'watch' && !next.snapshot)
    head.version = Math.max(head.version, next.version);
};

/** Numbers of lines count in one file only. */
async function* oneByOne({ file, records }: Stream): AsyncGenerator<TraceRecord | Problem> {
  for await (const some of records) {
    for (const record of some) yield 'is' in record ? { ...record, seq: undefined, file } : record;
  }
}
