import names from './schema/timeZones.generated.json' with { type: 'json' };

const known: ReadonlySet<string> = new Set(names);

/** Whether this is a name of the IANA time zone database, in its own spelling. */
export const isTimeZone = (name: string): boolean => known.has(name);
