import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

const fromHere = (path: string): string => fileURLToPath(new URL(path, import.meta.url));

/** GraphiQL from our own files, so that it works with no internet. */
export default defineConfig({
  root: fromHere('.'),
  base: '/explorer/',
  plugins: [react()],
  build: { outDir: fromHere('../../dist/apps/explorer'), emptyOutDir: true, target: 'es2022', chunkSizeWarningLimit: 8000 },
});
