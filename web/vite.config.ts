import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/** Every browser we serve reads woff2, so the second format of each font file is not shipped. */
function woff2Only(): Plugin {
  return {
    name: 'woff2-only',
    enforce: 'pre',
    transform(code, id) {
      if (!id.includes('@fontsource') || !id.endsWith('.css')) return null;
      return { code: code.replace(/,\s*url\([^)]+\.woff\)\s*format\('woff'\)/g, ''), map: null };
    },
  };
}

export default defineConfig({
  root: import.meta.dirname,
  plugins: [woff2Only(), react()],
  build: {
    outDir: '../dist/web',
    emptyOutDir: true,
    // Fonts stay files of their own: a page fetches only the ranges of characters it shows.
    assetsInlineLimit: 0,
    target: 'es2022',
    chunkSizeWarningLimit: 900,
  },
  server: { proxy: { '^(/~[a-z0-9-]+)?/api/': 'http://127.0.0.1:8080' } },
});
