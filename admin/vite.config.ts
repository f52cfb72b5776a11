import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';
import { compress } from './vite/compress';
import { pages } from './vite/pages';
import { prefetch } from './vite/prefetch';

const api = process.env['API_ORIGIN'] ?? 'http://127.0.0.1:1337';

export default defineConfig({
  root: import.meta.dirname,
  appType: 'mpa',
  plugins: [react(), pages(), prefetch(), compress()],
  resolve: {
    // our own pure packages are read as source; zod and the rest by their usual conditions
    conditions: ['source', 'module', 'browser', 'development|production'],
    dedupe: ['react', 'react-dom', 'antd', 'dayjs', '@tanstack/react-query', 'react-router'],
  },
  server: { port: 5173, proxy: { '/api': api, '/info': api } },
  build: {
    target: 'es2022',
    modulePreload: { polyfill: false },
    rolldownOptions: {
      input: { index: 'index.html', app: 'app.html', check: 'check.html', activate: 'activate.html', results: 'results.html' },
      treeshake: { moduleSideEffects: [{ test: /plugins\/workflow\/language\//, sideEffects: false }, { test: /\/config\/(enums|validators)\//, sideEffects: false }] },
    },
  },
});
