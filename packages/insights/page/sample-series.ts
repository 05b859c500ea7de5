/** Means of about as many equal stretches of a series; `NaN` where a stretch has no value. */
export function sampleSeries(length: number, valueAt: (index: number) => number, most: number): readonly number[] {
  const count = Math.min(length, most);
  return Array.from({ length: count }, (_, place) => {
    const end = Math.floor(((place + 1) * length) / count);
    let sum = 0;
    let values = 0;
    for (let index = Math.floor((place * length) / count); index < end; index += 1) {
      const value = valueAt(index);
      if (Number.isNaN(value)) continue;
      sum += value;
      values += 1;
    }
    return values === 0 ? Number.NaN : sum / values;
  });
}

/** The mean of each value and its neighbours, so many on either side. */
export function smoothSeries(values: readonly number[], reach: number): readonly number[] {
  return values.map((_, index) => {
    const near = values.slice(Math.max(0, index - reach), index + reach + 1).filter((value) => !Number.isNaN(value));
    return near.length === 0 ? Number.NaN : near.reduce((sum, value) => sum + value, 0) / near.length;
  });
}
