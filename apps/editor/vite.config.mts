import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['FLOWKEEP_API_URL'] ?? 'http://127.0.0.1:4000';

/** Packages of pure code: what is not used of them may be left out, and may come later than what is. */
const PURE = /\/libs\/(contracts|engine|expressions|graph|node-sdk|nodes|simulation)\/src\//;

export default defineConfig(({ command }) => {
  // What is built is for people, also where the shell that builds it runs tests.
  if (command === 'build') process.env['NODE_ENV'] = 'production';
  return {
    plugins: [react()],
    server: {
      port: 4200,
      proxy: { '/api': { target: api }, '/f/': { target: api } },
    },
    preview: { proxy: { '/api': { target: api }, '/f/': { target: api } } },
    build: {
      outDir: 'dist',
      target: 'es2023',
      // Nothing becomes a data: address, so that the content security policy may stay at 'self'.
      assetsInlineLimit: 0,
      rolldownOptions: { treeshake: { moduleSideEffects: (id) => !PURE.test(id) } },
    },
  };
});
