import type { LawRecord } from '../../properties/laws/lawRecord.ts';
import type { ModelPredicate } from '../../properties/laws/modelPredicate.ts';
import type { RecordPredicate } from '../../properties/laws/recordPredicate.ts';

/** Where a law is judged: in the models, in recordings, in both. */
export const whereJudged = ({ model, record }: Pick<LawRecord, 'model' | 'record'>): string =>
  [
    ...(model ? [`models (${inModels(model)})`] : []),
    ...(record ? [`recordings (${inRecordings(record)})`] : []),
  ].join(', ');

const inModels = (model: ModelPredicate): string => {
  switch (model.kind) {
    case 'state':
      return `every state: ${model.of}`;
    case 'step':
      return `every step: ${model.of}`;
    case 'each leads to':
    case 'each always eventually':
      return `every fair run: ${model.of}`;
    case 'joint':
      return `every ${model.when ? 'step of its kind' : 'state'}: ${model.sees.map(({ of }) => of).join(', ')}`;
  }
};

const inRecordings = (record: RecordPredicate): string => {
  switch (record.of) {
    case 'lines':
      return 'every line';
    case 'objects':
      return `every event: ${record.about?.join(', ') ?? 'all objects'}`;
    case 'Pods':
      return 'every event: pods';
    case 'containers':
      return 'every event: containers';
    case 'as modelled':
      return 'every event: pods, as in models';
    case 'runs':
      return 'all events of a Pod: a run of its charts';
  }
};
