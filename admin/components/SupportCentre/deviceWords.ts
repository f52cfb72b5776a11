interface Hints {
  userAgentData?: { platform?: string };
}

const SYSTEMS: [RegExp, string][] = [
  [/HarmonyOS|OpenHarmony/, 'HarmonyOS'], [/Android (\d+)/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows NT 10/, 'Windows 10/11'], [/Windows/, 'Windows'],
  [/Mac OS X/, 'macOS'], [/Kylin/, 'Kylin'], [/UOS|Uos/, 'UOS'], [/Linux/, 'Linux'],
];
const BROWSERS: [RegExp, string][] = [
  [/MicroMessenger\/(\d+)/, 'WeChat'], [/Edg\/(\d+)/, 'Edge'], [/Firefox\/(\d+)/, 'Firefox'], [/Chrom(?:e|ium)\/(\d+)/, 'Chrome'], [/Version\/(\d+).*Safari/, 'Safari'],
];

const named = (text: string, table: [RegExp, string][]): string => {
  for (const [pattern, name] of table) {
    const match = pattern.exec(text);
    if (match) return match[1] ? `${name} ${match[1]}` : name;
  }
  return '';
};

/** 现用机型 as far as a browser tells: the model of a telephone, or the size of the screen. */
export function deviceWords(agent = navigator.userAgent, screen = window.screen): string {
  const model = /Android [\d.]+; ([^;)]+?)(?: Build|\))/.exec(agent)?.[1];
  const name = model && model !== 'K' ? model : /iPad/.test(agent) ? 'iPad' : /iPhone/.test(agent) ? 'iPhone' : '';
  return [name, `${screen.width}×${screen.height}`].filter(Boolean).join('，');
}

/** 当前系统: operating system and browser. */
export const systemWords = (agent = navigator.userAgent, hints: Hints = navigator as Hints): string => {
  const system = named(agent, SYSTEMS) || (hints.userAgentData?.platform ?? '');
  return [system, named(agent, BROWSERS)].filter(Boolean).join('，');
};
