interface ReportLine {
  /** In words. */
  readonly name: string;
  readonly count: number;
}

/** The numbers of an erasure report that are not zero, each with its name in words: `runsCancelled` becomes "Runs cancelled". */
export function reportLines(report: Readonly<Record<string, unknown>>): readonly ReportLine[] {
  return Object.entries(report).flatMap(([key, count]) =>
    typeof count === 'number' && count > 0 ? [{ name: inWords(key), count }] : [],
  );
}

function inWords(key: string): string {
  const words = key
    .replace(/([a-z])([A-Z])/gu, '$1 $2')
    .replaceAll('-', ' ')
    .toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}
