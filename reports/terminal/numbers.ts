/** `4,312,830` */
export const countText = (count: number): string => count.toLocaleString('en-US');

/** `0.17 s`, `12 s`, `3 min 20 s` */
export const secondsText = (seconds: number): string => {
  if (seconds < 10) return `${seconds.toFixed(2)} s`;
  const whole = Math.round(seconds);
  return whole < 120 ? `${whole} s` : `${Math.floor(whole / 60)} min ${whole % 60} s`;
};

const mebibyte = 2 ** 20;

/** `209 MiB` */
export const bytesText = (bytes: number): string =>
  bytes < mebibyte ? `${Math.ceil(bytes / 1024)} KiB` : `${countText(Math.round(bytes / mebibyte))} MiB`;

/** `1 law`, `2 laws` */
export const plural = (count: number, noun: string): string =>
  `${countText(count)} ${noun}${count === 1 ? '' : 's'}`;
