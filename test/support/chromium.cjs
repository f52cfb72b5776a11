const fs = require('node:fs');
const path = require('node:path');

const NAMES = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable', 'chrome', 'microsoft-edge'];
const PLACES = ['/Applications/Google Chrome.app/Contents/MacOS/Google Chrome', '/Applications/Chromium.app/Contents/MacOS/Chromium'];

const isFile = (file) => fs.existsSync(file) && fs.statSync(file).isFile();

/** The browser that browser tests use: `CHROME_PATH`, or the first Chromium of the search path; undefined without one. */
exports.findChromium = () => {
  const given = process.env.CHROME_PATH;
  if (given) return isFile(given) ? given : undefined;
  const folders = (process.env.PATH ?? '').split(path.delimiter).filter(Boolean);
  return [...NAMES.flatMap((name) => folders.map((folder) => path.join(folder, name))), ...PLACES].find(isFile);
};
