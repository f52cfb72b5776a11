/** Fetches the application's files in the background, once this page has settled. */
export function prefetchBehind(): void {
  const files = (document.body.dataset['prefetch'] ?? '').split(' ').filter(Boolean);
  const fetchAll = (): void =>
    files.forEach((href) => {
      const link = document.createElement('link');
      link.rel = 'prefetch';
      link.href = href;
      document.head.append(link);
    });
  window.addEventListener('load', () => window.setTimeout(fetchAll, 400));
}
