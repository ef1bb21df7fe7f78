/** Prints how a run ended and what is now in the CRM. */
export function printResult(print, { status, contact, deal, messages }, { link, temporalUrl, error }) {
  print('');
  print(
    `The run ${status === 'completed' ? 'is completed' : `ended as ${status}`}.${error ? ` ${error.message}` : ''}`,
  );
  print('');
  if (contact) {
    const facts = [contact.phone, contact.email, contact.language, contact.source].filter(Boolean).join(', ');
    print(`  Contact   ${contact.name}${facts ? ` (${facts})` : ''}`);
  }
  if (deal)
    print(
      `  Deal      ${deal.title ?? ''} in stage ${deal.stageName ?? deal.stage?.name ?? deal.stage ?? deal.stageId}`,
    );
  const sent = messages.filter((message) => message.direction === 'out').length;
  print(`  Messages  ${sent} out, ${messages.length - sent} in`);
  print(`  Run       ${link}`);
  if (temporalUrl) print(`  Temporal  ${temporalUrl}`);
}
