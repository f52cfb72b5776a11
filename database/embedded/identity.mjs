import fs from 'node:fs';

/**
 * PostgreSQL refuses to run as root, so root hands it to the user `postgres` or else `nobody`; everybody else
 * runs it as himself. A user without an entry in the password file would not do: initdb looks itself up.
 *
 * @returns `{uid, gid}` for `child_process`, or `{}` when nothing has to change.
 */
export function serverIdentity() {
  if (typeof process.getuid !== 'function' || process.getuid() !== 0) return {};
  const users = fs.readFileSync('/etc/passwd', 'utf8').split('\n').map((line) => line.split(':'));
  for (const name of ['postgres', 'nobody']) {
    const entry = users.find((user) => user[0] === name);
    if (entry && Number(entry[2]) > 0) return { uid: Number(entry[2]), gid: Number(entry[3]) };
  }
  throw new Error('PostgreSQL does not run as root, and there is neither a user postgres nor a user nobody to run it. Start as an ordinary user, or set DATABASE_URL.');
}
