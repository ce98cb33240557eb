import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { VitePWA } from 'vite-plugin-pwa';

const fromHere = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  root: fromHere('.'),
  resolve: {
    alias: Object.fromEntries(['vocabulary', 'written'].map((room) => [`#${room}`, fromHere(`../../libs/${room}/src/index.ts`)])),
  },
  plugins: [
    react(),
    VitePWA({
      registerType: 'autoUpdate',
      manifest: {
        name: 'Honbu 本部',
        short_name: 'Honbu',
        description: '危機対策本部の記録と共有ボード',
        lang: 'ja',
        theme_color: '#1f3a5f',
        background_color: '#ffffff',
        display: 'standalone',
        icons: [{ src: '/icon.svg', sizes: 'any', type: 'image/svg+xml' }],
      },
      workbox: {
        // The shell only: answers of the API are never cached (experience.md, rule 9).
        globPatterns: ['**/*.{js,css,html,svg}'],
        navigateFallbackDenylist: [/^\/(graphql|explorer|healthz|readyz)/],
        runtimeCaching: [
          {
            urlPattern: ({ url, sameOrigin }) => sameOrigin && url.pathname.endsWith('.woff2'),
            handler: 'CacheFirst',
            options: { cacheName: 'fonts', expiration: { maxEntries: 300 } },
          },
        ],
      },
    }),
  ],
  build: {
    outDir: fromHere('../../dist/apps/dashboard'),
    emptyOutDir: true,
    target: 'es2022',
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 800,
    rolldownOptions: {
      output: {
        // A hundred small files are asked for six at a time: one for what every page needs, one for the pages and their dialogs.
        codeSplitting: {
          groups: [
            { name: 'shell', tags: ['$initial'], priority: 2 },
            { name: 'pages', test: /features[\\/]|node_modules[\\/](?!@fontsource)/, priority: 1 },
          ],
        },
      },
    },
  },
  server: { proxy: { '/graphql': { target: process.env['HONBU_URL'] ?? 'http://localhost:4000', ws: true } } },
});
