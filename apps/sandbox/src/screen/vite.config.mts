import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const sandbox = process.env['FLOWKEEP_SANDBOX_URL'] ?? 'http://127.0.0.1:4300';

export default defineConfig({
  plugins: [react()],
  server: { proxy: { '/phone/': sandbox, '/control': sandbox } },
  build: { outDir: '../../dist/screen', emptyOutDir: true, target: 'es2023' },
});
