/** What a check is at before it searches, as it tells people who wait: both are about what a single Pod can do. */
export const compilingCharts = 'compiling the charts';
export const judgingOnWhatLawsRead = 'judging laws on what they read';

/** Whether a limit was met while single Pods were looked at: then fewer of them would not help. */
export const isAboutOnePod = (phase: string | undefined): boolean =>
  phase === compilingCharts || phase === judgingOnWhatLawsRead;
