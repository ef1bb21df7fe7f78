import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { signIn } from './pages/sign-in.ts';
import { expect, test } from './stack-fixture.ts';

const AXE = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** Faults that keep people out, by the name of the rule. */
async function barriers(page: Page): Promise<readonly string[]> {
  await page.evaluate(AXE);
  const { violations } = await page.evaluate(() =>
    (window as unknown as { readonly axe: { run: () => Promise<AxeResults> } }).axe.run(),
  );
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(', ')}`);
}

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no page keeps people out, ${colorScheme}`, async ({ page, stack }) => {
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await page.goto(stack.urls.editor);
    await page.getByLabel('Email').waitFor();
    expect(await barriers(page)).toEqual([]);
    await signIn(page, stack);
    expect(await barriers(page)).toEqual([]);
    for (const name of ['Runs', 'Approvals', 'Contacts', 'Deals', 'Privacy', 'Settings']) {
      // The way to approvals says how many wait.
      await page
        .getByRole('link', { name: new RegExp(`^${name}`) })
        .first()
        .click();
      await expect(page.getByRole('heading', { name, level: 1 })).toBeVisible();
      await page.waitForLoadState('networkidle');
      expect(await barriers(page), name).toEqual([]);
    }
    await page.getByRole('link', { name: 'Workflows', exact: true }).first().click();
    await page.getByRole('link', { name: 'New lead welcome' }).first().click();
    await page.locator('.react-flow__node').filter({ hasText: 'Greet' }).click();
    await expect(page.getByRole('complementary', { name: 'Settings of Greet' })).toBeVisible();
    expect(await barriers(page), 'Editor').toEqual([]);
    await page.getByRole('button', { name: 'Settings of the workflow' }).click();
    expect(await barriers(page), 'Settings of a workflow').toEqual([]);
    await page.getByRole('button', { name: 'Simulate' }).click();
    await expect(page.getByText('after 30 min')).toBeVisible();
    expect(await barriers(page), 'Simulation').toEqual([]);
    await page.getByRole('tab', { name: 'With what' }).click();
    expect(await barriers(page), 'What is simulated').toEqual([]);
    await page.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(page.getByRole('dialog', { name: 'Publish this workflow' })).toBeVisible();
    expect(await barriers(page), 'Publishing').toEqual([]);
  });
}
