import type { Page } from '@playwright/test';
import type { Stack } from '@flowkeep/testing';

/** Signs the owner of the demo workspace in and waits for the list of workflows. */
export async function signIn(page: Page, stack: Stack): Promise<void> {
  await page.goto(stack.urls.editor);
  await page.getByLabel('Email').fill(stack.owner.email);
  await page.getByLabel('Password').fill(stack.owner.password);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('heading', { name: 'Workflows' }).waitFor();
}
