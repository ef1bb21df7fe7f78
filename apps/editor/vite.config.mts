import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const api = process.env['FLOWKEEP_API_URL'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
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
  },
});
