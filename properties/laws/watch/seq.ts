import type { LawRecord } from '../lawRecord.ts';
import { ofLines } from '../recordPredicate.ts';

export const seq: LawRecord = {
  id: 'watch/seq',
  says: 'The lines of a recording are numbered one after the other: none changed places, and where numbers are missing lines are',
  source: 'https://kubernetes.io/docs/reference/using-api/api-concepts/#efficient-detection-of-changes',
  fields: ['*'],
  record: ofLines({
    showsLess: ['what missing lines said: from then on nothing is told from what is not there'],
    judge: (record, lines) => {
      if (record.seq === undefined || lines.seq === undefined || record.seq > lines.seq) return undefined;
      return { record, message: `the line is numbered ${record.seq}, after ${lines.seq}` };
    },
  }),
  lies: ['two lines in the wrong order'],
};
