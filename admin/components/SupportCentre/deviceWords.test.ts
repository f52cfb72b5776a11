import { deviceWords, systemWords } from './deviceWords';

const screen = { width: 412, height: 915 } as Screen;

it.each([
  ['Mozilla/5.0 (Linux; Android 14; XT2301-5) AppleWebKit/537.36 Chrome/126.0.0.0 Mobile Safari/537.36', 'XT2301-5，412×915', 'Android 14，Chrome 126'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605 MicroMessenger/8', 'iPhone，412×915', 'iOS，WeChat 8'],
  ['Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 Chrome/126.0.0.0 Safari/537.36 Edg/126.0.0.0', '412×915', 'Windows 10/11，Edge 126'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0', '412×915', 'Linux，Firefox 128'],
  ['something else', '412×915', ''],
])('reads %s', (agent, device, system) => {
  expect(deviceWords(agent, screen)).toBe(device);
  expect(systemWords(agent, {})).toBe(system);
});
