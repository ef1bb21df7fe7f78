import { WorkflowEditor } from './pages/workflow-editor.ts';
import { signInByForm } from './pages/sign-in.ts';
import { newPhone } from './new-phone.ts';
import { sendLead } from './send-lead.ts';
import { expect, test } from './stack-fixture.ts';

const PHONE = newPhone();
const LEAD = {
  name: 'Nigar Məmmədova',
  // As people write it: the workspace's region says which country it is in.
  phone: PHONE.replace('+994', '0'),
  language: 'az',
  message: 'Salam, diş təmizləmə neçəyədir?',
  source: 'Website',
};

test('a client draws the lead story, a lead comes in and answers, and the run is watched on the canvas', async ({
  page,
  context,
  stack,
}) => {
  const editor = new WorkflowEditor(page);
  await signInByForm(page, stack);

  await test.step('draw', async () => {
    await editor.create('Lead story');
    await editor.dragIn('Webhook');
    await editor.card('Data comes in').click();
    await editor.setTitle('Lead comes in');
    await editor.add('WhatsApp');
    await editor.setTitle('Greet');
    await editor.panel.getByLabel('Template', { exact: true }).selectOption('greeting_az');
    await editor.panel.getByRole('button', { name: 'Add value' }).click();
    await editor.pickValue('Name', /^Name/);
    await editor.add('Wait for reply');
    await editor.add('Classify');
    await editor.pickValue('reply', /^Reply text/);
    for (const label of ['Wants a call', 'Question', 'No thanks']) {
      await editor.panel.getByRole('button', { name: 'Add label' }).click();
      await editor.panel.getByLabel('Label', { exact: true }).last().fill(label);
    }
    const classify = editor.card('What do they want?');
    await editor.addAfter(classify, 'Wants a call', 'Deal');
    await editor.panel.getByRole('combobox', { name: 'Pipeline' }).selectOption({ label: 'Sales' });
    await editor.panel.getByRole('combobox', { name: 'Stage' }).selectOption({ label: 'Meeting planned' });
    await editor.setTitle('Plan the meeting');
    await editor.tidyUp();
    await editor.connect(classify, 'question', editor.card('Plan the meeting'));
    await editor.addAfter(editor.card('Wait for an answer'), 'No reply', 'WhatsApp');
    await editor.setTitle('Follow up once');
    await editor.panel.getByLabel('Template', { exact: true }).selectOption('followup_az');
    await editor.panel.getByRole('button', { name: 'Add value' }).click();
    await editor.panel.getByRole('textbox', { name: /Value/ }).last().fill('{{ contact.name }}');
    await expect(page.getByText(/\d+ problems?/)).toHaveCount(0);
  });

  await editor.publish('The first drawing');
  await editor.card('Lead comes in').click();
  const url = await editor.panel.getByLabel('Webhook address').inputValue();
  const secret = await editor.panel.getByLabel('Signing secret').inputValue();
  expect(await sendLead(url, secret, LEAD)).toBe(202);

  await test.step('the run stands at the wait', async () => {
    await page.getByRole('link', { name: 'Runs' }).first().click();
    await page
      .getByRole('row', { name: /Nigar Məmmədova/ })
      .getByRole('link')
      .first()
      .click();
    await expect(page.getByText('Waiting for a reply')).toBeVisible();
    await expect(editor.card('Wait for an answer').getByText(/^Until /)).toBeVisible();
    await page.screenshot({ path: 'test-results/run-waiting.png' });
  });

  await test.step('the person answers on the phone', async () => {
    const phone = await context.newPage();
    await phone.goto(stack.urls.phone);
    await phone.getByRole('button', { name: new RegExp(PHONE.slice(1)) }).click();
    const shown = phone.getByRole('region', { name: /Phone of/ });
    await expect(shown.getByText('Salam, Nigar Məmmədova!')).toHaveCount(1);
    await shown.getByRole('textbox').fill('Bəli, sabah zəng edin');
    await shown.getByRole('button', { name: 'Send' }).click();
    await expect(shown.getByText('Bəli, sabah zəng edin')).toBeVisible();
    await phone.close();
  });

  await test.step('the run moves on by itself to its end', async () => {
    await expect(page.getByText('The run ended')).toBeVisible();
    await expect(editor.card('Plan the meeting').getByText('Done')).toBeVisible();
    await expect(editor.card('Follow up once').getByText('Not taken')).toBeVisible();
    await expect(page.getByText('Went on by “Wants a call”')).toBeVisible();
  });

  await test.step('the deal is where the drawing says', async () => {
    await page.getByRole('link', { name: 'Deals' }).click();
    await expect(
      page
        .getByRole('region', { name: /Meeting planned/ })
        .getByText('Nigar Məmmədova')
        .first(),
    ).toBeVisible();
  });
});
