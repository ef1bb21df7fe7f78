import { defineConfig, type LaunchOptions } from '@playwright/test';

// The packaged Chromium is set up for one process without a GPU process, which makes a canvas slow, and without the
// rules about origins that people's browsers have.
const REMOVED_FLAGS = [
  '--disable-web-security',
  '--use-gl=angle',
  '--use-angle=swiftshader',
  '--in-process-gpu',
  '--enable-unsafe-swiftshader',
  '--ignore-gpu-blocklist',
  '--single-process',
  '--no-zygote',
];

/** On Linux the browser comes from a package, so that nothing has to be downloaded; elsewhere it is Playwright's own. */
async function browser(): Promise<LaunchOptions> {
  if (process.platform !== 'linux') return {};
  const { default: chromium } = await import('@sparticuz/chromium');
  const args = chromium.args.filter((flag) => !REMOVED_FLAGS.includes(flag));
  return { executablePath: await chromium.executablePath(), args: [...args, '--disable-gpu'] };
}

export default defineConfig({
  testDir: 'src',
  testMatch: '*.e2e.ts',
  outputDir: 'test-results/artifacts',
  globalSetup: '../../tools/testing/playwright-setup.mjs',
  // All tests share one stack on what may be two cores.
  workers: 1,
  timeout: 120_000,
  expect: { timeout: 15_000 },
  forbidOnly: process.env['CI'] !== undefined,
  reporter: [['list'], ['json', { outputFile: 'test-results/playwright.json' }]],
  use: {
    actionTimeout: 20_000,
    viewport: { width: 1440, height: 900 },
    locale: 'en-GB',
    timezoneId: 'Asia/Baku',
    trace: 'retain-on-failure',
    screenshot: 'only-on-failure',
    launchOptions: await browser(),
  },
});
