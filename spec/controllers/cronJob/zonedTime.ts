import { tzOffset } from '@date-fns/tz';

/** What a clock on the wall shows: month from 1, weekday from Sunday = 0. */
export type WallTime = {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly hour: number;
  readonly minute: number;
};

/** A time zone: what its clocks show at an instant (unix milliseconds), and the instant at which they show something. */
export type Zone = {
  readonly wall: (instant: number) => WallTime;
  /**
   * The instant of a time, whose parts may be out of range (`day: 32`). Where clocks never show it, since they are put
   * forward, one by the offset before or after; where they show it twice, one of the two.
   */
  readonly instant: (year: number, month: number, day: number, hour: number, minute: number) => number;
};

/** A zone by its IANA name; UTC for none, `UTC` or `Local`, the zone of the controller. Unknown names are UTC as well. */
export const zoneOf = (name: string | undefined): Zone => {
  const isUtc = !name || name === 'UTC' || name === 'Local';
  const offset = (instant: number): number => {
    const minutes = isUtc ? 0 : tzOffset(name, new Date(instant));
    return Number.isNaN(minutes) ? 0 : minutes * 60_000;
  };
  return {
    wall: (instant) => {
      const shown = new Date(instant + offset(instant));
      return {
        year: shown.getUTCFullYear(),
        month: shown.getUTCMonth() + 1,
        day: shown.getUTCDate(),
        weekday: shown.getUTCDay(),
        hour: shown.getUTCHours(),
        minute: shown.getUTCMinutes(),
      };
    },
    instant: (year, month, day, hour, minute) => {
      const shown = Date.UTC(year, month - 1, day, hour, minute);
      return shown - offset(shown - offset(shown));
    },
  };
};
