import { Switch } from './Switch';
import { defaultSwitches, SwitchFacts, switchValues } from './SwitchValues';
import { switches } from './switches';

it('declares each switch with a default that it accepts and the article that leaves it open', () => {
  for (const declared of Object.values(switches)) {
    expect(Switch.parse(declared)).toEqual(declared);
    expect(declared.basis).toMatch(/《/u);
  }
  expect(SwitchFacts.parse(defaultSwitches())).toEqual(defaultSwitches());
});

it('accepts at the window, unless the authority chose otherwise', () => {
  expect(switchValues({}).acceptanceAt).toBe('window');
  expect(switchValues({ acceptanceAt: 'online' }).acceptanceAt).toBe('online');
});

it('takes what a switch does not accept as not set', () => {
  expect(switchValues({ acceptanceAt: 'somewhere', hearingDays: 0, specialtyNeeds100Beds: 'no', stranger: 1 })).toEqual(defaultSwitches());
});
