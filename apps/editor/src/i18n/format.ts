const LANGUAGE = 'en-GB';

/** "22 Nov 2026, 14:20", in the reader's zone or a given one. */
export function formatDateTime(iso: string, timeZone?: string): string {
  return new Intl.DateTimeFormat(LANGUAGE, {
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    ...(timeZone === undefined ? {} : { timeZone }),
  }).format(new Date(iso));
}

/** "22 Nov 2026". */
export function formatDate(iso: string): string {
  return new Intl.DateTimeFormat(LANGUAGE, { day: 'numeric', month: 'short', year: 'numeric' }).format(new Date(iso));
}

/** "14:20". */
export function formatTime(iso: string): string {
  return new Intl.DateTimeFormat(LANGUAGE, { hour: '2-digit', minute: '2-digit' }).format(new Date(iso));
}

/** "1,284". */
export function formatNumber(value: number): string {
  return new Intl.NumberFormat(LANGUAGE).format(value);
}

/** An amount with its currency, without empty decimals: "AZN 250". */
export function formatMoney(amount: number, currency: string): string {
  return new Intl.NumberFormat(LANGUAGE, {
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    maximumFractionDigits: Number.isInteger(amount) ? 0 : 2,
  }).format(amount);
}

/** A stretch of time by its two largest units: "2 d 4 h", "3 min 20 s", "0.4 s". */
export function formatDuration(milliseconds: number): string {
  const seconds = Math.max(0, milliseconds) / 1000;
  if (seconds < 10) return `${seconds.toFixed(1).replace(/\.0$/u, '')} s`;
  const parts = [
    [Math.floor(seconds / 86_400), 'd'],
    [Math.floor(seconds / 3600) % 24, 'h'],
    [Math.floor(seconds / 60) % 60, 'min'],
    [Math.floor(seconds) % 60, 's'],
  ] as const;
  const first = parts.findIndex(([count]) => count > 0);
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}
