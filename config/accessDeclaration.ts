import { fieldRules } from './fieldRules';
import { masks } from './masks';
import { exclusiveForPerson, roles } from './roles';

/** What the access plugin is handed at register: roles, the sets that exclude each other, field rules and masks. */
export const accessDeclaration = { title: '医疗机构电子化注册', roles, exclusive: exclusiveForPerson, fieldRules, masks };
