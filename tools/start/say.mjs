import { appendFileSync } from 'node:fs';

/** Prints a line for people, and keeps it in a log with its time. */
export const sayTo = (logFile) => (text) => {
  console.log(text);
  appendFileSync(logFile, `${JSON.stringify({ time: new Date().toISOString(), message: text })}\n`);
};
