import fs from 'node:fs';
import path from 'node:path';

const file = () => path.join(process.env.DATA_DIR, 'demo-accounts.json');

/** Whether the demonstration district was loaded into this data folder. */
export const hasAccounts = () => fs.existsSync(file());

/** Prints the accounts of the demonstration, if there is one. */
export function printAccounts() {
  if (!hasAccounts()) return;
  const accounts = JSON.parse(fs.readFileSync(file(), 'utf8'));
  process.stdout.write('\nAccounts of the demonstration (demo-accounts.json in the data folder holds them, too):\n\n');
  const width = Math.max(...accounts.map(({ username }) => username.length));
  for (const { username, password, about } of accounts) process.stdout.write(`  ${username.padEnd(width)}  ${password}  ${about}\n`);
}
