import type { Role } from '../../roles';
import type { Block, Paper } from './Phase';

const everybody: Role[] = ['institution', 'reviewer', 'approver', 'counter', 'administrator'];

export const paragraph = (text: string, layout: { indent?: boolean } = {}): Block => ({ block: 'paragraph', text, ...layout });

/** A letter of the authority to the institution: addressed, dated, sealed, with number and verification code. */
export const letter = (label: Paper['label'], title: string, prefix: string, body: Block[]): Paper => ({
  label,
  title,
  prefix,
  kind: 'issued',
  roles: everybody,
  blocks: [
    { block: 'paragraph', text: '{institution.name}：', indent: false },
    { block: 'fields', columns: 2, rows: [{ label: '登记号', value: '{institution.registrationNumber}' }, { label: '申请编号', value: '{application:number}' }] },
    ...body,
    { block: 'paragraph', text: '{authority.name}', align: 'right', indent: false },
    { block: 'paragraph', text: '{today}', align: 'right', indent: false },
    { block: 'seal', label: '登记机关（章）' },
    { block: 'code' },
  ],
});
