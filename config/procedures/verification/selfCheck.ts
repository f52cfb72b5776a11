import { fact } from '../../vocabulary';

/** 自查 against the 基本标准, kept with each submission (F44): it advises the reviewer and decides nothing. */
export const selfCheckAssessment = { key: 'self-check', against: fact('selfCheck.standard').operand };
