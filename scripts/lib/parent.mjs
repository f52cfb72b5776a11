import fs from 'node:fs';

const parentOf = (pid) => {
  try {
    const stat = fs.readFileSync(`/proc/${pid}/stat`, 'utf8');
    return Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]);
  } catch {
    return undefined;
  }
};

/**
 * Calls `gone` when npm, which started us, has died. npm puts a shell between itself and us on some systems, so that
 * its death changes not our parent but our parent's. A start without npm outlives its terminal, as a service should.
 */
export function watchParent(gone) {
  if (!process.env.npm_lifecycle_event) return;
  const parent = process.ppid;
  const grandparent = parentOf(parent);
  const shell = /^(sh|dash|bash|zsh|ash|busybox)$/.test(fs.existsSync(`/proc/${parent}/comm`) ? fs.readFileSync(`/proc/${parent}/comm`, 'utf8').trim() : '');
  const timer = setInterval(() => {
    if (process.ppid === parent && !(shell && parentOf(parent) !== grandparent)) return;
    clearInterval(timer);
    gone();
  }, 500);
  timer.unref();
}
