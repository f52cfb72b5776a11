import { fieldRules } from './fieldRules';
import { masks } from './masks';
import { exclusiveForPerson, roles } from './roles';

/** What the access plugin is handed at register: roles, the sets that exclude each other, field rules and masks. */
export const accessDeclaration = { roles, exclusive: exclusiveForPerson, fieldRules, masks };
