const bold = (text) => (process.stdout.isTTY ? `\u001b[1m${text}\u001b[0m` : text);

/** The one screen that says where everything is and what to try. */
export function screen({ urls, owner, seconds, home }) {
  const rows = [
    ['Editor', urls.editor],
    ['Phone', `${urls.phone}   (what a person sees in WhatsApp)`],
    ['Temporal', urls.temporalUi ?? `${urls.temporal} (its Web UI is where TEMPORAL_UI_URL says)`],
    ['API', urls.apiDocs],
    ['Sign in', `${owner.email}   password ${bold(owner.password)}`],
  ];
  return [
    '',
    `  ${bold('Flowkeep is ready')} after ${seconds} s`,
    '',
    ...rows.map(([name, value]) => `  ${name.padEnd(10)}${value}`),
    '',
    '  What to try',
    '  1. Open the editor and sign in. The workflow "New lead welcome" is published; open it.',
    '  2. npm run demo -- examples/lead-az.json   sends a lead and answers for the person.',
    '  3. Open the phone, answer there yourself, and watch the run move on the canvas.',
    '',
    `  Ctrl-C stops everything. Your data stays in ${home.folder}; npm run reset empties it.`,
    '',
  ].join('\n');
}
