export const editor = {
  title: 'Workflow',
} as const;
