import { stateDiagram } from './diagram';
import type { Procedure } from './Procedure';
import { say } from './Text';

const cell = (text: string): string => text.replaceAll('|', '\\|').replaceAll('\n', ' ');
const table = (heads: string[], rows: string[][]): string =>
  [heads, heads.map(() => '---'), ...rows].map((row) => `| ${row.map(cell).join(' | ')} |`).join('\n');
const part = (title: string, heads: string[], rows: string[][]): string[] => (rows.length > 0 ? [`## ${title}`, table(heads, rows)] : []);

const terms = (procedure: Procedure): string[][] =>
  Object.entries(procedure.clocks).map(([key, { label, length, unit, basis }]) => [
    `\`${key}\``,
    say(label),
    typeof length === 'number' && typeof unit === 'string' ? `${length} ${{ 'natural-day': '日', 'working-day': '个工作日', month: '个月' }[unit]}` : '按登记信息或机关参数',
    say(basis),
    Object.entries(procedure.events).filter(([, { after }]) => after === key).map(([event]) => `\`${event}\``).join(' '),
  ]);

const firing = ({ events }: Procedure, use: 'set' | 'reset', flag: string): string =>
  Object.entries(events).filter(([, { flags }]) => flags[use].includes(flag)).map(([event]) => `\`${event}\``).join(' ');

/** The documentation of a procedure as Markdown: diagram, states, events, terms, materials, papers. Generated, never edited. */
export function procedurePage(procedure: Procedure): string {
  const state = (key: string): string => say(procedure.states[key]?.label.staff ?? key);
  const events = Object.entries(procedure.events).map(([key, event]) => [
    `\`${key}\``,
    say(event.label),
    event.from.map(state).join('、'),
    event.to === undefined ? '（不变）' : state(event.to),
    event.roles.map((role) => `\`${role}\``).join(' '),
    event.guards.map((guard) => `\`${guard.code}\``).join(' '),
  ]);
  const parts = [
    `# ${say(procedure.label)}`,
    `Generated from the declaration \`${procedure.key}\` by \`npm run docs\`; do not edit.`,
    `\`\`\`mermaid\n${stateDiagram(procedure)}\n\`\`\``,
    ...part('States', ['Key', 'Office', 'Applicant', 'With', 'What to do'], Object.entries(procedure.states).map(([key, { label, holder, next }]) => [`\`${key}\``, say(label.staff), say(label.applicant), holder ? `\`${holder}\`` : '', say(next.applicant)])),
    ...part('Events', ['Key', 'Label', 'From', 'To', 'Roles', 'Guards'], events),
    ...part('Guards', ['Event', 'Code', 'Message'], Object.entries(procedure.events).flatMap(([key, { guards }]) => guards.map(({ code, message }) => [`\`${key}\``, `\`${code}\``, say(message)]))),
    ...part('Terms', ['Key', 'Label', 'Length', 'Basis', 'Then'], terms(procedure)),
    ...part('Flags', ['Key', 'Label', 'Set by', 'Reset by'], Object.entries(procedure.flags).map(([key, { label }]) => [`\`${key}\``, say(label), firing(procedure, 'set', key), firing(procedure, 'reset', key)])),
    ...part('Materials', ['Key', 'Label', 'Required', 'Requirement'], procedure.materials.map(({ key, label, required, when, requirement }) => [`\`${key}\``, say(label), required === false ? '' : when || required !== true ? '按情形' : '必须', say(requirement)])),
    ...part('Papers', ['Key', 'Title', 'Kind'], Object.entries(procedure.documents).map(([key, { title, kind }]) => [`\`${key}\``, say(title), kind])),
    ...part('Work lists', ['Key', 'Label', 'Roles', 'States'], Object.entries(procedure.queues).map(([key, { label, roles, states }]) => [`\`${key}\``, say(label), roles.map((role) => `\`${role}\``).join(' '), states.map(state).join('、')])),
  ];
  return `${parts.join('\n\n')}\n`;
}
