import type { Plugin } from 'vite';

/**
 * Puts the list of files that the application's first screen needs into the sign-in page, as plain data, so that
 * they are fetched while the person is typing.
 */
export function prefetch(): Plugin {
  return {
    name: 'medregistry-prefetch',
    apply: 'build',
    enforce: 'post',
    generateBundle(_options, bundle) {
      const chunks = Object.values(bundle).filter((file) => file.type === 'chunk');
      const wanted = new Set<string>();
      const follow = (name: string): void => {
        const chunk = chunks.find(({ fileName }) => fileName === name);
        if (!chunk || wanted.has(name)) return;
        wanted.add(name);
        chunk.imports.forEach(follow);
      };
      chunks.filter(({ isEntry, name }) => isEntry && name === 'app').forEach(({ fileName }) => follow(fileName));
      const page = bundle['index.html'];
      if (page?.type !== 'asset') return;
      const styles = Object.keys(bundle).filter((name) => /assets\/app-.*\.css$/.test(name));
      const list = [...wanted, ...styles].map((name) => `/${name}`).join(' ');
      page.source = String(page.source).replace('data-prefetch=""', `data-prefetch="${list}"`);
    },
  };
}
