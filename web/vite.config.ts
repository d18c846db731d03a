import { svelte } from '@sveltejs/vite-plugin-svelte';
import { defineConfig } from 'vitest/config';

const server = process.env['CONSILIUM_SERVER'] ?? 'http://127.0.0.1:8080';

// The server embeds one page, one script, one style sheet, one font, one icon, by these names. Nothing is inlined, so that
// the Content-Security-Policy needs no exception.
export default defineConfig({
  plugins: [svelte()],
  build: {
    assetsInlineLimit: 0,
    target: 'es2022',
    modulePreload: { polyfill: false },
    rollupOptions: {
      output: {
        entryFileNames: 'app.js',
        assetFileNames: ({ names }) => (names[0]?.endsWith('.woff2') ? 'text.woff2' : 'app[extname]'),
      },
    },
  },
  // the server answers only to its own page: to it, requests come from there
  server: { proxy: { '/api': { target: server, changeOrigin: true, headers: { origin: server } } } },
  test: { include: ['tests/unit/**/*.test.ts'] },
});
