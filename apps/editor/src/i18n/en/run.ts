export const run = {
  title: 'Run',
} as const;
