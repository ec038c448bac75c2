import type { LawRecord } from '../lawRecord.ts';
import { ofLines } from '../recordPredicate.ts';

export const seq: LawRecord = {
  id: 'watch/seq',
  says: 'The lines of a recording are numbered one after the other: none is missing, none came twice, none changed places',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes',
  fields: ['*'],
  record: ofLines({
    showsLess: ['a missing line, if its lines have no numbers'],
    judge: (record, lines) => {
      if (record.seq === undefined || lines.seq === undefined || record.seq === lines.seq + 1)
        return undefined;
      return { record, message: `the line is numbered ${record.seq}; ${lines.seq + 1} was due` };
    },
  }),
  lies: [
    'a line that is missing',
    'two lines in the wrong order',
    'a line twice',
    'a Pod that was not removed',
  ],
};
