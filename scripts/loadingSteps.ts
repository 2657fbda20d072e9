/** How to go on by hand, where no window can be opened from here. */
export interface Steps {
  chrome: string;
  firefox: string;
  server: string;
  /** Each lets one browser in, once. */
  people: readonly { name: string; link: string }[];
}

export function loadingSteps({ chrome, firefox, server, people }: Steps): string {
  return `Updraft is built and its server answers at ${server}, but there is no display to open a browser on.

1. Load the extension where there is one:
   Chrome, Chromium: open chrome://extensions, switch on 'Developer mode', press 'Load unpacked' and choose
     ${chrome}
   Edge: open edge://extensions, switch on 'Developer mode', press 'Load unpacked' and choose
     ${chrome}
   Firefox: open about:debugging#/runtime/this-firefox, press 'Load Temporary Add-on…' and choose
     ${firefox}/manifest.json
2. In two browser profiles, each with the extension, open one of these links and click on Updraft's icon there:
${people.map(({ name, link }) => `   ${name}\n     ${link}`).join('\n')}
   A browser on another machine reaches the server through a tunnel, such as
     ssh -L ${new URL(server).port}:127.0.0.1:${new URL(server).port} this-machine

The server runs until Ctrl+C. Each link works once and for a week; another start prints new ones.
`;
}
