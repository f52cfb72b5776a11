import { createRoot } from 'react-dom/client';
import './theme/base.css';
import { App } from './App';
import { startLocale } from './providers/locale';
import { session } from './providers/session';

/** After an update of the server old file names are gone: load the page anew, but only once. */
window.addEventListener('vite:preloadError', (event) => {
  const before = Number(sessionStorage.getItem('medregistry.reloaded') ?? 0);
  if (Date.now() - before < 60_000) return;
  event.preventDefault();
  sessionStorage.setItem('medregistry.reloaded', String(Date.now()));
  location.reload();
});

/** The session and the words are asked for at once; only then does a screen make sense. */
async function start(): Promise<void> {
  const [signedIn] = await Promise.all([session.refresh().catch(() => false), startLocale()]);
  if (!signedIn) return session.leave();
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<App />);
}

void start();
