const number = (value: number, digits: number): string =>
  value.toLocaleString('en-US', { minimumFractionDigits: digits, maximumFractionDigits: digits });

/** `99.8 %`; more digits near 0 and 100, where they matter. Only 1 is `100 %`, and only 0 is `0 %`. */
export function formatShare(share: number): string {
  if (share === 0 || share === 1) return `${share * 100} %`;
  const percent = share * 100;
  const distance = Math.min(percent, 100 - percent);
  if (distance < 0.01) return percent < 50 ? '< 0.01 %' : '> 99.99 %';
  return `${number(percent, distance < 1 ? 2 : distance < 10 ? 1 : 0)} %`;
}

/** A probability as a share; certainty is never claimed. */
export function formatProbability(probability: number): string {
  return formatShare(Math.min(0.999999, Math.max(0.000001, probability)));
}

/** `640 ms`, `3.2 s`, `4 min 10 s`, `2 h 05 min`. */
export function formatDuration(ms: number): string {
  if (ms < 9.95) return `${number(ms, 1)} ms`;
  if (ms < 999.5) return `${Math.round(ms)} ms`;
  if (ms < 59_950) return `${number(ms / 1000, ms < 9950 ? 2 : 1)} s`;
  const seconds = Math.round(ms / 1000);
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return seconds % 60 === 0 ? `${minutes} min` : `${minutes} min ${seconds % 60} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, '0')} min`;
}

/** `0 min`, `0.4 min`, `12 min`, `3.5 h`. */
export function formatMinutes(minutes: number): string {
  if (minutes === 0) return '0 min';
  if (minutes < 0.05) return '< 0.1 min';
  if (minutes < 9.95) return `${number(minutes, 1)} min`;
  if (minutes < 119.5) return `${Math.round(minutes)} min`;
  const hours = minutes / 60;
  return `${number(hours, hours < 9.95 ? 1 : 0)} h`;
}

/** How likely something is by chance: `p = 0.004`, `p < 0.001`. */
export function formatChance(p: number): string {
  return p < 0.001 ? 'p < 0.001' : `p = ${number(p, 3)}`;
}

/** `2026-03-14`, in UTC. */
export function formatDay(iso: string): string {
  return iso.slice(0, 10);
}

/** `1 test`, `1,204 tests`. */
export function formatCount(count: number, one: string, many = `${one}s`): string {
  return `${number(count, 0)} ${count === 1 ? one : many}`;
}
