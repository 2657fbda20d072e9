/** How to load the built extension by hand, where no window can be opened from here. */
export function loadingSteps(folders: { chrome: string; firefox: string }): string {
  return `Updraft is built, but there is no display to open a browser on. To load it where there is one:

Chrome, Chromium: open chrome://extensions, switch on 'Developer mode', press 'Load unpacked' and choose
  ${folders.chrome}
Edge: open edge://extensions, switch on 'Developer mode', press 'Load unpacked' and choose
  ${folders.chrome}
Firefox: open about:debugging#/runtime/this-firefox, press 'Load Temporary Add-on…' and choose
  ${folders.firefox}/manifest.json
`;
}
