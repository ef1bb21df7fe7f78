import { expect, type Locator, type Page } from '@playwright/test';

/** The editor as a client uses it: words on the screen, mouse and keys. */
export class WorkflowEditor {
  readonly panel: Locator;

  constructor(private readonly page: Page) {
    this.panel = page.getByRole('complementary', { name: /^Settings of/ });
  }

  async create(name: string): Promise<void> {
    await this.page.getByRole('button', { name: 'New workflow' }).click();
    const dialog = this.page.getByRole('dialog', { name: 'New workflow' });
    await dialog.getByLabel('Name').fill(name);
    await dialog.getByText('Empty canvas').click();
    await dialog.getByRole('button', { name: 'Create workflow' }).click();
    await expect(this.page.getByText('Every workflow begins with a reason to start')).toBeVisible();
  }

  async open(name: string): Promise<void> {
    await this.page.getByRole('link', { name: 'Workflows', exact: true }).first().click();
    await this.page.getByRole('link', { name, exact: true }).click();
    await expect(this.page.locator('.react-flow__node').first()).toBeVisible();
  }

  card(title: string): Locator {
    return this.page.locator('.react-flow__node').filter({ has: this.page.getByText(title, { exact: true }) });
  }

  /** Adds a step below the selected one by a click in the palette. */
  async add(label: string): Promise<void> {
    const before = await this.page.locator('.react-flow__node').count();
    await this.palette(label).click();
    await expect(this.page.locator('.react-flow__node')).toHaveCount(before + 1);
  }

  /** Drags a step from the palette to a free place of the canvas. */
  async dragIn(label: string): Promise<void> {
    const canvas = this.page.locator('.react-flow__pane');
    await this.palette(label).dragTo(canvas, { targetPosition: { x: 540, y: 60 } });
  }

  /** Adds a step behind an outcome by the plus below it. */
  async addAfter(card: Locator, port: string, label: string): Promise<void> {
    await card.click();
    await card.getByRole('button', { name: `Add a step after “${port}”` }).click();
    const picker = this.page.getByRole('dialog', { name: 'What happens next?' });
    await picker
      .getByRole('option', { name: new RegExp(`^${label}`) })
      .first()
      .click();
    await expect(picker).toBeHidden();
  }

  /** Puts a value of an earlier step into the first field that takes one. */
  async pickValue(search: string, option: RegExp): Promise<void> {
    await this.panel.getByRole('button', { name: 'Insert a value' }).first().click();
    const picker = this.page.getByRole('dialog', { name: 'Insert a value' });
    await picker.getByRole('combobox', { name: 'Search values' }).fill(search);
    await picker.getByRole('option', { name: option }).first().click();
    await expect(picker).toBeHidden();
  }

  async setTitle(title: string): Promise<void> {
    const field = this.panel.getByRole('textbox', { name: 'Change the title' });
    await field.fill(title);
    await field.press('Enter');
  }

  /** Lays the steps out anew and shows all of them. */
  async tidyUp(): Promise<void> {
    await this.page.getByRole('button', { name: 'Tidy up' }).click();
    await expect(this.page.getByText('Tidied up', { exact: true })).toBeAttached();
    await this.page.getByRole('button', { name: 'Show all' }).click();
    await expect(this.page.locator('.react-flow__node').last()).toBeInViewport();
  }

  /** Draws a line from an outcome to a step with the mouse. */
  async connect(from: Locator, portId: string, to: Locator): Promise<void> {
    const handle = from.locator(`.react-flow__handle.source[data-handleid="${portId}"]`);
    const lines = await this.page.locator('.react-flow__edge').count();
    await handle.hover();
    await this.page.mouse.down();
    await to.hover({ position: { x: 120, y: 30 } });
    await to.hover({ position: { x: 120, y: 12 } });
    await this.page.mouse.up();
    await expect(this.page.locator('.react-flow__edge')).toHaveCount(lines + 1);
  }

  async publish(note: string): Promise<void> {
    await expect(this.page.getByText('Saved', { exact: true })).toBeVisible();
    await this.page.getByRole('button', { name: 'Publish', exact: true }).click();
    const dialog = this.page.getByRole('dialog', { name: 'Publish this workflow' });
    await dialog.getByLabel('What changed').fill(note);
    await dialog.getByRole('button', { name: 'Publish', exact: true }).click();
    await expect(this.page.getByText('Live · version 1')).toBeVisible();
  }

  private palette(label: string): Locator {
    return this.page.getByRole('button', { name: `Add ${label}`, exact: true });
  }
}
