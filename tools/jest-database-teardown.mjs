export default async function tearDownDatabase() {
  await globalThis.flowkeepTestDatabase?.stop();
}
