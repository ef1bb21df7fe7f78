import type { Page } from '@playwright/test';
import type { Stack } from '@flowkeep/testing';
import { ApiClient } from '../api-client.ts';

/** Opens the list of workflows as the owner of the demo workspace, in the session that all stories share. */
export async function signIn(page: Page, stack: Stack): Promise<void> {
  const { cookie } = await ApiClient.signIn(stack);
  const cookies = cookie.split('; ').map((pair) => {
    const [name = '', ...value] = pair.split('=');
    return { name, value: value.join('='), url: stack.urls.editor };
  });
  await page.context().addCookies(cookies);
  await page.goto(stack.urls.editor);
  await page.getByRole('heading', { name: 'Workflows' }).waitFor();
}

/** The same by the form, in a session of its own. */
export async function signInByForm(page: Page, stack: Stack): Promise<void> {
  await page.goto(stack.urls.editor);
  await page.getByLabel('Email').fill(stack.owner.email);
  await page.getByLabel('Password').fill(stack.owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Workflows' }).waitFor();
}
