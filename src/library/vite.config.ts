// Builds the library into dist/library: one module for Node.js and browsers alike, and the packs beside it.
import { defineConfig, type Plugin } from 'vite'
import { packFiles } from '../knowledge/load.ts'

/** The shipped packs in one file, text by text, so that they are checked and versioned as they are in a folder. */
const packs = (): Plugin => ({
  name: 'packs',
  generateBundle() {
    const files = packFiles([`${import.meta.dirname}/../../packs`]).map(({ inside, text }) => ({ path: inside, text }))
    this.emitFile({ type: 'asset', fileName: 'packs.json', source: JSON.stringify(files) })
  },
})

export default defineConfig({
  root: import.meta.dirname,
  plugins: [packs()],
  resolve: { alias: { 'node:crypto': `${import.meta.dirname}/sha256.ts` } },
  build: {
    outDir: '../../dist/library',
    emptyOutDir: true,
    target: 'es2024',
    lib: { entry: 'library.ts', formats: ['es'], fileName: 'chancery' },
    rolldownOptions: { external: ['node:fs/promises'] },
    reportCompressedSize: true,
  },
})
