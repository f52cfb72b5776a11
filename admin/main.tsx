import { createRoot } from 'react-dom/client';
import './theme/base.css';
import { App } from './App';
import { startLocale } from './providers/locale';
import { session } from './providers/session';

/** The session and the words are asked for at once; only then does a screen make sense. */
async function start(): Promise<void> {
  const [signedIn] = await Promise.all([session.refresh().catch(() => false), startLocale()]);
  if (!signedIn) return session.leave();
  const root = document.getElementById('root');
  if (root) createRoot(root).render(<App />);
}

void start();
