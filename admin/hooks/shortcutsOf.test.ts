import { shortcutsOf } from './shortcutsOf';

describe('the letters of the acts on a case', () => {
  it('are the first of each name', () => {
    expect(shortcutsOf(['return', 'propose'], 'jk')).toEqual({ return: 'r', propose: 'p' });
  });

  it('are never two things', () => {
    expect(shortcutsOf(['decide', 'defer', 'e-d'], 'd')).toEqual({ decide: 'e', defer: 'f', 'e-d': 'a' });
  });
});
